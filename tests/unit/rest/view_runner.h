#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cadenza/base/json/reader.h"
#include "cadenza/conf/settings.h"
#include "cadenza/http/request.h"
#include "cadenza/http/response.h"
#include "cadenza/rest/authentication.h"
#include "cadenza/rest/exceptions.h"
#include "cadenza/urls/view_handle.h"

namespace cadenza {

/// Runs one view with one request, without URLs or middleware.
class ViewRunner {
 public:
    explicit ViewRunner(ViewHandle view) : view_(std::move(view)) {}

    std::vector<HeaderView> headers;
    Kwargs kwargs;
    Settings settings;

    Response run(std::string_view method, std::string_view target = "/",
                 std::string_view body = {}) {
        request_.assign({.method = method, .target = target, .headers = headers, .body = body});
        request_.settings = &settings;
        return (*view_)(request_, kwargs);
    }
    Response post(std::string_view content_type, std::string_view body) {
        headers.emplace_back("Content-Type", content_type);
        return run("POST", "/", body);
    }
    Request& request() { return request_; }

 private:
    ViewHandle view_;
    Request request_;
};

inline Value json_of(const Response& response) {
    return parse_json(response.content).value_or(Value("no JSON: " + response.content));
}

/// A user with a name, by whose first letter tests tell what they may.
class TestUser : public AuthenticatedUser {
 public:
    explicit TestUser(std::string name) : name_(std::move(name)) {}
    Value pk() const override { return 7; }
    std::string username() const override { return name_; }
    bool is_staff() const override { return name_ == "carol"; }

 private:
    std::string name_;
};

/// "Authorization: Name alice"
class NameAuthentication : public authentication::BaseTokenAuthentication {
 public:
    NameAuthentication() { keyword = "Name"; }
    std::string_view name() const override { return "NameAuthentication"; }

 protected:
    authentication::Credentials authenticate_credentials(std::string_view token,
                                                         Request&) const override {
        if (token == "mallory") throw AuthenticationFailed("Invalid token.");
        return {std::make_shared<const TestUser>(std::string(token)), Value(token)};
    }
};

/// The same, but names no scheme: refusals are 403.
class SilentAuthentication : public NameAuthentication {
 public:
    std::string authenticate_header(Request&) const override { return {}; }
};

}  // namespace cadenza
