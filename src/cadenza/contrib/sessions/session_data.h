#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cadenza/base/value.h"
#include "cadenza/signing/signer.h"

namespace cadenza::sessions {

/// The data of a session as it is stored: a signed text, that of django.contrib.sessions'
/// SessionBase.encode with the JSON serializer.
std::string encode(const Dict& data, const signing::Keys& keys);

/// The data in such a text, or in the form that Django wrote before 3.1 and still reads in 3.2.
/// Empty where the text was not written with one of the keys; the log says so.
Dict decode(std::string_view text, const signing::Keys& keys);

}  // namespace cadenza::sessions
