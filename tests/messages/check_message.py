#!/usr/bin/env python3
"""Checks that a file does not compile, and that the compiler says why in the words that users will search for.

    check_message.py COMPILER SOURCE INCLUDE_DIR...

SOURCE has one comment `// expect: TEXT` for each text that the compiler's output must contain; with
`// expect(g++): TEXT` or `// expect(clang++): TEXT` for one compiler only. At least one is required. The part of the
file inside `#ifdef CONTROL` … `#endif` must compile, with CONTROL defined: it shows that the rest of the file is right,
so that the expected mistake is the only one.
Exit status: 0 as expected, 1 not, 77 the compiler is not installed.
"""
import os
import re
import shutil
import subprocess
import sys


def compile_output(compiler, source, includes, define):
    command = [compiler, "-std=c++23", "-fsyntax-only", "-fno-diagnostics-color", "-D" + define]
    command += ["-I" + directory for directory in includes] + [source]
    run = subprocess.run(command, capture_output=True, text=True, errors="replace",
                         env={**os.environ, "LC_ALL": "C"})
    return run.returncode, run.stderr


def main():
    compiler, source, includes = sys.argv[1], sys.argv[2], sys.argv[3:]
    if shutil.which(compiler) is None:
        print(f"{compiler} is not installed")
        return 77
    family = "clang++" if "clang" in compiler else "g++"
    text = open(source, encoding="utf-8").read()
    expected = [match[2].strip() for match in re.finditer(r"// expect(?:\((\S+)\))?: (.*)", text)
                if match[1] in (None, family)]
    if not expected:
        print(f"{source}: no comment '// expect: TEXT' for {family}")
        return 1
    status, output = compile_output(compiler, source, includes, "MISTAKE")
    failures = []
    if status == 0:
        failures.append("it compiles, and must not")
    failures += [f"the compiler does not say: {line}" for line in expected if line not in output]
    if re.search(r"^\s*#if(def|ndef)?.*\bCONTROL\b", text, re.M):
        control_status, control_output = compile_output(compiler, source, includes, "CONTROL")
        if control_status != 0:
            failures.append("the part under CONTROL must compile:\n" + control_output)
    for failure in failures:
        print(f"{source} ({compiler}): {failure}")
    if failures and status != 0:
        print("\nThe compiler's output:\n" + output)
    return 1 if failures else 0


sys.exit(main())
