#include "cadenza/db/backends/sqlite/sql_tokens.h"

namespace cadenza::db::sqlite {
namespace {

bool in_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '$' || static_cast<unsigned char>(c) >= 0x80;
}

/// From the opening quote; a doubled closing quote stands for itself.
std::string quoted(std::string_view sql, std::size_t& at) {
    const char close = sql[at] == '[' ? ']' : sql[at];
    std::string text;
    for (++at; at < sql.size(); ++at) {
        if (sql[at] == close) {
            if (close == ']' || at + 1 >= sql.size() || sql[at + 1] != close) break;
            ++at;
        }
        text += sql[at];
    }
    ++at;
    return text;
}

std::size_t after(std::string_view sql, std::string_view end, std::size_t from) {
    const std::size_t at = sql.find(end, from);
    return at == sql.npos ? sql.size() : at + end.size();
}

}  // namespace

bool Token::is(std::string_view upper_case_word) const {
    if (kind != Kind::Word || text.size() != upper_case_word.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if ((c >= 'a' && c <= 'z' ? static_cast<char>(c - 0x20) : c) != upper_case_word[i])
            return false;
    }
    return true;
}

std::vector<Token> tokens_of(std::string_view sql) {
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < sql.size();) {
        const char c = sql[at];
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            ++at;
        } else if (sql.substr(at, 2) == "--") {
            at = after(sql, "\n", at);
        } else if (sql.substr(at, 2) == "/*") {
            at = after(sql, "*/", at + 2);
        } else if (c == '"' || c == '`' || c == '[') {
            tokens.push_back({Token::Kind::Name, quoted(sql, at)});
        } else if (c == '\'') {
            tokens.push_back({Token::Kind::Text, quoted(sql, at)});
        } else if (in_word(c)) {
            const std::size_t begin = at;
            while (at < sql.size() && in_word(sql[at])) ++at;
            tokens.push_back({Token::Kind::Word, std::string(sql.substr(begin, at - begin))});
        } else {
            tokens.push_back({Token::Kind::Punctuation, std::string(1, c)});
            ++at;
        }
    }
    return tokens;
}

}  // namespace cadenza::db::sqlite
