#include "cadenza/rest/serializers/error_shape.h"

namespace cadenza::serializers {

ErrorDetail non_field_error(std::string message, std::string code) {
    ErrorDetail detail = ErrorDetail::dict();
    detail.set(kNonFieldErrors,
               ErrorDetail::list({ErrorDetail(std::move(message), std::move(code))}));
    return detail;
}

ErrorDetail as_serializer_error(const ErrorDetail& detail) {
    ErrorDetail shaped = ErrorDetail::dict();
    if (detail.is_dict()) {
        for (const auto& [name, error] : detail.entries())
            shaped.set(name, error.is_text() ? ErrorDetail::list({error}) : error);
        return shaped;
    }
    shaped.set(kNonFieldErrors, detail.is_list() ? detail : ErrorDetail::list({detail}));
    return shaped;
}

void set_by_source(Dict& dictionary, std::span<const std::string> attributes, Value value) {
    if (attributes.empty()) {
        if (value.is_dict())
            for (auto& [key, entry] : value.as_dict()) dictionary.set(key, std::move(entry));
        return;
    }
    Dict* place = &dictionary;
    for (std::size_t i = 0; i + 1 < attributes.size(); ++i) {
        Value& inner = (*place)[attributes[i]];
        if (!inner.is_dict()) inner = Value(Dict());
        place = &inner.as_dict();
    }
    place->set(attributes.back(), std::move(value));
}

}  // namespace cadenza::serializers
