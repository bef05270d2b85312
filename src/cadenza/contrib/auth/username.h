#pragma once

#include "cadenza/validation/validator.h"

namespace cadenza::auth {

/// Letters and digits of any script and @ . + - _ : Django's UnicodeUsernameValidator.
Validator UnicodeUsernameValidator();
/// The same for the letters of ASCII only.
Validator ASCIIUsernameValidator();

}  // namespace cadenza::auth
