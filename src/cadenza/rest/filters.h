#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cadenza/conf/policy.h"

namespace cadenza {

class GenericAPIView;
class ModelInfo;
class QueryBase;
class Request;

namespace filters {

/// Narrows or orders the queryset of a generic view by what the request asks. As
/// rest_framework.filters.BaseFilterBackend. A backend runs for detail views too.
class BaseFilterBackend {
 public:
    virtual ~BaseFilterBackend() = default;
    virtual QueryBase filter_queryset(Request& request, const QueryBase& queryset,
                                      const GenericAPIView& view) const = 0;
};

/// "?search=one two": every term must be found in one of the view's `search_fields`. A field may
/// start with "^" (begins with), "=" (equals) or "$" (regular expression); case never matters.
/// Quotes keep words together.
class SearchFilter : public BaseFilterBackend {
 public:
    QueryBase filter_queryset(Request& request, const QueryBase& queryset,
                              const GenericAPIView& view) const override;
};

/// "?ordering=title,-price": by the view's `ordering_fields` ({"__all__"} for every column of the
/// model; the serializer's fields if unset); without a valid term by the view's `ordering`.
class OrderingFilter : public BaseFilterBackend {
 public:
    QueryBase filter_queryset(Request& request, const QueryBase& queryset,
                              const GenericAPIView& view) const override;
};

/// The terms of a search, at blanks and commas: `one "two three"` has two.
std::vector<std::string> search_terms(std::string_view text);

}  // namespace filters

using FilterBackend = Policy<filters::BaseFilterBackend>;

inline constexpr PolicyOf<filters::SearchFilter> SearchFilter{};
inline constexpr PolicyOf<filters::OrderingFilter> OrderingFilter{};

}  // namespace cadenza
