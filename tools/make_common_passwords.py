#!/usr/bin/env python3
"""make_common_passwords.py SOURCE OUTPUT: common passwords as a C++ source, sorted and in lower case, one in a line, of the
frequency lists of zxcvbn. See docs/decisions/0008-common-passwords-from-zxcvbn.md."""
import runpy
import sys

# zxcvbn leaves out of its passwords what it knows otherwise: names, words, and patterns.
MOST = {"passwords": None, "female_names": None, "male_names": None, "surnames": 3000, "english_wikipedia": 5000, "us_tv_and_film": 5000}
ROWS = ("1234567890", "0123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qazwsxedc", "1qaz2wsx3edc")


def patterns():
    """-> repeated characters and blocks, and runs along the alphabet, the digits and the keys"""
    for c in ROWS[2] + ROWS[0]:
        yield from (c * n for n in range(1, 13))
    for row in ROWS + tuple(row[::-1] for row in ROWS):
        for start in range(len(row)):
            for end in range(start + 3, min(len(row), start + 12) + 1):
                run = row[start:end]
                yield run
                if len(run) <= 6:
                    yield run * 2
                if len(run) == 3:
                    yield run * 3
    digits = ROWS[0]
    for a in digits:
        for b in digits:
            yield from ((a + b) * n for n in range(2, 6))
            yield from (a * n + b * n for n in range(2, 5))
            for c in digits:
                yield from ((a + b + c) * 2, (a + b + c) * 3, a * 2 + b * 2 + c * 2)


def main(source, output):
    lists = runpy.run_path(source)["FREQUENCY_LISTS"]
    words = set(patterns()).union(*(lists[name][:most] for name, most in MOST.items()))
    passwords = sorted({word.lower().encode() for word in words if word.strip()})
    assert len(passwords) > 40000, "those are not zxcvbn's lists"
    with open(output, "w", encoding="ascii") as out:
        out.write("// Made by tools/make_common_passwords.py of zxcvbn, (c) Dropbox, Inc. and Daniel Wolf, MIT licence.\n")
        out.write("// The standard promises 65,536 characters of a literal; g++ and clang take what fits into memory.\n")
        out.write('#pragma GCC diagnostic ignored "-Woverlength-strings"\n')
        out.write('#include "cadenza/contrib/auth/password_validation/common_passwords.h"\n\n')
        out.write("namespace cadenza::auth::internal {\n\nnamespace {\nconst char kLines[] =\n    \"\\n\"\n")
        for word in passwords:
            text = "".join(chr(c) if 32 <= c < 127 and chr(c) not in '"\\?' else "\\%03o" % c for c in word)
            out.write('    "%s\\n"\n' % text)
        out.write("    ;\n}\n\nconst std::string_view kCommonPasswords(kLines, sizeof kLines - 1);\n\n}  // namespace cadenza::auth::internal\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
