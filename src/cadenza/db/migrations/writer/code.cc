#include "cadenza/db/migrations/writer/code.h"

#include <utility>

#include "cadenza/base/text/utf8.h"

namespace cadenza::migrations {
namespace {

constexpr std::size_t kColumns = 100;
constexpr int kIndent = 4;

}  // namespace

Code Code::call(std::string name, std::vector<Code> arguments) {
    return {std::move(name), '(', std::move(arguments)};
}

Code Code::list(std::vector<Code> items, std::string before) {
    return {std::move(before), '{', std::move(items)};
}

void Code::flat(std::string& out) const {
    out += text;
    if (open != 0) out += open;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) out += open == 0 ? between : ", ";
        items[i].flat(out);
    }
    if (open != 0) out += open == '(' ? ')' : '}';
}

void Code::print(std::string& out, int indent, std::string_view after) const {
    std::string line;
    flat(line);
    const std::size_t used = out.size() - (out.rfind('\n') + 1);
    if (items.empty() || used + utf8_length(line) + after.size() <= kColumns) {
        out.append(line).append(after);
        return;
    }
    out += text;
    if (open == 0) {
        print_joined(out, indent, after);
        return;
    }
    out += open;
    std::size_t next = 0;
    // The arguments of a call begin on its line: CreateModel("Post", …
    while (open == '(' && next < items.size() && items[next].items.empty()) {
        if (next > 0) out += ' ';
        items[next].print(out, indent + kIndent, next + 1 < items.size() ? "," : "");
        ++next;
    }
    for (; next < items.size(); ++next) {
        out += '\n';
        out.append(static_cast<std::size_t>(indent + kIndent), ' ');
        const bool last = next + 1 == items.size();
        items[next].print(out, indent + kIndent, last && open == '(' ? "" : ",");
    }
    if (open == '{') {
        out += '\n';
        out.append(static_cast<std::size_t>(indent), ' ');
        out += '}';
    } else {
        out += ')';
    }
    out += after;
}

// "a &&" and, on the next line, "b".
void Code::print_joined(std::string& out, int indent, std::string_view after) const {
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) {
            out += '\n';
            out.append(static_cast<std::size_t>(indent + kIndent), ' ');
        }
        const bool last = i + 1 == items.size();
        const std::string_view word(between);
        items[i].print(out, indent + kIndent, last ? after : word.substr(0, word.size() - 1));
    }
}

}  // namespace cadenza::migrations
