// Unsafe requests with any Origin, Referer, cookie and token: without the secret none passes.
#include <algorithm>

#include "cadenza/conf/settings.h"
#include "cadenza/http/request.h"
#include "cadenza/middleware/csrf.h"
#include "cadenza/middleware/csrf_token.h"
#include "fuzz.h"

using namespace cadenza;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Settings settings = [] {
        Settings made;
        made.allowed_hosts = {"shop.example"};
        made.csrf.trusted_origins = {"https://*.shop.example", "https://pay.example:8443"};
        return made;
    }();
    static const std::string secret = csrf::new_secret();
    const std::string_view text = as_text(data, size);
    const std::string_view token = text.substr(0, text.find('\n'));
    const std::string_view place = text.substr(std::min(token.size() + 1, text.size()));
    const std::string cookie = "csrftoken=" + secret;
    for (const char* header : {"Origin", "Referer"}) {
        for (const bool secure : {false, true}) {
            const std::vector<HeaderView> headers{{"Host", "shop.example"},
                                                  {"Cookie", cookie},
                                                  {header, place},
                                                  {"X-CSRFToken", token}};
            Request request;
            request.assign({.method = "POST", .headers = headers, .secure = secure});
            request.settings = &settings;
            require(csrf::check(request).has_value());
        }
    }
    if (csrf::token_fault(token).empty()) {
        const std::string found = csrf::secret_of(token);
        require(csrf::unmask(csrf::mask(found)) == found);
    }
    return 0;
}
