// Validators answer for any text, and what they accept holds what they promise.
#include "cadenza/base/text/utf8.h"
#include "cadenza/validation/ip_address.h"
#include "cadenza/validation/validators.h"
#include "fuzz.h"

using namespace cadenza;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Value value(as_text(data, size));
    const std::string& text = value.as_text();
    if (!EmailValidator().check(value))
        require(text.find('@') != text.npos && text.find('\n') == text.npos);
    if (!URLValidator().check(value)) {
        require(text.find("://") != text.npos && text.find_first_of(" \t\r\n") == text.npos);
    }
    (void)validate_slug(value);
    (void)validate_unicode_slug(value);
    (void)validate_domain_name(value);
    (void)validate_comma_separated_integer_list(value);
    (void)DecimalValidator(5, 2).check(value);
    (void)ProhibitSurrogateCharactersValidator().check(value);
    if (auto address = clean_ipv6_address(text)) require(clean_ipv6_address(*address) == address);
    if (auto address = clean_ipv6_address(text, true)) {
        require(is_ipv4_address(*address) || is_ipv6_address(*address));
    }
    RegexValidator regex(text);
    if (regex.error().empty()) (void)regex.check("aé٣ b\n");
    return 0;
}
