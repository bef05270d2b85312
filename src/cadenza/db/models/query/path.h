#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cadenza/db/models/model_info.h"

namespace cadenza::internal {

/// One join that a name goes through; a many-to-many takes two. As Django's PathInfo.
struct JoinStep {
    const ModelInfo* to;
    const FieldInfo* near;  ///< the column on the side that we come from
    const FieldInfo* far;   ///< the column on the side that we go to
    bool direct;            ///< along a foreign key; false: against it
    bool many;              ///< one row here may meet several there
    bool nullable;          ///< one row here may meet none there
};

/// What a name in a query means for a model: the joins, the field at their end, and what follows
/// it.
struct Path {
    std::vector<JoinStep> steps;
    std::vector<std::size_t> ends;          ///< steps.size() after each part of the name
    const ModelInfo* model = nullptr;       ///< where the steps end
    const FieldInfo* field = nullptr;       ///< what the name says: a column, or a relation's field
    const FieldInfo* target = nullptr;      ///< the column at the end that holds its value
    bool relation = false;                  ///< the name ends at a relation
    std::vector<std::string_view> lookups;  ///< "icontains", or "year" and "gte"
};

/// Splits "a__b__c".
std::vector<std::string_view> split_name(std::string_view name);

/// The steps of a relation: from the model that declares it, or (reverse) to that.
void append_relation(Path& path, const FieldInfo& field, bool reverse);

/// A name as filter() takes it: what is no field any more is a lookup. Throws FieldError in
/// Django's words. Views into `name`.
Path resolve_lookup(const ModelInfo& model, std::string_view name);

/// A name as order_by(), values() and F() take it: fields only; `lookups` hold transforms of the
/// last one.
Path resolve_field(const ModelInfo& model, std::string_view name);

/// Django's "Cannot resolve keyword 'x' into field. Choices are: …".
[[noreturn]] void throw_unknown_name(const ModelInfo& model, std::string_view name);

}  // namespace cadenza::internal
