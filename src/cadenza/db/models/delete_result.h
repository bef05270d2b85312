#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cadenza {

/// What a deletion removed: Django's (total, {label: count}).
struct DeleteResult {
    std::int64_t total = 0;
    std::vector<std::pair<std::string, std::int64_t>> by_model;  ///< "api.BlogPost", rows

    std::int64_t of(std::string_view label) const;
    void add(std::string_view label, std::int64_t rows);
};

}  // namespace cadenza
