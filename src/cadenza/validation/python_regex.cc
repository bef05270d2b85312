#include "cadenza/validation/python_regex.h"

namespace cadenza::internal {
namespace {

// The replacement of \d, \w, … within a class; empty where RE2's own meaning is kept.
std::string_view members(char letter) {
    switch (letter) {
        case 'd': return R"(\p{Nd})";
        case 'D': return R"(\P{Nd})";
        case 'w': return R"(\p{L}\p{N}_)";
        case 's': return R"(\s\v\x1c-\x1f\x{85}\p{Z})";
        default: return {};
    }
}

std::string_view outside(char letter) {
    switch (letter) {
        case 'd': return R"(\p{Nd})";
        case 'D': return R"(\P{Nd})";
        case 'w': return R"([\p{L}\p{N}_])";
        case 'W': return R"([^\p{L}\p{N}_])";
        case 's': return R"([\s\v\x1c-\x1f\x{85}\p{Z}])";
        case 'S': return R"([^\s\v\x1c-\x1f\x{85}\p{Z}])";
        default: return {};
    }
}

}  // namespace

std::string to_re2_syntax(std::string_view python, bool ascii) {
    std::string out;
    bool in_class = false;
    for (std::size_t i = 0; i < python.size(); ++i) {
        char c = python[i];
        if (c != '\\' || i + 1 == python.size()) {
            if (c == '[' && in_class) {
                out += "\\[";  // RE2 would look for [:alpha:]
                continue;
            }
            if (c == '[') {
                in_class = true;
                out += c;
                if (python.substr(i + 1).starts_with('^')) out += python[++i];
                if (python.substr(i + 1).starts_with(']'))
                    out += "\\]", ++i;  // a first ']' is itself
                continue;
            }
            if (c == ']') in_class = false;
            out += c;
            continue;
        }
        char letter = python[++i];
        std::string_view replacement = in_class ? members(letter) : outside(letter);
        if (letter == 'Z' && !in_class) {
            out += "\\z";
        } else if (letter == 'u' && i + 4 < python.size()) {
            out.append("\\x{").append(python.substr(i + 1, 4)).append("}");
            i += 4;
        } else if (!ascii && !replacement.empty()) {
            out += replacement;
        } else {
            out += '\\';
            out += letter;
        }
    }
    return out;
}

}  // namespace cadenza::internal
