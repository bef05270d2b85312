#include "cadenza/urls/internal/url_template.h"

namespace cadenza::internal {
namespace {

/// Fills in a regular expression from left to right.
class TemplateParser {
 public:
    explicit TemplateParser(std::string_view regex) : rest_(regex) {}

    std::vector<UrlTemplate> parse() {
        std::vector<UrlTemplate> ways = sequence(0);
        if (failed_) return {};
        return ways;
    }

 private:
    using Ways = std::vector<UrlTemplate>;
    static constexpr std::size_t kMaxWays = 64;
    static constexpr int kMaxDepth = 32;

    // Everything up to the ')' of the group that it is in, or the end.
    Ways sequence(int depth) {
        Ways ways(1);
        if (depth > kMaxDepth) failed_ = true;
        while (!failed_ && !rest_.empty() && rest_[0] != ')') {
            Ways item = one(depth);
            int least = quantifier();
            if (failed_) break;
            if (least == 0) {
                // Without a parameter the shortest form is nothing at all.
                bool has_parameter = false;
                for (const UrlTemplate& way : item) {
                    for (const UrlTemplate::Piece& piece : way.pieces)
                        has_parameter = has_parameter || piece.is_parameter;
                }
                Ways none(1);
                if (has_parameter) none.insert(none.end(), item.begin(), item.end());
                item = std::move(none);
                least = 1;
            }
            for (int i = 0; i < least && !failed_; ++i) ways = product(ways, item);
        }
        return ways;
    }

    Ways product(const Ways& left, const Ways& right) {
        Ways all;
        if (left.size() * right.size() > kMaxWays) {
            failed_ = true;
            return all;
        }
        for (const UrlTemplate& a : left) {
            for (const UrlTemplate& b : right) {
                UrlTemplate joined = a;
                joined.pieces.insert(joined.pieces.end(), b.pieces.begin(), b.pieces.end());
                all.push_back(std::move(joined));
            }
        }
        return all;
    }

    static Ways text(std::string_view fixed) {
        Ways ways(1);
        if (!fixed.empty()) ways[0].pieces.push_back({std::string(fixed)});
        return ways;
    }

    char take() {
        char c = rest_[0];
        rest_.remove_prefix(1);
        return c;
    }

    Ways one(int depth) {
        char c = take();
        switch (c) {
            case '^':
            case '$': return text("");
            case '.': return text(".");
            case '|': failed_ = true; return {};
            case '\\': return escape();
            case '[': return text(std::string(1, first_of_class()));
            case '(': return group(depth);
            default: return text(std::string(1, c));
        }
    }

    Ways escape() {
        if (rest_.empty()) {
            failed_ = true;
            return {};
        }
        char c = take();
        switch (c) {
            case 'A':
            case 'Z':
            case 'z':
            case 'b':
            case 'B': return text("");
            case 'd': return text("0");
            case 's': return text(" ");
            case 'W': return text("!");
            case 'w':
            case 'D':
            case 'S': return text("x");
            default: return text(std::string(1, c));
        }
    }

    char first_of_class() {
        if (rest_.starts_with('^')) take();
        char first = rest_.empty() ? '\0' : take();
        if (first == '\\' && !rest_.empty()) first = escaped_in_class(take());
        while (!rest_.empty() && rest_[0] != ']') {
            if (take() == '\\' && !rest_.empty()) take();
        }
        if (rest_.empty()) {
            failed_ = true;
        } else {
            take();
        }
        return first;
    }

    static char escaped_in_class(char c) { return c == 'd' ? '0' : c == 'w' ? 'x' : c; }

    Ways group(int depth) {
        std::string name;
        bool captures = true;
        if (rest_.starts_with("?P<")) {
            std::size_t end = rest_.find('>');
            if (end == std::string_view::npos) {
                failed_ = true;
                return {};
            }
            name = rest_.substr(3, end - 3);
            rest_.remove_prefix(end + 1);
        } else if (rest_.starts_with("?:")) {
            rest_.remove_prefix(2);
            captures = false;
        } else if (rest_.starts_with('?')) {
            failed_ = true;
            return {};
        } else {
            name = "_" + std::to_string(unnamed_++);
        }
        Ways inside;
        if (captures) {
            skip_group();
        } else {
            inside = sequence(depth + 1);
        }
        if (rest_.empty() || failed_) {
            failed_ = true;
            return {};
        }
        take();  // ')'
        if (!captures) return inside;
        Ways ways(1);
        ways[0].pieces.push_back({std::move(name), true});
        return ways;
    }

    // To the ')' of a group whose contents do not matter.
    void skip_group() {
        int open = 0;
        while (!rest_.empty() && !(open == 0 && rest_[0] == ')')) {
            char c = take();
            if (c == '\\' && !rest_.empty()) {
                take();
            } else if (c == '[') {
                first_of_class();
            } else if (c == '(') {
                ++open;
            } else if (c == ')') {
                --open;
            }
        }
    }

    // How often at least what stands in front is repeated; 1 without a quantifier.
    int quantifier() {
        if (rest_.empty() || std::string_view("?*+{").find(rest_[0]) == std::string_view::npos)
            return 1;
        char c = take();
        int least = c == '+' ? 1 : 0;
        if (c == '{') {
            while (!rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9' && least < 1000) {
                least = least * 10 + (take() - '0');
            }
            while (!rest_.empty() && rest_[0] != '}') take();
            if (rest_.empty()) {
                failed_ = true;
                return 1;
            }
            take();
        }
        if (rest_.starts_with('?')) take();
        return least;
    }

    std::string_view rest_;
    int unnamed_ = 0;
    bool failed_ = false;
};

}  // namespace

std::vector<UrlTemplate> regex_templates(std::string_view regex) {
    return TemplateParser(regex).parse();
}

}  // namespace cadenza::internal
