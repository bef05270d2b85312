#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cadenza/db/models/objects/rows.h"
#include "cadenza/db/models/objects/shared_model.h"

namespace cadenza::internal {

/// What was loaded for an object beside its own columns.
struct ModelExtras {
    ModelExtras() = default;
    ModelExtras(const ModelExtras& other) : many(other.many), one(other.one) {}

    std::atomic<std::uint32_t> references{1};
    /// By accessor: the rows that prefetch_related() brought.
    std::vector<std::pair<std::string, std::shared_ptr<Rows>>> many;
    /// By accessor: the object at the other end of a one-to-one; null if there is none.
    std::vector<std::pair<std::string, SharedModel>> one;

    const std::shared_ptr<Rows>* find_many(std::string_view name) const;
    const SharedModel* find_one(std::string_view name) const;
    void set_many(std::string_view name, std::shared_ptr<Rows> rows);
    void set_one(std::string_view name, SharedModel object);
    void forget(std::string_view name);
};

}  // namespace cadenza::internal
