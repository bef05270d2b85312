#pragma once

#include "cadenza/conf/policy.h"

namespace cadenza {

class GenericAPIView;
class QueryBase;
class Request;

namespace filters {

/// Narrows or orders the queryset of a generic view by what the request asks. As
/// rest_framework.filters.BaseFilterBackend.
class BaseFilterBackend {
 public:
    virtual ~BaseFilterBackend() = default;
    virtual QueryBase filter_queryset(Request& request, const QueryBase& queryset,
                                      const GenericAPIView& view) const = 0;
};

}  // namespace filters
}  // namespace cadenza
