#include "cadenza/db/models/delete_result.h"

namespace cadenza {

std::int64_t DeleteResult::of(std::string_view label) const {
    for (const auto& [name, rows] : by_model)
        if (name == label) return rows;
    return 0;
}

void DeleteResult::add(std::string_view label, std::int64_t rows) {
    total += rows;
    for (auto& [name, count] : by_model) {
        if (name != label) continue;
        count += rows;
        return;
    }
    by_model.emplace_back(std::string(label), rows);
}

}  // namespace cadenza
