#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/base/value.h"
#include "cadenza/conf/policy.h"
#include "cadenza/db/models/query_base.h"

namespace cadenza {

class GenericAPIView;
class Model;
class Request;
class Response;

namespace pagination {

/// One page: the objects to show, and what stands around them.
struct Page {
    QueryBase rows;  ///< owns the objects
    /// The objects in their order where that is not the order of the rows.
    std::optional<std::vector<const Model*>> objects = {};
    std::optional<std::int64_t> count = {};  ///< of all pages, where it is known
    Value next = {};  ///< the absolute URL of the next page; null on the last
    Value previous = {};
};

/// Cuts a queryset into pages. As rest_framework.pagination.BasePagination; assign the attributes
/// in the constructor of a class of your own:
///
///     struct BookPagination : pagination::PageNumberPagination {
///         BookPagination() { page_size = 5; page_size_query_param = "page_size"; max_page_size =
///         8; }
///     };
///     pagination_class = BookPagination();
class BasePagination {
 public:
    virtual ~BasePagination() = default;
    /// Empty where the view is not to be paginated. Throws NotFound for a page that does not exist.
    virtual std::optional<Page> paginate_queryset(const QueryBase& queryset, Request& request,
                                                  const GenericAPIView& view) const = 0;
    /// The page with its serialized objects: {"count": …, "next": …, "previous": …, "results":
    /// […]}.
    virtual Response get_paginated_response(const Page& page, Value results) const;
};

/// "?page=4", and "?page_size=100" where page_size_query_param says so.
class PageNumberPagination : public BasePagination {
 public:
    std::optional<Page> paginate_queryset(const QueryBase& queryset, Request& request,
                                          const GenericAPIView& view) const override;

 protected:
    int page_size = 0;  ///< 0: the setting page_size
    std::string page_query_param = "page";
    std::string page_size_query_param;  ///< "": clients have no say
    int max_page_size = 0;              ///< 0: no limit
};

/// "?limit=100&offset=400"
class LimitOffsetPagination : public BasePagination {
 public:
    std::optional<Page> paginate_queryset(const QueryBase& queryset, Request& request,
                                          const GenericAPIView& view) const override;

 protected:
    int default_limit = 0;  ///< 0: the setting page_size
    std::string limit_query_param = "limit";
    std::string offset_query_param = "offset";
    int max_limit = 0;  ///< 0: no limit
};

}  // namespace pagination

using Pagination = Policy<pagination::BasePagination>;

inline constexpr PolicyOf<pagination::PageNumberPagination> PageNumberPagination{};
inline constexpr PolicyOf<pagination::LimitOffsetPagination> LimitOffsetPagination{};

namespace internal {

/// Python's int(text) where it is neither negative nor, if `strict`, zero; at most `cutoff` unless
/// that is 0.
std::optional<std::int64_t> positive_int(std::string_view text, bool strict,
                                         std::int64_t cutoff = 0);
/// The URL with one query parameter set or removed; all of them then stand in alphabetical order.
std::string replace_query_param(std::string_view url, std::string_view name,
                                std::string_view value);
std::string remove_query_param(std::string_view url, std::string_view name);

}  // namespace internal
}  // namespace cadenza
