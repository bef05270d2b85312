# For applications: what `find_package(Cadenza)` brings beside the library.
#
# cadenza_project(NAME [APPS app...])
#   The program NAME from the .cpp files of the folder NAME (settings, urls, main) and of each app's folder, with the
#   apps' migrations. It gives the project
#     - a precompiled header of Cadenza's umbrella headers,
#     - ccache and a fast linker where they are installed,
#     - the generated header "project_apps.h", which declares of every app: App app(), UrlPatterns urlpatterns() and
#       migrations::list(), its migration files.
#   Headers are included from the project's root: "api/models.h".

include("${CMAKE_CURRENT_LIST_DIR}/CadenzaMigrations.cmake" OPTIONAL)

function(cadenza_declare_apps output)
    set(text "// Written by cadenza_project() from APPS: what settings and urls may name.\n#pragma once\n\n")
    string(APPEND text "#include <cadenza/apps.h>\n#include <cadenza/urls.h>\n")
    foreach(app ${ARGN})
        string(APPEND text "\nnamespace ${app} {\ncadenza::App app();\ncadenza::UrlPatterns urlpatterns();\n"
                           "namespace migrations {\ncadenza::migrations::MigrationList list();\n}\n}\n")
    endforeach()
    file(CONFIGURE OUTPUT "${output}" CONTENT "${text}" @ONLY)
endfunction()

macro(cadenza_fast_tools)
    find_program(CADENZA_CCACHE ccache)
    if(CADENZA_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
        set(CMAKE_CXX_COMPILER_LAUNCHER "${CADENZA_CCACHE}")
        set(CMAKE_C_COMPILER_LAUNCHER "${CADENZA_CCACHE}")
    endif()
endmacro()

function(cadenza_application_options target root generated)
    set_target_properties(${target} PROPERTIES CXX_STANDARD 23 CXX_STANDARD_REQUIRED ON CXX_EXTENSIONS OFF
                          CXX_SCAN_FOR_MODULES OFF)
    target_link_libraries(${target} PRIVATE Cadenza::cadenza)
    target_include_directories(${target} PRIVATE "${root}" "${generated}")
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wno-missing-field-initializers)
    find_program(CADENZA_MOLD mold)
    if(CADENZA_MOLD)
        target_link_options(${target} PRIVATE -fuse-ld=mold)
    endif()
endfunction()

# NAME_tests from the tests/*.cpp of every app, built by `./manage test` only.
function(cadenza_project_tests name root generated)
    set(tests "")
    foreach(app ${ARGN})
        file(GLOB app_tests CONFIGURE_DEPENDS "${root}/${app}/tests/*.cpp")
        list(APPEND tests ${app_tests})
    endforeach()
    find_package(GTest QUIET)
    if(tests AND GTest_FOUND)
        add_executable(${name}_tests EXCLUDE_FROM_ALL ${tests} $<TARGET_OBJECTS:${name}_objects>)
        cadenza_application_options(${name}_tests "${root}" "${generated}")
        target_link_libraries(${name}_tests PRIVATE GTest::gtest_main)
    endif()
endfunction()

function(cadenza_project name)
    cmake_parse_arguments(ARG "" "" "APPS" ${ARGN})
    set(root "${CMAKE_CURRENT_SOURCE_DIR}")
    set(generated "${CMAKE_CURRENT_BINARY_DIR}/generated")
    cadenza_fast_tools()

    file(GLOB sources CONFIGURE_DEPENDS "${root}/${name}/*.cpp")
    if(NOT sources)
        message(FATAL_ERROR "cadenza_project(${name}): ${root}/${name} has no .cpp file; it should hold settings.cpp, urls.cpp and main.cpp")
    endif()
    foreach(app ${ARG_APPS})
        if(NOT EXISTS "${root}/${app}/app.cpp")
            message(FATAL_ERROR "cadenza_project(${name}): the app '${app}' of APPS has no ${root}/${app}/app.cpp; write it with: ./manage startapp ${app}")
        endif()
        file(GLOB app_sources CONFIGURE_DEPENDS "${root}/${app}/*.cpp")
        list(APPEND sources ${app_sources})
    endforeach()

    set(main "${root}/${name}/main.cpp")
    list(REMOVE_ITEM sources "${main}")
    cadenza_declare_apps("${generated}/project_apps.h" ${ARG_APPS})

    # Everything but main() once, for the program and for its tests.
    add_library(${name}_objects OBJECT ${sources})
    cadenza_application_options(${name}_objects "${root}" "${generated}")
    target_precompile_headers(${name}_objects PRIVATE <cadenza/models.h> <cadenza/rest.h> <cadenza/urls.h> <cadenza/apps.h>)
    foreach(app ${ARG_APPS})
        cadenza_app_migrations(${name}_objects ${app} "${root}/${app}")
    endforeach()

    add_executable(${name} "${main}" $<TARGET_OBJECTS:${name}_objects>)
    cadenza_application_options(${name} "${root}" "${generated}")
    cadenza_project_tests(${name} "${root}" "${generated}" ${ARG_APPS})
endfunction()
