# Debian packages (cpack -G DEB): fabula, the program with rules, model and manual; libfabula-dev, the libraries and their headers.
set(FABULA_MAINTAINER "The authors of Fabula <fabula@localhost>" CACHE STRING "Who stands for a package: Name <address>")
mark_as_advanced(FABULA_MAINTAINER)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME fabula)
set(CPACK_PACKAGE_VENDOR "The authors of Fabula")
set(CPACK_PACKAGE_CONTACT "${FABULA_MAINTAINER}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "dated, linked stories from news articles")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS "${PROJECT_SOURCE_DIR}/cmake/compress_documents.cmake")
# Whoever builds may have another umask.
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_COMPONENTS_ALL program development)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)

set(CPACK_COMPONENT_PROGRAM_DESCRIPTION "Reads news articles and tells what happened, when, who did it and why, each with the sentence that says so.")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME fabula)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SUGGESTS graphviz)

set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "The libraries that the program fabula is made of, with headers and the CMake package.")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libfabula-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
# What find_package(fabula) looks for; the rules and the model are those of the program.
set(development "fabula (= ${PROJECT_VERSION})" libboost-dev libyaml-cpp-dev libfmt-dev nlohmann-json3-dev libpugixml-dev
  libxml2-dev libuchardet-dev libpcre2-dev libmsgpack-cxx-dev libzip-dev zlib1g-dev libbrotli-dev libgmime-3.0-dev libcmark-dev
  libsqlite3-dev pkg-config)
if(FABULA_PDF)
  list(APPEND development libpoppler-cpp-dev)
endif()
list(JOIN development ", " CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS)

# Debian's place and form for what NOTICE and LICENSE say.
file(READ "${PROJECT_SOURCE_DIR}/NOTICE" notice)
file(WRITE "${PROJECT_BINARY_DIR}/copyright"
  "${notice}\nOn Debian systems the Apache License, Version 2.0 stands in /usr/share/common-licenses/Apache-2.0.\n")
include(CPack)
