// Hosts, request targets and references: a path is UTF-8, an absolute URL of a path stays on its
// host.
#include "cadenza/base/multi_dict.h"
#include "cadenza/base/text.h"
#include "cadenza/conf/settings.h"
#include "cadenza/http/host.h"
#include "cadenza/http/request.h"
#include "cadenza/http/response.h"
#include "cadenza/http/uri.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace cadenza;
    std::string_view text = as_text(data, size);
    auto [domain, port] = split_domain_port(text);
    require(domain.find_first_of("/@ \r\n") == std::string::npos);
    SplitUri uri = split_uri(text);
    require(uri.netloc.find('/') == std::string::npos);
    (void)join_uri("http://a/b/c?d", text);
    static const Settings settings = [] {
        Settings made;
        made.allowed_hosts = {"testserver"};
        return made;
    }();
    Request request;
    request.settings = &settings;
    const HeaderView host{"Host", "testserver"};
    request.assign({.target = text, .headers = std::span(&host, 1)});
    require(is_utf8(request.path()) || !text.starts_with('/'));
    std::string full = request.get_full_path();
    for (char c : full)
        require(static_cast<unsigned char>(c) > ' ' && static_cast<unsigned char>(c) < 0x7f);
    if (text.starts_with('/'))
        require(request.build_absolute_uri().starts_with("http://testserver/"));
    return 0;
}
