# What `cmake --install` lays down: the program with its data, manual and documents, and for development the libraries with their
# headers and the package that find_package(fabula) reads.
include(CMakePackageConfigHelpers)

install(EXPORT fabulaTargets NAMESPACE fabula:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/fabula COMPONENT development)
configure_package_config_file(cmake/fabulaConfig.cmake.in fabulaConfig.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/fabula
  PATH_VARS CMAKE_INSTALL_DATADIR)
write_basic_package_version_file(fabulaConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES
  "${PROJECT_BINARY_DIR}/fabulaConfig.cmake"
  "${PROJECT_BINARY_DIR}/fabulaConfigVersion.cmake"
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/fabula COMPONENT development)

foreach(entry ontology.yaml settings.yaml pages.yaml)
  install(FILES "config/${entry}" DESTINATION ${CMAKE_INSTALL_DATADIR}/fabula COMPONENT program)
endforeach()
install(DIRECTORY config/actors config/lang DESTINATION ${CMAKE_INSTALL_DATADIR}/fabula COMPONENT program)
install(FILES "${FABULA_DATA_DIR}/rules.cache" DESTINATION ${CMAKE_INSTALL_DATADIR}/fabula COMPONENT program)
if(TARGET fabula_model)
  install(FILES "${FABULA_DATA_DIR}/en.model" DESTINATION ${CMAKE_INSTALL_DATADIR}/fabula COMPONENT program)
endif()
file(GLOB documents docs/*.md docs/*.json docs/*.svg docs/*.png)
install(FILES LICENSE NOTICE README.md CHANGELOG.md "${PROJECT_BINARY_DIR}/copyright" DESTINATION ${CMAKE_INSTALL_DOCDIR}
  COMPONENT program)
install(FILES ${documents} DESTINATION ${CMAKE_INSTALL_DOCDIR}/docs COMPONENT program)
