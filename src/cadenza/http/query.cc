#include <algorithm>

#include "cadenza/base/text.h"
#include "cadenza/http/form.h"
#include "cadenza/http/uri.h"

namespace cadenza {
namespace {

std::string decode(std::string_view text) {
    std::string decoded = form_decode(text);
    return is_utf8(decoded) ? decoded : replace_invalid_utf8(decoded);
}

}  // namespace

FormResult<MultiDict> parse_query(std::string_view text, const FormLimits& limits) {
    MultiDict form;
    if (text.empty()) return form;
    if (limits.fields != FormLimits::kUnlimited &&
        static_cast<std::size_t>(std::ranges::count(text, '&')) >= limits.fields) {
        return std::unexpected(FormFault{FormFault::Kind::TooManyFields,
                                         "The number of GET/POST parameters exceeded "
                                         "settings.DATA_UPLOAD_MAX_NUMBER_FIELDS."});
    }
    std::string latin1;
    if (!is_utf8(text)) text = latin1 = latin1_to_utf8(text);
    while (!text.empty()) {
        std::size_t end = text.find('&');
        std::string_view pair = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (pair.empty()) continue;
        std::size_t equals = pair.find('=');
        bool has_value = equals != std::string_view::npos;
        form.append(decode(pair.substr(0, equals)),
                    Value(has_value ? decode(pair.substr(equals + 1)) : std::string()));
    }
    return form;
}

}  // namespace cadenza
