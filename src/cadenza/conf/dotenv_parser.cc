#include "cadenza/conf/dotenv.h"

namespace cadenza::internal {
namespace {

constexpr std::size_t kMaxValue = 1'000'000;  // expansions cannot make a value larger

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}
bool is_key_start(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_key_character(char c) {
    return is_key_start(c) || (c >= '0' && c <= '9') || c == '.' || c == '-';
}

using Lookup = std::function<std::optional<std::string>(std::string_view)>;

class DotenvReader {
 public:
    DotenvReader(std::string_view text, const Lookup& lookup) : text_(text), lookup_(lookup) {}

    Result<std::vector<DotenvEntry>> read() {
        if (text_.starts_with("\xef\xbb\xbf")) at_ = 3;
        while (at_ < text_.size()) {
            skip_blanks();
            if (peek() == '\n') {
                advance();
            } else if (peek() == '#') {
                skip_line();
            } else if (at_ < text_.size() && !read_entry()) {
                return fault("line " + std::to_string(fault_line_) + ": " + problem_, at_);
            }
        }
        return std::move(entries_);
    }

 private:
    std::string_view text_;
    const Lookup& lookup_;
    std::size_t at_ = 0;
    int line_ = 1, fault_line_ = 1;
    std::string problem_;
    std::vector<DotenvEntry> entries_;

    char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    void advance() {
        if (text_[at_++] == '\n') ++line_;
    }
    void skip_blanks() {
        while (is_blank(peek())) ++at_;
    }
    void skip_line() {
        while (at_ < text_.size() && peek() != '\n') ++at_;
    }

    bool fail(std::string problem, int line) {
        problem_ = std::move(problem);
        fault_line_ = line;
        return false;
    }

    std::string_view read_key() {
        std::size_t start = at_;
        if (is_key_start(peek())) {
            while (is_key_character(peek())) ++at_;
        }
        return text_.substr(start, at_ - start);
    }

    bool read_entry() {
        DotenvEntry entry;
        entry.line = line_;
        std::string_view key = read_key();
        if (key == "export" && is_blank(peek())) {
            skip_blanks();
            key = read_key();
        }
        entry.key = key;
        skip_blanks();
        if (key.empty() || peek() != '=') {
            std::string name = key.empty() ? std::string() : " behind " + std::string(key);
            return fail("expected KEY=value, but there is no '='" + name, entry.line);
        }
        ++at_;
        skip_blanks();
        if (!read_value(entry)) return false;
        entries_.push_back(std::move(entry));
        return true;
    }

    bool read_value(DotenvEntry& entry) {
        char quote = peek();
        if (quote != '"' && quote != '\'') return read_plain(entry);
        if (!(quote == '"' ? read_double_quoted(entry) : read_single_quoted(entry))) return false;
        skip_blanks();
        if (peek() == '#') skip_line();
        if (at_ < text_.size() && peek() != '\n') {
            return fail("the value of " + entry.key + " goes on behind its closing quote", line_);
        }
        return true;
    }

    bool read_plain(DotenvEntry& entry) {
        std::string raw;
        while (at_ < text_.size() && peek() != '\n') {
            bool comment = peek() == '#' && is_blank(text_[at_ - 1]);
            if (comment) {
                skip_line();
                break;
            }
            raw += peek();
            ++at_;
        }
        while (!raw.empty() && is_blank(raw.back())) raw.pop_back();
        return expand(raw, entry);
    }

    bool read_single_quoted(DotenvEntry& entry) {
        for (++at_; at_ < text_.size(); advance()) {
            if (peek() == '\'') {
                ++at_;
                return true;
            }
            entry.value += peek();
        }
        return fail("the quote that begins the value of " + entry.key + " is not closed",
                    entry.line);
    }

    bool read_double_quoted(DotenvEntry& entry) {
        for (++at_; at_ < text_.size(); advance()) {
            char c = peek();
            if (c == '"') {
                ++at_;
                return true;
            }
            if (c == '\\' && at_ + 1 < text_.size()) {
                ++at_;
                append_escape(entry.value, peek());
            } else if (c == '$') {
                std::size_t used = append_variable(text_.substr(at_), entry.value);
                at_ += used - 1;
                if (!check_size(entry)) return false;
            } else {
                entry.value += c;
            }
        }
        return fail("the quote that begins the value of " + entry.key + " is not closed",
                    entry.line);
    }

    static void append_escape(std::string& out, char c) {
        switch (c) {
            case 'n': out += '\n'; break;
            case 'r': out += '\r'; break;
            case 't': out += '\t'; break;
            case '"':
            case '\\':
            case '$': out += c; break;
            default: out += '\\'; out += c;
        }
    }

    bool check_size(const DotenvEntry& entry) {
        if (entry.value.size() <= kMaxValue) return true;
        return fail("the value of " + entry.key + " is longer than 1,000,000 bytes", entry.line);
    }

    bool expand(std::string_view raw, DotenvEntry& entry) {
        while (!raw.empty()) {
            if (raw[0] == '$') {
                raw.remove_prefix(append_variable(raw, entry.value));
                if (!check_size(entry)) return false;
            } else {
                entry.value += raw[0];
                raw.remove_prefix(1);
            }
        }
        return true;
    }

    // Appends what "${KEY}" or "${KEY:-fallback}" at the start of `text` stands for, or the '$' if
    // it is none of these: secrets often contain one. Returns how much of the text that was.
    std::size_t append_variable(std::string_view text, std::string& out) const {
        std::size_t close = text.starts_with("${") ? text.find_first_of("}\n") : text.npos;
        if (close == text.npos || text[close] != '}') {
            out += '$';
            return 1;
        }
        std::string_view key = text.substr(2, close - 2), fallback;
        if (std::size_t at = key.find(":-"); at != key.npos) {
            fallback = key.substr(at + 2);
            key = key.substr(0, at);
        }
        std::string value = find(key).value_or("");
        out += value.empty() ? std::string(fallback) : value;
        return close + 1;
    }

    std::optional<std::string> find(std::string_view key) const {
        for (auto entry = entries_.rbegin(); entry != entries_.rend(); ++entry) {
            if (entry->key == key) return entry->value;
        }
        return lookup_(key);
    }
};

}  // namespace

Result<std::vector<DotenvEntry>> parse_dotenv(std::string_view text, const Lookup& lookup) {
    return DotenvReader(text, lookup).read();
}

}  // namespace cadenza::internal
