// Cookie headers: valid UTF-8 comes out, and what is set comes back.
#include "cadenza/base/dict.h"
#include "cadenza/base/text.h"
#include "cadenza/http/cookie.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view text = as_text(data, size);
    for (const auto& [name, value] : cadenza::parse_cookies(text)) {
        require(cadenza::is_utf8(name) && cadenza::is_utf8(value.as_text()));
    }
    if (!cadenza::is_utf8(text)) return 0;
    std::string line = cadenza::render_set_cookie("name", text, {.path = ""});
    require(line.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos);
    require(cadenza::parse_cookies(line).str("name") == text);
    return 0;
}
