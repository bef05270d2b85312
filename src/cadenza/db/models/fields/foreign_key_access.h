#pragma once

#include <cstdint>

#include "cadenza/db/models/fields/foreign_key.h"

namespace cadenza {

namespace db {
class Row;
}

/// The engine's way into a foreign key.
struct ForeignKeyAccess {
    static void load(ForeignKeyBase& key, const db::Row& row, int column, const FieldInfo& info);
    static void set_object(ForeignKeyBase& key, const Model& object, const FieldInfo* info);
    static void assign(ForeignKeyBase& to, const ForeignKeyBase& from);
    static const internal::SharedModel& object(const ForeignKeyBase& key) { return key.object_; }
    static void cache(ForeignKeyBase& key, internal::SharedModel object) {
        key.object_ = std::move(object);
    }
};

}  // namespace cadenza
