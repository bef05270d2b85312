// Header values with parameters, Accept, entity tags and dates.
#include "cadenza/http/conditional.h"
#include "cadenza/http/header_parameters.h"
#include "cadenza/http/http_date.h"
#include "cadenza/http/media_type.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace cadenza;
    std::string_view text = as_text(data, size);
    HeaderParameters header = HeaderParameters::parse(text);
    for (const auto& [name, value] : header.parameters) require(header.find(name) != nullptr);
    auto ranges = parse_accept(text);
    require(!ranges.empty() && ranges.size() <= 100);
    for (const MediaType& range : ranges)
        require(range.precedence() >= 0 && range.precedence() <= 3);
    (void)accepts(text, "application/json");
    for (std::string_view etag : parse_etags(text))
        require(etag == "*" || quote_etag(etag) == etag);
    if (auto date = parse_http_date(text)) require(parse_http_date(http_date(*date)) == date);
    return 0;
}
