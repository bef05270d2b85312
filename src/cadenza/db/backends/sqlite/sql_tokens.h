#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cadenza::db::sqlite {

struct Token {
    enum class Kind : unsigned char { Word, Name, Text, Punctuation };
    Kind kind;
    std::string text;  ///< without the quotes of a name or text

    /// A bare word, whatever its letters' case.
    bool is(std::string_view upper_case_word) const;
    bool is(char punctuation) const { return kind == Kind::Punctuation && text[0] == punctuation; }
    bool names_something() const { return kind == Kind::Word || kind == Kind::Name; }
};

/// The words, quoted names ("a", `a`, [a]), texts and signs of an SQL statement; blanks and
/// comments are left out. Never fails: what is not closed ends with the text.
std::vector<Token> tokens_of(std::string_view sql);

}  // namespace cadenza::db::sqlite
