#!/usr/bin/env python3
"""All checks of the sources that need no build: layers, format, header hygiene and text. Last line: "N passed, N failed"."""
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# What a public header must not pull in: each costs every application file compile time (design: light public headers).
HEAVY = re.compile(r"#\s*include\s+<(regex|sstream|iostream|filesystem|boost/|asio|fmt/|spdlog/|simdjson|re2/|sqlite3|libpq|openssl/|"
                   r"nlohmann/|CLI/|curl/|llhttp)")


def files(*patterns):
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", *patterns], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.splitlines() if (ROOT / name).exists()]


def layers():
    done = subprocess.run([sys.executable, "tools/check_layers.py"], cwd=ROOT, capture_output=True, text=True)
    return done.stdout.splitlines() + done.stderr.splitlines()


def clang_format():
    program = shutil.which("clang-format")
    if not program:
        return ["format: clang-format is missing: ./dev packages"]
    names = files("src/*.h", "src/*.cc", "cli/*", "tests/*.h", "tests/*.cc", "bench/*.cc", "bench/*.h")
    names = [name for name in names if name.endswith((".h", ".cc", ".cpp")) and "tests/messages" not in name]
    done = subprocess.run([program, "--dry-run", "--Werror", "-ferror-limit=1", *names], cwd=ROOT, capture_output=True, text=True)
    wrong = sorted({line.split(":", 1)[0] for line in done.stderr.splitlines() if "code should be clang-formatted" in line})
    return ["format: %s is not in the project's format: run ./dev format" % name for name in wrong]


def headers():
    for name in files("src/*.h"):
        text = (ROOT / name).read_text()
        if "#pragma once" not in text:
            yield "headers: %s has no #pragma once" % name
        for found in HEAVY.finditer(text):
            yield "headers: %s includes <%s…>: third-party and heavy headers belong in .cc files" % (name, found.group(1))


def own_header_first():
    for name in files("src/*.cc"):
        header = name[:-3] + ".h"
        if (ROOT / header).exists():
            first = re.search(r'^\s*#\s*include\s+["<]([^">]+)[">]', (ROOT / name).read_text(), re.M)
            if not first or "src/" + first.group(1) != header:
                yield "headers: %s must include %s first, so that the header is known to compile by itself" % (name, header[4:])


def text():
    for name in files("*.h", "*.cc", "*.cpp", "*.py", "*.md", "*.txt", "*.cmake", "dev"):
        if name.startswith("tests/conformance/scenarios"):
            continue
        content = (ROOT / name).read_bytes()
        if b"\r\n" in content:
            yield "text: %s has CRLF line ends" % name
        if content and not content.endswith(b"\n"):
            yield "text: %s does not end with a line feed" % name
        if re.search(rb"\b(TODO|FIXME|XXX)\b", content) and name not in ("tools/lint.py",):
            yield "text: %s leaves a TODO" % name


def module_readmes():
    for directory in sorted({name.split("/")[2] for name in files("src/cadenza/*.cc") if name.count("/") > 2}):
        base = ROOT / "src/cadenza" / directory
        if not any(base.rglob("README.md")):
            yield "readme: src/cadenza/%s has no README.md" % directory
        for readme in base.rglob("README.md"):
            if len(readme.read_text().splitlines()) > 40:
                yield "readme: %s is longer than a page" % readme.relative_to(ROOT)


def main():
    passed = failed = 0
    for check in (layers, clang_format, headers, own_header_first, text, module_readmes):
        problems = list(check())
        for problem in problems:
            print(problem)
        passed, failed = (passed, failed + 1) if problems else (passed + 1, failed)
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
