#pragma once

#include <cadenza/apps.h>
#include <cadenza/auth.h>
#include <cadenza/jwt.h>
#include <cadenza/middleware.h>
#include <cadenza/rest.h>
#include <cadenza/testing.h>
#include <gtest/gtest.h>

#include <string>

#include "cadenza/base/clock.h"
#include "cadenza/base/json/writer.h"
#include "cadenza/contrib/contenttypes/app.h"
#include "cadenza/jose/jwt.h"

/// A project with users and every token view, which the tests of this folder ask for tokens.
namespace cadenza::jwt_site {

inline constexpr const char* kSecret = "a-secret-of-at-least-thirty-two-bytes-for-tests";

UrlPatterns urls();
/// Its settings; each test changes what it is about.
Settings settings(SimpleJwtSettings jwt = {});
/// ann (1, active) and ian (2, inactive), both with the password "correct horse".
void make_users();

/// A token that somebody with the secret made.
std::string minted(const Dict& claims, std::string_view secret = kSecret, const Dict& header = {});
/// An access token of user 1 by default.
Dict claims(std::string_view type = "access", const Dict& more = {});

/// The project on a database of its own, with its users.
struct Site : testing::TestCase {
    explicit Site(Settings (*make)() = [] { return jwt_site::settings(); }) : TestCase(make) {
        make_users();
    }

    testing::ClientResponse login(std::string_view name = "ann",
                                  std::string_view password = "correct horse") {
        return client.post("/token/", {{"username", name}, {"password", password}});
    }
    testing::ClientResponse whoami(std::string_view token, const char* path = "/whoami/") {
        return client.get(path, {{"Authorization", "Bearer " + std::string(token)}});
    }
    testing::ClientResponse refresh(std::string_view token) {
        return client.post("/token/refresh/", {{"refresh", token}});
    }
};

inline std::string text(const testing::ClientResponse& response, std::string_view name) {
    return response.json()[name].as_text();
}

}  // namespace cadenza::jwt_site
