#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/rest/pagination.h"

namespace cadenza {
namespace pagination {

/// Where a page begins: behind a position, that is a value of the field that orders the rows, and
/// then so many rows further. Encoded as DRF does, so links of one are understood by the other.
struct Cursor {
    std::int64_t offset = 0;
    bool reverse = false;
    std::optional<std::string> position = {};

    std::string encode() const;
    /// Empty if the text is no cursor.
    static std::optional<Cursor> decode(std::string_view text, std::int64_t offset_cutoff);
};

/// "?cursor=cD0yMDIw…": pages that stay put while rows are added, and cost the same however far one
/// goes. Needs an ordering by a field that hardly repeats.
class CursorPagination : public BasePagination {
 public:
    std::optional<Page> paginate_queryset(const QueryBase& queryset, Request& request,
                                          const GenericAPIView& view) const override;

 protected:
    int page_size = 0;  ///< 0: the setting page_size
    std::vector<std::string> ordering = {"-created"};
    std::string cursor_query_param = "cursor";
    std::string page_size_query_param;
    int max_page_size = 0;
    /// The most rows that a cursor may skip, lest a client makes the database count for long.
    int offset_cutoff = 1000;
};

}  // namespace pagination

inline constexpr PolicyOf<pagination::CursorPagination> CursorPagination{};

}  // namespace cadenza
