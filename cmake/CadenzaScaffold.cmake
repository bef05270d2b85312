# Writes the C++ source that holds the files of scaffold/, so that the `cadenza` command and every project's program carry them.
#   cmake -DROOT=scaffold -DOUTPUT=file.cc -P CadenzaScaffold.cmake
file(GLOB_RECURSE names RELATIVE "${ROOT}" "${ROOT}/project/*" "${ROOT}/app/*")
list(SORT names)
set(text "// Written by cmake/CadenzaScaffold.cmake from the files of scaffold/.\n#include \"cadenza/management/scaffold.h\"\n\n")
string(APPEND text "namespace cadenza::management {\n\nstd::span<const ScaffoldFile> scaffold_files() {\n    static constexpr ScaffoldFile kFiles[] = {\n")
foreach(name ${names})
    file(READ "${ROOT}/${name}" content)
    string(APPEND text "        {\"${name}\", R\"cadenza_file(${content})cadenza_file\"},\n")
endforeach()
string(APPEND text "    };\n    return kFiles;\n}\n\n}  // namespace cadenza::management\n")
file(WRITE "${OUTPUT}" "${text}")
