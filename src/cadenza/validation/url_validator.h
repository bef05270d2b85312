#pragma once

#include <vector>

#include "cadenza/validation/validator.h"

namespace cadenza {

/// An absolute URL with a scheme of the list: host name of any script, IPv4 or [IPv6] address or
/// localhost, port, user information, path; at most 2048 characters. As
/// django.core.validators.URLValidator.
class URLValidator : public ValidatorRule {
 public:
    explicit URLValidator(std::vector<std::string> schemes = {"http", "https", "ftp", "ftps"},
                          std::string message = {}, std::string code = "invalid");
    std::optional<ValidationMessage> check(const Value& value) const override;
    std::string describe() const override;

 private:
    std::vector<std::string> schemes_;
    std::string message_, code_;
};

}  // namespace cadenza
