#pragma once

#include <cstdint>

#include "cadenza/base/value.h"
#include "cadenza/db/schema/field_kind.h"

namespace cadenza {

class FieldInfo;
class JsonWriter;
namespace db {
class Row;
}

/// What can be done with a field object whose type is known only as its FieldKind: one table per
/// kind, shared by all models. `field` points at the field inside its model object.
struct FieldOps {
    /// Reads a column; NULL puts the field in its null state.
    void (*load)(void* field, const db::Row& row, int column, const FieldInfo& info);
    /// The native value, or null. Of a foreign key: the key. Of a many-to-many: null.
    Value (*get)(const void* field);
    /// Takes null, the native kind of value, and what converts to it without loss ("5" for an
    /// integer, ISO texts for dates). Throws ValueError, which names the field where `info` is
    /// given. A foreign key takes a key, or a model object wrapped in a Value.
    void (*set)(void* field, const Value& value, const FieldInfo* info);
    bool (*is_null)(const void* field);
    /// As DRF's serializers write the field with its standard options; null where it is null.
    void (*write_json)(const void* field, JsonWriter& out);
    void (*copy)(void* to, const void* from);
};

const FieldOps& field_ops(db::FieldKind kind);

}  // namespace cadenza
