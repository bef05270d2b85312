#pragma once

#include <cadenza/rest.h>

namespace library {

/// 409
class Conflict : public cadenza::APIException {
 public:
    explicit Conflict(std::string detail = "The object is still in use.",
                      std::string_view code = "conflict")
        : APIException(cadenza::ErrorDetail(std::move(detail)), code, 409) {}
};

}  // namespace library
