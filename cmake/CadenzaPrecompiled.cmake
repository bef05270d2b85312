# cadenza_precompiled(TARGET sources|tests): the standard library (and for tests GoogleTest) precompiled once and shared by all targets
# that have the options of cadenza_options. A library's own headers are not in it: a change of one would rebuild everything.
# Sources include what they use all the same: the release preset builds them without it, and the header check compiles each header alone.
option(CADENZA_PRECOMPILED "Precompile the standard library for this project's own targets" ON)

function(cadenza_precompile name)
    set(source "${PROJECT_BINARY_DIR}/precompiled/${name}.cc")
    file(CONFIGURE OUTPUT "${source}" CONTENT "// Owner of the precompiled header.\n")
    add_library(${name} OBJECT "${source}")
    target_link_libraries(${name} PRIVATE cadenza_options)
    target_precompile_headers(${name} PRIVATE ${ARGN})
    # ccache finds a clang header again only if it holds no time.
    target_compile_options(${name} PRIVATE $<$<CXX_COMPILER_ID:Clang>:SHELL:-Xclang -fno-pch-timestamp>)
endfunction()

set(standard <algorithm> <array> <charconv> <chrono> <functional> <map> <memory> <optional> <set> <span> <string> <string_view>
             <utility> <variant> <vector>)
if(CADENZA_PRECOMPILED)
    cadenza_precompile(cadenza_precompiled_sources ${standard})
    if(CADENZA_TESTS)
        cadenza_precompile(cadenza_precompiled_tests <gtest/gtest.h> ${standard})
        # As CMake compiles the sources of programs; those of libraries have -fPIC.
        set_target_properties(cadenza_precompiled_tests PROPERTIES POSITION_INDEPENDENT_CODE OFF)
        target_compile_options(cadenza_precompiled_tests PRIVATE -fPIE)
    endif()
endif()

function(cadenza_precompiled target kind)
    if(TARGET cadenza_precompiled_${kind})
        target_precompile_headers(${target} REUSE_FROM cadenza_precompiled_${kind})
    endif()
endfunction()
