#pragma once

#include <gtest/gtest.h>

#include <string>

#include "cadenza/base/clock.h"
#include "cadenza/base/error.h"
#include "cadenza/base/json/writer.h"
#include "cadenza/conf/installation.h"
#include "cadenza/conf/settings.h"
#include "cadenza/jose/jwt.h"

namespace cadenza::jwt {

inline constexpr const char* kSecret = "a-secret-of-at-least-thirty-two-bytes-for-tests";

/// Settings installed while it lives, and a clock that stands at 2026-01-01T00:00Z.
struct Installed {
    explicit Installed(SimpleJwtSettings jwt = {})
        : settings(with(std::move(jwt))), installation(settings) {}
    static Settings with(SimpleJwtSettings jwt) {
        Settings settings;
        settings.secret_key = kSecret;
        settings.simple_jwt = std::move(jwt);
        return settings;
    }
    static constexpr std::int64_t kNow = 1'767'225'600;  // seconds

    const Settings settings;
    const SettingsInstallation installation;
    ClockOverride clock{kNow * 1'000'000};
};

/// A token that somebody with the secret made.
inline std::string minted(const Dict& claims, std::string_view alg = "HS256",
                          std::string_view secret = kSecret, const Dict& header = {}) {
    return jose::sign(header, to_json(Value(claims)), *jose::Key::secret(secret), alg);
}

/// The message of what is thrown; "no exception" if nothing is.
template <class E, class F>
std::string message_of(F&& act) {
    try {
        act();
    } catch (const E& error) {
        return error.what();
    }
    return "no exception";
}

}  // namespace cadenza::jwt
