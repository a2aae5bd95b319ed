# What `cmake --install` lays down: the program, the libraries with their headers, the data beside
# them, and the package that find_package(fabula) reads.
include(CMakePackageConfigHelpers)

install(EXPORT fabulaTargets NAMESPACE fabula:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/fabula)
configure_package_config_file(cmake/fabulaConfig.cmake.in fabulaConfig.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/fabula
  PATH_VARS CMAKE_INSTALL_DATADIR)
write_basic_package_version_file(fabulaConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES
  "${PROJECT_BINARY_DIR}/fabulaConfig.cmake"
  "${PROJECT_BINARY_DIR}/fabulaConfigVersion.cmake"
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/fabula)

foreach(entry ontology.yaml settings.yaml pages.yaml)
  install(FILES "config/${entry}" DESTINATION ${CMAKE_INSTALL_DATADIR}/fabula)
endforeach()
install(DIRECTORY config/actors config/lang DESTINATION ${CMAKE_INSTALL_DATADIR}/fabula)
install(FILES "${FABULA_DATA_DIR}/rules.cache" DESTINATION ${CMAKE_INSTALL_DATADIR}/fabula)
if(TARGET fabula_model)
  install(FILES "${FABULA_DATA_DIR}/en.model" DESTINATION ${CMAKE_INSTALL_DATADIR}/fabula)
endif()
install(FILES LICENSE NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR})
