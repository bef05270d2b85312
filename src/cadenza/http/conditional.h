#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/http/response.h"

namespace cadenza {

class Request;

/// The entity tags of an If-Match or If-None-Match header, with their quotes; {"*"} for "*", none
/// where malformed.
std::vector<std::string_view> parse_etags(std::string_view header);
/// `"abc"`; a text that is an entity tag already stays as it is.
std::string quote_etag(std::string_view text);

/// What the client's preconditions (RFC 9110 13.2.2) make of a resource with that entity tag (with
/// its quotes; "" for none) and time of change in seconds since 1970: Proceed, 304 or 412. If-Range
/// is not looked at.
enum class Precondition : std::uint8_t { Proceed, NotModified, Failed };
Precondition check_preconditions(const Request& request, std::string_view etag,
                                 std::optional<std::int64_t> last_modified);

/// A successful response to GET or HEAD as the client's preconditions ask for it: 304 with the
/// headers that belong there if the client has it already. An ETag is made of the content where
/// there is none. As ConditionalGetMiddleware.
Response conditional_get(const Request& request, Response response);

}  // namespace cadenza
