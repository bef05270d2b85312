#pragma once

#include <optional>

#include "cadenza/conf/policy.h"

namespace cadenza {

class APIView;
class Request;

namespace throttling {

struct Verdict {
    bool allowed = true;
    std::optional<double> wait = {};  ///< seconds until the next request would pass, where known
};

/// Limits how often a client may ask. Every throttle of a view is asked, and counts the request,
/// even after one refused.
class BaseThrottle {
 public:
    virtual ~BaseThrottle() = default;
    virtual Verdict check(Request& request, const APIView& view) const = 0;
};

}  // namespace throttling
}  // namespace cadenza
