#include "cadenza/validation/text_validators.h"

#include <algorithm>
#include <cstdio>

#include "cadenza/base/text/case.h"
#include "cadenza/base/text/utf8.h"
#include "cadenza/validation/describe.h"

namespace cadenza {

ProhibitNullCharactersValidator::ProhibitNullCharactersValidator(std::string message,
                                                                 std::string code)
    : message_(message.empty() ? "Null characters are not allowed." : std::move(message)),
      code_(code.empty() ? "null_characters_not_allowed" : std::move(code)) {}

std::optional<ValidationMessage> ProhibitNullCharactersValidator::check(const Value& value) const {
    bool found = value.is_text() ? value.as_text().find('\0') != std::string::npos
                                 : value.str().find('\0') != std::string::npos;
    if (!found) return std::nullopt;
    return ValidationMessage{message_, code_};
}

std::string ProhibitNullCharactersValidator::describe() const {
    const ProhibitNullCharactersValidator plain;
    if (message_ == plain.message_ && code_ == plain.code_)
        return "ProhibitNullCharactersValidator()";
    return "ProhibitNullCharactersValidator(" + internal::cpp_string(message_) + ", " +
           internal::cpp_string(code_) + ")";
}

std::optional<ValidationMessage> ProhibitSurrogateCharactersValidator::check(
    const Value& value) const {
    if (!value.is_text()) return std::nullopt;
    const std::string& text = value.as_text();
    auto fault = find_utf8_fault(text);
    if (!fault) return std::nullopt;
    auto byte = [&](std::size_t i) {
        return static_cast<unsigned>(static_cast<unsigned char>(text[i]));
    };
    std::size_t at = fault->position;
    char code_point[16];
    if (byte(at) == 0xed &&
        at + 2 < text.size()) {  // a surrogate, encoded as if it were a character
        std::snprintf(code_point, sizeof code_point, "U+%X",
                      0xd000 | (byte(at + 1) & 0x3f) << 6 | (byte(at + 2) & 0x3f));
    } else {
        std::snprintf(code_point, sizeof code_point, "0x%02X", byte(at));
    }
    return ValidationMessage{
        std::string("Surrogate characters are not allowed: ") + code_point + ".",
        "surrogate_characters_not_allowed"};
}

FileExtensionValidator::FileExtensionValidator(std::vector<std::string> allowed_extensions,
                                               std::string message, std::string code)
    : allowed_(std::move(allowed_extensions)),
      message_(std::move(message)),
      code_(std::move(code)) {
    for (std::string& extension : allowed_) extension = to_lower(extension);
}

std::optional<ValidationMessage> FileExtensionValidator::check(const Value& value) const {
    std::string name = value.str();
    name.erase(0, name.rfind('/') + 1);
    // The dot of ".profile" begins a name, and one at the end begins nothing.
    std::size_t dot = name.rfind('.');
    bool suffix = dot != name.npos && dot > 0 && dot + 1 < name.size();
    std::string extension = suffix ? to_lower(std::string_view(name).substr(dot + 1)) : "";
    if (std::ranges::find(allowed_, extension) != allowed_.end()) return std::nullopt;
    std::string list;
    for (const std::string& allowed : allowed_) list += (list.empty() ? "" : ", ") + allowed;
    const std::pair<std::string_view, std::string> parameters[] = {
        {"extension", extension}, {"allowed_extensions", list}, {"value", value.str()}};
    std::string_view message = message_;
    if (message.empty()) {
        message =
            "File extension “%(extension)s” is not allowed. Allowed extensions are: "
            "%(allowed_extensions)s.";
    }
    return ValidationMessage{internal::interpolate(message, parameters), code_};
}

std::string FileExtensionValidator::describe() const {
    std::string out = "FileExtensionValidator({";
    for (std::size_t i = 0; i < allowed_.size(); ++i)
        out += (i ? ", " : "") + internal::cpp_string(allowed_[i]);
    out += "}";
    bool plain_code = code_ == "invalid_extension";
    if (!message_.empty() || !plain_code) out += ", " + internal::cpp_string(message_);
    if (!plain_code) out += ", " + internal::cpp_string(code_);
    return out + ")";
}

}  // namespace cadenza
