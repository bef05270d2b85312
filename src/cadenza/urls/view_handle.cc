#include "cadenza/urls/view_handle.h"

#include <limits>

#include "cadenza/http/exceptions.h"

namespace cadenza::internal {
namespace {

[[noreturn]] void no_such_argument(const Value& value, const char* wanted) {
    throw Http404("The URL gives \"" + value.str() + "\" where the view takes " + wanted + ".");
}

}  // namespace

template <>
std::int64_t url_argument<std::int64_t>(const Value& value) {
    if (!value.is_int()) no_such_argument(value, "an integer of 64 bits");
    return value.as_int();
}

template <>
int url_argument<int>(const Value& value) {
    std::int64_t wide = url_argument<std::int64_t>(value);
    if (wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max()) {
        no_such_argument(value, "an integer of 32 bits");
    }
    return static_cast<int>(wide);
}

template <>
std::string_view url_argument<std::string_view>(const Value& value) {
    if (!value.is_text()) no_such_argument(value, "text");
    return value.as_text();
}

template <>
std::string url_argument<std::string>(const Value& value) {
    return value.str();
}

template <>
Uuid url_argument<Uuid>(const Value& value) {
    if (value.kind() != Value::Kind::Uuid) no_such_argument(value, "a UUID");
    return value.as_uuid();
}

template <>
Value url_argument<Value>(const Value& value) {
    return value;
}

}  // namespace cadenza::internal
