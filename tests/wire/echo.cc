// wire_echo PORT [WORKERS]: answers every request with what it understood of it, as JSON. Bytes
// 0x80-0xff of the request are written as U+0080-U+00FF, and the body once more in base64, so that
// every byte can be compared.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "cadenza/base/crypto/base64.h"
#include "cadenza/base/json/writer.h"
#include "cadenza/http/handler.h"
#include "cadenza/http/request.h"
#include "cadenza/http/response.h"
#include "cadenza/server/server.h"

namespace {

std::string from_latin1(std::string_view bytes) {
    std::string text;
    for (char byte : bytes) {
        auto c = static_cast<unsigned char>(byte);
        if (c < 0x80) {
            text += byte;
        } else {
            text += static_cast<char>(0xc0 | c >> 6);
            text += static_cast<char>(0x80 | (c & 0x3f));
        }
    }
    return text;
}

class Echo : public cadenza::Handler {
 public:
    cadenza::Response handle(cadenza::Request& request) override {
        std::string out;
        cadenza::JsonWriter json(out);
        json.begin_object();
        json.key("method"), json.text(from_latin1(request.method()));
        json.key("target"), json.text(from_latin1(request.target()));
        json.key("version"), json.text(request.version_minor() == 0 ? "1.0" : "1.1");
        json.key("headers"), json.begin_array();
        for (const auto& [name, value] : request.headers()) {
            json.begin_array();
            json.text(from_latin1(name));
            json.text(from_latin1(value));
            json.end_array();
        }
        json.end_array();
        json.key("body"), json.text(from_latin1(request.body()));
        json.key("body_b64"), json.text(cadenza::crypto::base64_encode(request.body()));
        json.key("length"), json.integer(static_cast<std::int64_t>(request.body().size()));
        json.end_object();
        return cadenza::HttpResponse(std::move(out), "application/json");
    }
};

}  // namespace

int main(int argc, char** argv) {
    Echo echo;
    cadenza::ServerOptions options;
    options.port = static_cast<std::uint16_t>(std::atoi(argc > 1 ? argv[1] : "8000"));
    options.workers = argc > 2 ? std::atoi(argv[2]) : 2;
    cadenza::Server server(echo, options);
    if (auto listening = server.listen(); !listening) {
        std::fprintf(stderr, "%s\n", listening.error().message.c_str());
        return 1;
    }
    std::fprintf(stderr, "echo on http://127.0.0.1:%d/\n", server.port());
    return server.run();
}
