#include "cadenza/testing/client.h"

#include "cadenza/base/error.h"
#include "cadenza/base/json/reader.h"
#include "cadenza/base/json/writer.h"
#include "cadenza/http/handler.h"
#include "cadenza/http/request.h"
#include "cadenza/middleware/csrf.h"

namespace cadenza::testing {

ClientResponse::ClientResponse(Response response)
    : status_code(response.status_code),
      headers(std::move(response.headers)),
      content(std::move(response.content)),
      data(std::move(response.data)) {
    if (response.stream == nullptr) return;
    std::string chunk;
    while (response.stream->next(chunk)) {
        content += chunk;
        chunk.clear();
    }
}

Value ClientResponse::json() const {
    Result<Value> parsed = parse_json(content);
    if (!parsed) {
        throw Error("The response (" + std::to_string(status_code) +
                    ") is not JSON: " + parsed.error().message + "\n" + content);
    }
    return std::move(*parsed);
}

Client::Client(Handler& handler) : handler_(handler) {}

ClientResponse Client::get(std::string_view path, HeaderList headers) {
    return request("GET", path, {}, {}, std::move(headers));
}

ClientResponse Client::head(std::string_view path, HeaderList headers) {
    return request("HEAD", path, {}, {}, std::move(headers));
}

ClientResponse Client::options(std::string_view path, HeaderList headers) {
    return request("OPTIONS", path, {}, {}, std::move(headers));
}

ClientResponse Client::remove(std::string_view path, HeaderList headers) {
    return request("DELETE", path, {}, {}, std::move(headers));
}

ClientResponse Client::post(std::string_view path, const Value& data, HeaderList headers) {
    return send_json("POST", path, data, std::move(headers));
}

ClientResponse Client::put(std::string_view path, const Value& data, HeaderList headers) {
    return send_json("PUT", path, data, std::move(headers));
}

ClientResponse Client::patch(std::string_view path, const Value& data, HeaderList headers) {
    return send_json("PATCH", path, data, std::move(headers));
}

ClientResponse Client::post_form(std::string_view path, const MultiDict& fields,
                                 HeaderList headers) {
    return request("POST", path, fields.urlencode(), "application/x-www-form-urlencoded",
                   std::move(headers));
}

ClientResponse Client::send_json(std::string_view method, std::string_view path, const Value& data,
                                 HeaderList headers) {
    return request(method, path, to_json(data), "application/json", std::move(headers));
}

ClientResponse Client::request(std::string_view method, std::string_view path,
                               std::string_view body, std::string_view content_type,
                               HeaderList headers) {
    std::vector<HeaderView> all{{"Host", host}};
    const std::string length = std::to_string(body.size());
    if (!content_type.empty()) all.emplace_back("Content-Type", content_type);
    if (!body.empty()) all.emplace_back("Content-Length", length);
    std::string cookie_line;
    for (const auto& [name, value] : cookies) {
        if (!cookie_line.empty()) cookie_line += "; ";
        cookie_line += name + "=" + value.str();
    }
    if (!cookie_line.empty()) all.emplace_back("Cookie", cookie_line);
    for (const auto& [name, value] : default_headers) all.emplace_back(name, value);
    for (const auto& [name, value] : headers) all.emplace_back(name, value);
    Request request;
    request.assign({.method = method,
                    .target = path,
                    .headers = all,
                    .body = body,
                    .remote_addr = "127.0.0.1",
                    .secure = secure});
    if (!enforce_csrf_checks) csrf::skip_checks(request);
    ClientResponse response(handler_.handle(request));
    keep_cookies(response.headers);
    return response;
}

void Client::keep_cookies(const Headers& headers) {
    for (const std::string_view line : headers.getall("Set-Cookie")) {
        const std::string_view pair = line.substr(0, line.find(';'));
        const std::size_t equals = pair.find('=');
        if (equals == std::string_view::npos) continue;
        if (line.find("Max-Age=0") != std::string_view::npos) {
            cookies.erase(pair.substr(0, equals));
        } else {
            cookies.set(pair.substr(0, equals), pair.substr(equals + 1));
        }
    }
}

}  // namespace cadenza::testing
