#!/usr/bin/env python3
"""Writes src/cadenza/base/text/normalization_tables.cc: what NFKC needs of the Unicode database that Python carries."""
import pathlib
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = ROOT / "src/cadenza/base/text/normalization_tables.cc"
HANGUL = range(0xAC00, 0xD7A4)  # decomposed by arithmetic


def code_points():
    return (c for c in range(sys.maxunicode + 1) if not 0xD800 <= c < 0xE000 and c not in HANGUL)


def rows(items, per_line):
    items = list(items)
    for at in range(0, len(items), per_line):
        yield "    " + " ".join(items[at:at + per_line])


def main():
    pool, entries = [], []
    for c in code_points():
        parts = [ord(x) for x in unicodedata.normalize("NFKD", chr(c))]
        if parts != [c]:
            entries.append((c, len(pool), len(parts)))
            pool += parts
    pairs = []
    for c in code_points():
        parts = unicodedata.decomposition(chr(c)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            text = "".join(chr(int(part, 16)) for part in parts)
            if unicodedata.normalize("NFC", text) == chr(c):
                pairs.append((ord(text[0]), ord(text[1]), c))
    classes = []
    for c in code_points():
        value = unicodedata.combining(chr(c))
        if not value:
            continue
        if classes and classes[-1][1] == c - 1 and classes[-1][2] == value:
            classes[-1] = (classes[-1][0], c, value)
        else:
            classes.append((c, c, value))
    lines = [f"// Made by tools/make_normalization_tables.py from Unicode {unicodedata.unidata_version}. Do not edit.",
             "// clang-format off", '#include "cadenza/base/text/normalization_tables.h"', "",
             "namespace cadenza::internal {", "", "constexpr Decomposition kDecompositionRows[] = {"]
    lines += rows((f"{{{c:#x}, {at}, {size}}}," for c, at, size in entries), 7)
    lines += ["};", "constexpr char32_t kPoolRows[] = {"]
    lines += rows((f"{part:#x}," for part in pool), 14)
    lines += ["};", "constexpr Composition kCompositionRows[] = {"]
    lines += rows((f"{{{a:#x}, {b:#x}, {c:#x}}}," for a, b, c in sorted(pairs)), 5)
    lines += ["};", "constexpr CombiningRange kCombiningRows[] = {"]
    lines += rows((f"{{{a:#x}, {b:#x}, {value}}}," for a, b, value in classes), 5)
    lines += ["};", "",
              "const std::span<const Decomposition> kDecompositions = kDecompositionRows;",
              "const char32_t* const kDecomposed = kPoolRows;",
              "const std::span<const Composition> kCompositions = kCompositionRows;",
              "const std::span<const CombiningRange> kCombining = kCombiningRows;", "",
              "}  // namespace cadenza::internal", ""]
    TARGET.write_text("\n".join(lines))


main()
