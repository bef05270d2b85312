#include "cadenza/validation/regex_validator.h"

#include <re2/re2.h>

#include <mutex>

#include "cadenza/base/error.h"
#include "cadenza/validation/describe.h"
#include "cadenza/validation/python_regex.h"

namespace cadenza {

class RegexValidator::Engine {
 public:
    const RE2& get(const std::string& regex, RegexFlags flags) {
        std::call_once(once_, [&] {
            RE2::Options options;
            options.set_log_errors(false);
            options.set_case_sensitive(!has(flags, RegexFlags::IgnoreCase));
            options.set_dot_nl(has(flags, RegexFlags::DotAll));
            std::string pattern = internal::to_re2_syntax(regex, has(flags, RegexFlags::Ascii));
            if (has(flags, RegexFlags::Multiline)) pattern.insert(0, "(?m)");
            compiled_ = std::make_unique<RE2>(pattern, options);
        });
        return *compiled_;
    }

 private:
    std::once_flag once_;
    std::unique_ptr<RE2> compiled_;
};

RegexValidator::RegexValidator(std::string regex, std::string message, std::string code,
                               bool inverse_match, RegexFlags flags)
    : regex_(std::move(regex)),
      message_(std::move(message)),
      code_(std::move(code)),
      inverse_match_(inverse_match),
      flags_(flags),
      engine_(std::make_shared<Engine>()) {}

std::string RegexValidator::error() const {
    const RE2& compiled = engine_->get(regex_, flags_);
    return compiled.ok() ? std::string() : compiled.error();
}

std::optional<ValidationMessage> RegexValidator::check(const Value& value) const {
    const RE2& compiled = engine_->get(regex_, flags_);
    if (!compiled.ok()) {
        throw ImproperlyConfigured("the regular expression \"" + regex_ +
                                   "\" of a RegexValidator is malformed: " + compiled.error() +
                                   "; lookaround and backreferences are not supported");
    }
    std::string text = value.str();
    if (RE2::PartialMatch(text, compiled) != inverse_match_) return std::nullopt;
    const std::pair<std::string_view, std::string> parameters[] = {{"value", std::move(text)}};
    std::string_view message =
        message_.empty() ? std::string_view("Enter a valid value.") : message_;
    return ValidationMessage{internal::interpolate(message, parameters), code_};
}

std::string RegexValidator::describe() const {
    std::string out = "RegexValidator(" + internal::cpp_string(regex_);
    bool plain_flags = flags_ == RegexFlags::None,
         plain_code = code_ == "invalid" && !inverse_match_ && plain_flags;
    if (!message_.empty() || !plain_code) out += ", " + internal::cpp_string(message_);
    if (!plain_code) out += ", " + internal::cpp_string(code_);
    if (inverse_match_ || !plain_flags) out += inverse_match_ ? ", true" : ", false";
    if (!plain_flags) {
        out += ", static_cast<RegexFlags>(" + std::to_string(static_cast<int>(flags_)) + ")";
    }
    return out + ")";
}

}  // namespace cadenza
