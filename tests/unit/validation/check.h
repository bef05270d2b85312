#pragma once

#include <string>

#include "cadenza/validation/validator.h"

namespace cadenza {

/// "message [code]" of a refusal, "ok" otherwise.
inline std::string check(const Validator& validator, const Value& value) {
    auto refused = validator(value);
    return refused ? refused->message + " [" + refused->code + "]" : "ok";
}

}  // namespace cadenza
