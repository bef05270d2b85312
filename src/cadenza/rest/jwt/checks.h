#pragma once

#include <vector>

#include "cadenza/checks/check.h"

namespace cadenza {
struct Settings;
}

namespace cadenza::jwt {

/// What is wrong with Settings::simple_jwt: the keys, the blacklist app that rotation needs
/// (jwt.E008), names of cookies and claims (jwt.E009), lifetimes (jwt.W001).
std::vector<CheckMessage> check_settings(const Settings& settings);

}  // namespace cadenza::jwt
