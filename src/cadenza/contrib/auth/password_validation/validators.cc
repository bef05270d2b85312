#include "cadenza/contrib/auth/password_validation/validators.h"

#include <algorithm>
#include <fstream>
#include <unordered_map>

#include "cadenza/base/error.h"
#include "cadenza/base/text/case.h"
#include "cadenza/base/text/utf8.h"
#include "cadenza/contrib/auth/password_validation/common_passwords.h"

namespace cadenza::auth {
namespace {

// The runs of letters and digits, what stands before and behind them, and the whole:
// re.split(r"\W+").
std::vector<std::string_view> words_and_whole(std::string_view text) {
    std::vector<std::string_view> parts;
    std::size_t start = 0, at = 0;
    bool in_word = true;
    while (at < text.size()) {
        std::size_t here = at;
        bool word = is_word(next_code_point(text, at));
        if (in_word && !word) parts.push_back(text.substr(start, here - start));
        if (!in_word && word) start = here;
        in_word = word;
    }
    parts.push_back(in_word ? text.substr(start) : std::string_view());
    parts.push_back(text);
    return parts;
}

// Whether the lengths alone keep the similarity below the bound.
bool is_much_longer(std::size_t password, std::size_t value, double max_similarity) {
    double bound = max_similarity / 2 * static_cast<double>(password);
    return password >= 10 * value && static_cast<double>(value) < bound;
}

std::string counted(std::string_view before, std::size_t count) {
    return std::string(before) + std::to_string(count) +
           (count == 1 ? " character." : " characters.");
}

std::string read_list(const std::string& path) {
    std::ifstream in(path);
    if (!in) {
        throw ImproperlyConfigured("The list of common passwords '" + path + "' cannot be read.");
    }
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.emplace_back(strip(line));
    std::ranges::sort(lines);
    std::string text = "\n";
    for (const std::string& line : lines) text += line + '\n';
    return text;
}

}  // namespace

double quick_ratio(std::string_view a, std::string_view b) {
    std::unordered_map<char32_t, long> available;
    std::size_t length = 0, matches = 0;
    for (std::size_t at = 0; at < b.size(); ++length) ++available[next_code_point(b, at)];
    for (std::size_t at = 0; at < a.size(); ++length) {
        if (available[next_code_point(a, at)]-- > 0) ++matches;
    }
    if (length == 0) return 1;
    return 2.0 * static_cast<double>(matches) / static_cast<double>(length);
}

std::optional<ValidationMessage> UserAttributeSimilarityValidator::validate(
    std::string_view password, const PasswordOwner* user) const {
    if (user == nullptr) return std::nullopt;
    std::string lower = to_lower(password);
    std::size_t length = utf8_length(lower);
    for (const std::string& name : user_attributes) {
        const PasswordOwner::Attribute* attribute = user->find(name);
        if (attribute == nullptr || attribute->value.empty()) continue;
        std::string value = to_lower(attribute->value);
        for (std::string_view part : words_and_whole(value)) {
            if (is_much_longer(length, utf8_length(part), max_similarity)) continue;
            if (quick_ratio(lower, part) < max_similarity) continue;
            const std::string& verbose = attribute->verbose_name;
            return ValidationMessage{
                "The password is too similar to the " + (verbose.empty() ? name : verbose) + ".",
                "password_too_similar"};
        }
    }
    return std::nullopt;
}

std::string UserAttributeSimilarityValidator::get_help_text() const {
    return "Your password can’t be too similar to your other personal information.";
}

std::optional<ValidationMessage> MinimumLengthValidator::validate(std::string_view password,
                                                                  const PasswordOwner*) const {
    if (utf8_length(password) >= min_length_) return std::nullopt;
    return ValidationMessage{
        counted("This password is too short. It must contain at least ", min_length_),
        "password_too_short"};
}

std::string MinimumLengthValidator::get_help_text() const {
    return counted("Your password must contain at least ", min_length_);
}

CommonPasswordValidator::CommonPasswordValidator(const std::string& password_list_path) {
    if (!password_list_path.empty()) own_list_ = read_list(password_list_path);
}

std::optional<ValidationMessage> CommonPasswordValidator::validate(std::string_view password,
                                                                   const PasswordOwner*) const {
    std::string lower = to_lower(password);
    std::string_view list = own_list_.empty() ? internal::kCommonPasswords : own_list_;
    std::string_view stripped = strip(lower);
    if (stripped.empty() || !internal::has_line(list, stripped)) return std::nullopt;
    return ValidationMessage{"This password is too common.", "password_too_common"};
}

std::string CommonPasswordValidator::get_help_text() const {
    return "Your password can’t be a commonly used password.";
}

std::optional<ValidationMessage> NumericPasswordValidator::validate(std::string_view password,
                                                                    const PasswordOwner*) const {
    if (password.empty()) return std::nullopt;
    for (std::size_t at = 0; at < password.size();) {
        if (decimal_digit(next_code_point(password, at)) < 0) return std::nullopt;
    }
    return ValidationMessage{"This password is entirely numeric.", "password_entirely_numeric"};
}

std::string NumericPasswordValidator::get_help_text() const {
    return "Your password can’t be entirely numeric.";
}

}  // namespace cadenza::auth
