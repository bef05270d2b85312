#pragma once

#include <vector>

#include "cadenza/validation/validator.h"

namespace cadenza {

/// An e-mail address (RFC 5321 without comments): dot-atom or quoted user, a domain name of any
/// script or an address in brackets; at most 320 characters. As
/// django.core.validators.EmailValidator.
class EmailValidator : public ValidatorRule {
 public:
    explicit EmailValidator(std::string message = {}, std::string code = "invalid",
                            std::vector<std::string> domain_allowlist = {"localhost"});
    std::optional<ValidationMessage> check(const Value& value) const override;
    std::string describe() const override;

 private:
    std::string message_, code_;
    std::vector<std::string> domain_allowlist_;
};

}  // namespace cadenza
