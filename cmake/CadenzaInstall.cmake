# `cmake --install`: one archive of all modules, the headers, the CMake package and the `cadenza` command.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

get_property(modules GLOBAL PROPERTY CADENZA_MODULES)
set(objects "")
foreach(module ${modules})
    get_target_property(type ${module} TYPE)
    if(NOT type STREQUAL "INTERFACE_LIBRARY")
        list(APPEND objects $<TARGET_OBJECTS:${module}>)
    endif()
endforeach()
add_library(cadenza_archive STATIC ${objects} $<TARGET_OBJECTS:cadenza_llhttp>)
set_target_properties(cadenza_archive PROPERTIES OUTPUT_NAME cadenza LINKER_LANGUAGE CXX)

install(TARGETS cadenza_archive ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY src/cadenza DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.h")
if(TARGET cadenza_cli)
    install(TARGETS cadenza_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()

set(CADENZA_LIBRARY_FILE "${CMAKE_INSTALL_LIBDIR}/libcadenza.a")
set(CADENZA_INCLUDE_DIR "${CMAKE_INSTALL_INCLUDEDIR}")
set(CADENZA_COMMAND "${CMAKE_INSTALL_BINDIR}/cadenza")
set(package "${CMAKE_INSTALL_LIBDIR}/cmake/Cadenza")
configure_package_config_file(cmake/CadenzaConfig.cmake.in "${CMAKE_CURRENT_BINARY_DIR}/CadenzaConfig.cmake"
    INSTALL_DESTINATION "${package}" PATH_VARS CADENZA_LIBRARY_FILE CADENZA_INCLUDE_DIR CADENZA_COMMAND)
write_basic_package_version_file("${CMAKE_CURRENT_BINARY_DIR}/CadenzaConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/CadenzaConfig.cmake" "${CMAKE_CURRENT_BINARY_DIR}/CadenzaConfigVersion.cmake"
              cmake/CadenzaProject.cmake cmake/CadenzaMigrations.cmake DESTINATION "${package}")
