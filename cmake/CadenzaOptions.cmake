# Language level, warnings, sanitizers, ccache and the linker, for every target of this project.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Debug CACHE STRING "" FORCE)
endif()

set(CADENZA_SANITIZE "" CACHE STRING "Sanitizers, as for -fsanitize= (address,undefined or thread)")

add_library(cadenza_options INTERFACE)
# -pthread everywhere, as some dependencies ask for it: it defines a macro, and a precompiled header wants the same for all.
target_compile_options(cadenza_options INTERFACE
    -pthread -Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Woverloaded-virtual -Werror
    -Wno-missing-field-initializers -fno-strict-aliasing
    $<$<CXX_COMPILER_ID:GNU>:-Wno-dangling-reference -Wshadow=local> $<$<CXX_COMPILER_ID:Clang>:-Wshadow>)
# GCC 12 reports false positives of these in optimised standard-library code.
target_compile_options(cadenza_options INTERFACE
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread -Wno-maybe-uninitialized -Wno-free-nonheap-object>)
# Clang warns of what libstdc++ 12 itself deprecates inside its algorithms.
target_compile_options(cadenza_options INTERFACE $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>)
if(CADENZA_SANITIZE)
    add_compile_options(-fsanitize=${CADENZA_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${CADENZA_SANITIZE})
endif()

find_program(CADENZA_CCACHE ccache)
if(CADENZA_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_C_COMPILER_LAUNCHER "${CADENZA_CCACHE}")
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CADENZA_CCACHE}")
endif()
find_program(CADENZA_MOLD mold)
if(CADENZA_MOLD)
    add_link_options(-fuse-ld=mold)
endif()
