#!/usr/bin/env python3
"""make_common_passwords.py SOURCE OUTPUT: the ranked passwords of zxcvbn (its frequency_lists.py) as a C++ source, sorted and
in lower case, one in a line. See docs/decisions/0008-common-passwords-from-zxcvbn.md."""
import runpy
import sys


def main(source, output):
    words = runpy.run_path(source)["FREQUENCY_LISTS"]["passwords"]
    passwords = sorted({word.lower().encode() for word in words if word.strip()})
    assert len(passwords) > 20000, "that is not zxcvbn's list of passwords"
    with open(output, "w", encoding="ascii") as out:
        out.write("// Made by tools/make_common_passwords.py of zxcvbn, (c) Dropbox, Inc. and Daniel Wolf, MIT licence.\n")
        out.write('#include "cadenza/contrib/auth/password_validation/common_passwords.h"\n\n')
        out.write("namespace cadenza::auth::internal {\n\nnamespace {\nconst char kLines[] =\n    \"\\n\"\n")
        for word in passwords:
            text = "".join(chr(c) if 32 <= c < 127 and chr(c) not in '"\\?' else "\\%03o" % c for c in word)
            out.write('    "%s\\n"\n' % text)
        out.write("    ;\n}\n\nconst std::string_view kCommonPasswords(kLines, sizeof kLines - 1);\n\n}  // namespace cadenza::auth::internal\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
