#pragma once

#include "cadenza/db/models/model.h"

namespace cadenza::internal {

/// A row of the table of pairs that belongs to a many-to-many field. One C++ type serves all of
/// them: which model it is stands in the object.
struct ThroughRow : Model {
    struct Key : ForeignKeyBase {
        Key() = default;
    };

    explicit ThroughRow(const ModelInfo& model) : info(&model) {}
    const ModelInfo& meta() const override { return *info; }

    const ModelInfo* info;
    Key source;
    Key target;
};

}  // namespace cadenza::internal
