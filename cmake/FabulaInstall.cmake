# What `cmake --install` lays down, and the package that find_package(fabula) reads.
include(CMakePackageConfigHelpers)
