#!/usr/bin/env python3
"""Makes a C++ source of every documentation page that holds code, and prints the sources' paths.

  extract.py DOCS_DIR OUTPUT_DIR

In a page, "```cpp" is a block of declarations and "```cpp run" one of statements. The blocks of a page share one namespace, in
their order, after `using namespace cadenza`; a block of statements becomes a function. "```cpp sketch" is not compiled.
A source is written anew only where its text has changed.
"""
import re
import sys
from pathlib import Path

BLOCK = re.compile(r"^```cpp ?([^\n]*)\n(.*?)^```$", re.M | re.S)
HEADERS = ("models", "rest", "urls", "apps", "conf")
INCLUDE = re.compile(r"^\s*#\s*(?:include|pragma).*$", re.M)


def source_of(page, text):
    blocks = [(kind.split(), code, text.count("\n", 0, found.start()) + 2)
              for found in BLOCK.finditer(text) for kind, code in [found.groups()]]
    blocks = [block for block in blocks if "sketch" not in block[0]]
    if not blocks:
        return None
    out = ["#include <cadenza/%s.h>" % name for name in HEADERS]
    out += sorted({line.strip() for _, code, _ in blocks for line in INCLUDE.findall(code) if "cadenza/" in line})
    out += ["namespace docs_%s {" % re.sub(r"\W", "_", page.stem), "using namespace cadenza;"]
    for number, (kind, code, line) in enumerate(blocks):
        code = INCLUDE.sub("", code)
        out.append('#line %d "%s"' % (line, page))
        out.append("void block_%d() {\n#line %d \"%s\"\n%s}" % (number, line, page, code) if "run" in kind else code)
    return "\n".join(out + ["}"]) + "\n"


def main():
    docs, output = Path(sys.argv[1]), Path(sys.argv[2])
    for page in sorted(docs.rglob("*.md")):
        source = source_of(page, page.read_text())
        if source is None:
            continue
        target = output / ("_".join(page.relative_to(docs).with_suffix("").parts) + ".cc")
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists() or target.read_text() != source:
            target.write_text(source)
        print(target)


if __name__ == "__main__":
    main()
