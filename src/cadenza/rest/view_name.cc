#include "cadenza/rest/view_name.h"

namespace cadenza {
namespace {

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

std::string_view without_suffix(std::string_view text, std::string_view suffix) {
    if (text.ends_with(suffix) && text != suffix) text.remove_suffix(suffix.size());
    return text;
}

/// A blank before each capital that begins a word: after a small letter, or before one.
std::string separate_words(std::string_view name) {
    std::string words;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool after_small = i > 0 && is_lower(name[i - 1]);
        const bool before_other = i + 1 < name.size() && !is_upper(name[i + 1]);
        if (is_upper(name[i]) && i > 0 && (after_small || before_other)) words += ' ';
        words += name[i] == '_' ? ' ' : name[i];
    }
    return words;
}

}  // namespace

std::string title_case(std::string_view text) {
    std::string result(text);
    bool in_word = false;
    for (char& c : result) {
        if (in_word && is_upper(c)) c = static_cast<char>(c + 32);
        if (!in_word && is_lower(c)) c = static_cast<char>(c - 32);
        in_word = is_upper(c) || is_lower(c);
    }
    return result;
}

std::string view_name_of(std::string_view class_name) {
    return title_case(
        separate_words(without_suffix(without_suffix(class_name, "View"), "ViewSet")));
}

}  // namespace cadenza
