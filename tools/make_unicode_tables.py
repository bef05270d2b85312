#!/usr/bin/env python3
"""Writes src/cadenza/base/text/unicode_tables.cc from the Unicode database that Python carries."""
import pathlib
import unicodedata

CODE_POINTS = [c for c in range(0x110000) if not 0xD800 <= c < 0xE000]


def ranges(predicate):
    found = []
    for c in CODE_POINTS:
        if not predicate(chr(c)):
            continue
        if found and found[-1][1] == c - 1:
            found[-1][1] = c
        else:
            found.append([c, c])
    return found


def mappings(function):
    """(first, last, stride, delta): code points that all move by delta."""
    runs = []
    for c in CODE_POINTS[128:]:
        mapped = function(chr(c))
        if len(mapped) != 1 or ord(mapped) == c:
            continue
        delta = ord(mapped) - c
        if runs and runs[-1][3] == delta and c - runs[-1][1] in ((1, 2) if runs[-1][2] == 0 else (runs[-1][2],)):
            runs[-1][2] = c - runs[-1][1]
            runs[-1][1] = c
        else:
            runs.append([c, c, 0, delta])
    return [[a, b, stride or 1, delta] for a, b, stride, delta in runs]


def latin():
    for c in CODE_POINTS[128:]:
        text = unicodedata.normalize("NFKD", chr(c)).encode("ascii", "ignore").decode()
        if text:
            yield c, text


def rows(items):
    lines, line = [], "   "
    for item in items:
        if len(line) + len(item) > 98:
            lines.append(line)
            line = "   "
        line += " " + item + ","
    return "\n".join(lines + [line])


def table(kind, name, items):
    return f"constexpr {kind} {name}Rows[] = {{\n{rows(items)}\n}};\nconst std::span<const {kind}> {name}{{{name}Rows}};\n"


def main():
    quote = lambda t: '"' + t.replace("\\", "\\\\").replace('"', '\\"') + '"'
    pairs = lambda predicate: [f"{{{a:#x}, {b:#x}}}" for a, b in ranges(predicate)]
    moves = lambda f: [f"{{{a:#x}, {b:#x}, {s}, {d}}}" for a, b, s, d in mappings(f)]
    zeros = [f"{c:#x}" for c in CODE_POINTS[128:] if unicodedata.decimal(chr(c), -1) == 0]
    text = "\n".join([
        f"// Made by tools/make_unicode_tables.py from Unicode {unicodedata.unidata_version}. Do not edit.",
        "// clang-format off",
        '#include "cadenza/base/text/unicode_tables.h"\n',
        "namespace cadenza::internal {\n",
        table("CodePointRange", "kWord", pairs(lambda c: c.isalnum() or c == "_")),
        table("CodePointRange", "kUnprintable", pairs(lambda c: not c.isprintable())),
        table("CaseRun", "kLower", moves(str.lower)),
        table("CaseRun", "kUpper", moves(str.upper)),
        table("CaseRun", "kFold", moves(str.casefold)),
        table("char32_t", "kDigitZeros", zeros),
        table("Latin", "kLatin", [f"{{{c:#x}, {quote(t)}}}" for c, t in latin()]),
        "}  // namespace cadenza::internal\n",
    ])
    root = pathlib.Path(__file__).resolve().parent.parent
    (root / "src/cadenza/base/text/unicode_tables.cc").write_text(text)


main()
