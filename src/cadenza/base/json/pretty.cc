#include "cadenza/base/json/writer.h"

namespace cadenza {
namespace {

// Lays out compact JSON anew: the brackets, commas and colons outside strings decide.
class PrettyPrinter {
 public:
    explicit PrettyPrinter(int indent) : indent_(static_cast<std::size_t>(indent)) {}

    std::string print(std::string_view json) {
        for (std::size_t i = 0; i < json.size(); ++i) {
            char c = json[i];
            if (c == '"') {
                std::size_t end = string_end(json, i);
                out_.append(json.substr(i, end - i));
                i = end - 1;
            } else if (c == '{' || c == '[') {
                out_ += c;
                if (i + 1 < json.size() && (json[i + 1] == '}' || json[i + 1] == ']')) {
                    out_ += json[++i];
                } else {
                    ++level_;
                    new_line();
                }
            } else if (c == '}' || c == ']') {
                --level_;
                new_line();
                out_ += c;
            } else {
                out_ += c;
                if (c == ',') new_line();
                if (c == ':') out_ += ' ';
            }
        }
        return std::move(out_);
    }

 private:
    std::string out_;
    std::size_t indent_, level_ = 0;

    static std::size_t string_end(std::string_view json, std::size_t at) {
        for (++at; at < json.size() && json[at] != '"'; ++at) {
            if (json[at] == '\\') ++at;
        }
        return at + 1;
    }

    void new_line() {
        out_ += '\n';
        out_.append(level_ * indent_, ' ');
    }
};

}  // namespace

std::string to_json_pretty(const Value& value, int indent) {
    return PrettyPrinter(indent).print(to_json(value));
}

}  // namespace cadenza
