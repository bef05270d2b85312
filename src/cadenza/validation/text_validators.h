#pragma once

#include <vector>

#include "cadenza/validation/validator.h"

namespace cadenza {

/// No U+0000 in the text: databases cut it or refuse it.
class ProhibitNullCharactersValidator : public ValidatorRule {
 public:
    explicit ProhibitNullCharactersValidator(std::string message = {}, std::string code = {});
    std::optional<ValidationMessage> check(const Value& value) const override;
    std::string describe() const override;

 private:
    std::string message_, code_;
};

/// No half of a surrogate pair, and no other ill-formed UTF-8. As DRF's
/// ProhibitSurrogateCharactersValidator.
class ProhibitSurrogateCharactersValidator : public ValidatorRule {
 public:
    std::optional<ValidationMessage> check(const Value& value) const override;
    std::string describe() const override { return "ProhibitSurrogateCharactersValidator()"; }
};

/// The extension of a file's name (what str() of the value shows) is one of the list, letter case
/// ignored.
class FileExtensionValidator : public ValidatorRule {
 public:
    explicit FileExtensionValidator(std::vector<std::string> allowed_extensions,
                                    std::string message = {},
                                    std::string code = "invalid_extension");
    std::optional<ValidationMessage> check(const Value& value) const override;
    std::string describe() const override;
    const std::vector<std::string>& allowed_extensions() const { return allowed_; }

 private:
    std::vector<std::string> allowed_;
    std::string message_, code_;
};

}  // namespace cadenza
