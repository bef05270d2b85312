#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cadenza::migrations {

/// A piece of C++: text, or a bracketed list with text before it. Printed on one line where that
/// fits into a hundred columns, else with one item a line.
struct Code {
    std::string
        text;       ///< all of it, or what stands before the bracket: ".fields = ", "CreateModel"
    char open = 0;  ///< '(' or '{'; 0: no list
    std::vector<Code> items = {};
    std::string between = {};  ///< of items without brackets: " && "

    static Code call(std::string name, std::vector<Code> arguments);
    static Code list(std::vector<Code> items, std::string before = {});

    /// `after` follows on the last line: "," or ";".
    void print(std::string& out, int indent, std::string_view after) const;

 private:
    void flat(std::string& out) const;
    void print_joined(std::string& out, int indent, std::string_view after) const;
};

}  // namespace cadenza::migrations
