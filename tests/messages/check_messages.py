#!/usr/bin/env python3
"""Checks that mistakes do not compile, and that the compiler says why in the words that users will search for.

    check_messages.py COMPILER FOLDER INCLUDE_DIR... [--only GLOB]

Each FOLDER/*/*.cc is one mistake. It has one comment `// expect: TEXT` for each text that the compiler's output must contain;
with `// expect(g++): TEXT` or `// expect(clang++): TEXT` for one compiler only. At least one is required. The part of a file
inside `#ifdef CONTROL` ... must compile, with CONTROL defined: it shows that the rest of the file is right, so that the
expected mistake is the only one.

The headers that the files include are precompiled once; each mistake is then compiled alone, and all controls together, each in
a namespace of its own (one by one, if that fails, to say which is wrong).
Last line: "N passed, N failed"; exit status 0, 1, or 77 if the compiler is not installed.
"""
import fnmatch
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

EXPECT = re.compile(r"// expect(?:\((\S+)\))?: (.*)")
CONTROL = re.compile(r"^\s*#if(?:def|ndef)?.*\bCONTROL\b", re.M)
INCLUDE = re.compile(r'^#include ([<"].*[>"])', re.M)


class Compiler:
    def __init__(self, name, includes, folder):
        self.family = "clang++" if "clang" in name else "g++"
        self.command = [name, "-std=c++23", "-fno-diagnostics-color", *("-I" + path for path in includes)]
        self.folder = pathlib.Path(folder)
        self.header = []

    def run(self, *arguments):
        done = subprocess.run([*self.command, *map(str, arguments)], capture_output=True, text=True, errors="replace",
                              env={**os.environ, "LC_ALL": "C"})
        return done.returncode, done.stderr

    def precompile(self, lines):
        header = self.folder / "headers.h"
        header.write_text("".join("#include %s\n" % line for line in lines))
        extra = ["-Xclang", "-fpch-instantiate-templates"] if self.family == "clang++" else []
        output = header.with_suffix(".h.pch" if extra else ".h.gch")
        status, text = self.run("-x", "c++-header", *extra, header, "-o", output)
        if status != 0:
            sys.exit("the headers do not compile:\n" + text)
        self.header = ["-include-pch", output] if extra else ["-include", header]

    def check(self, source, define):
        return self.run(*self.header, "-fsyntax-only", "-D" + define, source)

    def check_together(self, sources):
        together = self.folder / "together.cc"
        shared = sorted({line for path in sources for line in INCLUDE.findall(path.read_text())})
        together.write_text("".join("#include %s\n" % line for line in shared) +
                            "".join('namespace control%d {\n#include "%s"\n}\n' % item for item in enumerate(sources)))
        return self.check(together, "CONTROL")


def check_mistake(compiler, source):
    """-> what is wrong, as lines"""
    expected = [match[2].strip() for match in EXPECT.finditer(source.read_text()) if match[1] in (None, compiler.family)]
    if not expected:
        return ["no comment '// expect: TEXT' for " + compiler.family]
    status, output = compiler.check(source, "MISTAKE")
    if status == 0:
        return ["it compiles, and must not"]
    missing = ["the compiler does not say: " + line for line in expected if line not in output]
    return missing + (["the compiler's output:\n" + output] if missing else [])


def check_controls(compiler, sources):
    """-> the sources whose control does not compile, and the output"""
    alone = [path for path in sources if "CADENZA_REGISTER" in path.read_text()]  # it stands outside any namespace
    together = [path for path in sources if path not in alone]
    status, together_output = compiler.check_together(together) if together else (0, "")
    outputs = {source: compiler.check(source, "CONTROL") for source in (alone if status == 0 else sources)}
    wrong = {source: output for source, (failed, output) in outputs.items() if failed != 0}
    if status != 0 and not wrong:
        wrong[together[0]] = "the controls compile alone, but not together:\n" + together_output
    return wrong


def main():
    arguments, pattern = sys.argv[1:], "*"
    if "--only" in arguments:
        at = arguments.index("--only")
        pattern = arguments[at + 1]
        del arguments[at:at + 2]
    name, folder, includes = arguments[0], pathlib.Path(arguments[1]).resolve(), arguments[2:]
    if shutil.which(name) is None:
        print("%s is not installed" % name)
        return 77
    sources = [path for path in sorted(folder.rglob("*.cc")) if fnmatch.fnmatch(str(path.relative_to(folder)), pattern)]
    failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        compiler = Compiler(name, [*includes, str(folder)], scratch)
        lines = {line for path in sources for line in INCLUDE.findall(path.read_text())}
        compiler.precompile(sorted(line for line in lines if not (folder / line.strip('"<>')).exists()))
        controls = check_controls(compiler, [path for path in sources if CONTROL.search(path.read_text())])
        for path in sources:
            problems = check_mistake(compiler, path)
            if path in controls:
                problems.append("the part under CONTROL must compile:\n" + controls[path])
            failed += bool(problems)
            for problem in problems:
                print("%s (%s): %s" % (path, name, problem))
    print("%d passed, %d failed" % (len(sources) - failed, failed))
    return 1 if failed or not sources else 0


sys.exit(main())
