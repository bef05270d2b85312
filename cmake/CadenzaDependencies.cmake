# Third-party libraries, each behind one target. All of them are Debian packages: see requirements.apt.
find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(PkgConfig REQUIRED)

function(cadenza_pkg name module)
    pkg_check_modules(${name} REQUIRED IMPORTED_TARGET ${module})
    add_library(CadenzaDeps::${name} ALIAS PkgConfig::${name})
endfunction()
cadenza_pkg(re2 re2)
cadenza_pkg(spdlog spdlog)
cadenza_pkg(argon2 libargon2)
cadenza_pkg(crypt libcrypt)

find_library(CADENZA_SIMDJSON_LIBRARY simdjson REQUIRED)
add_library(cadenza_dep_simdjson INTERFACE)
target_link_libraries(cadenza_dep_simdjson INTERFACE ${CADENZA_SIMDJSON_LIBRARY})
add_library(CadenzaDeps::simdjson ALIAS cadenza_dep_simdjson)

find_library(CADENZA_BOOST_CONTEXT_LIBRARY boost_context REQUIRED)
add_library(cadenza_dep_boost INTERFACE)
target_link_libraries(cadenza_dep_boost INTERFACE ${CADENZA_BOOST_CONTEXT_LIBRARY})
# Fences around handlers: the loop's mutex orders what threads exchange; ThreadSanitizer does not know fences.
target_compile_definitions(cadenza_dep_boost INTERFACE
    BOOST_ASIO_NO_DEPRECATED BOOST_ASIO_SEPARATE_COMPILATION BOOST_ASIO_DISABLE_FENCED_BLOCK)
add_library(CadenzaDeps::boost ALIAS cadenza_dep_boost)

find_path(CADENZA_CLI11_INCLUDE CLI/CLI.hpp REQUIRED)
add_library(cadenza_dep_cli11 INTERFACE)
add_library(CadenzaDeps::cli11 ALIAS cadenza_dep_cli11)

# llhttp comes as C sources with Debian's node-llhttp; it pulls no Node.
add_library(cadenza_llhttp STATIC /usr/share/llhttp/api.c /usr/share/llhttp/http.c /usr/share/llhttp/llhttp.c)
target_include_directories(cadenza_llhttp PUBLIC /usr/share/include/llhttp)
set_target_properties(cadenza_llhttp PROPERTIES COMPILE_OPTIONS "-O2;-w")
target_compile_definitions(cadenza_llhttp PRIVATE LLHTTP_STRICT_MODE=1)
add_library(CadenzaDeps::llhttp ALIAS cadenza_llhttp)

# Lists of common passwords, from Debian's python3-zxcvbn: data for tools/make_common_passwords.py.
find_file(CADENZA_ZXCVBN_LISTS zxcvbn/frequency_lists.py PATHS /usr/lib/python3/dist-packages REQUIRED)
