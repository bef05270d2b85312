#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cadenza/base/value.h"
#include "cadenza/http/headers.h"
#include "cadenza/http/response.h"

namespace cadenza {

class Handler;

namespace testing {

/// What a handler answered, with a streamed body read to its end.
class ClientResponse {
 public:
    explicit ClientResponse(Response response);

    int status_code;
    Headers headers;
    std::string content;
    Value data;  ///< what the view gave its renderer; null for plain responses

    std::string_view content_type() const { return headers.get("Content-Type"); }
    bool contains(std::string_view text) const { return content.find(text) != std::string::npos; }
    /// The content parsed. Throws Error, with the content, if it is not JSON.
    Value json() const;
};

/// Drives a project without a socket: requests go straight to Handler::handle. Keeps cookies
/// between requests, as django.test.Client.
///
///     testing::Client client(project);
///     auto response = client.post("/api/blogposts/", {{"title", "C++"}, {"content", "…"}});
///     EXPECT_EQ(response.status_code, 201);
class Client {
 public:
    using HeaderList = std::vector<std::pair<std::string, std::string>>;

    /// The handler outlives the client.
    explicit Client(Handler& handler);

    ClientResponse get(std::string_view path, HeaderList headers = {});
    ClientResponse head(std::string_view path, HeaderList headers = {});
    ClientResponse options(std::string_view path, HeaderList headers = {});
    ClientResponse remove(std::string_view path, HeaderList headers = {});  ///< DELETE
    /// The data as JSON.
    ClientResponse post(std::string_view path, const Value& data, HeaderList headers = {});
    ClientResponse put(std::string_view path, const Value& data, HeaderList headers = {});
    ClientResponse patch(std::string_view path, const Value& data, HeaderList headers = {});
    /// The fields as application/x-www-form-urlencoded.
    ClientResponse post_form(std::string_view path, const MultiDict& fields,
                             HeaderList headers = {});
    /// Any method with any body; a Content-Type only if `content_type` is not "".
    ClientResponse request(std::string_view method, std::string_view path,
                           std::string_view body = {}, std::string_view content_type = {},
                           HeaderList headers = {});

    HeaderList default_headers;  ///< sent with every request: {"Authorization", …}
    std::string host = "localhost";
    bool secure = false;
    /// Else unsafe requests need no CSRF token, as with Django's test client.
    bool enforce_csrf_checks = false;
    Dict cookies;

 private:
    ClientResponse send_json(std::string_view method, std::string_view path, const Value& data,
                             HeaderList headers);
    void keep_cookies(const Headers& headers);

    Handler& handler_;
};

}  // namespace testing
}  // namespace cadenza
