#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "cadenza/rest/fields/field.h"

namespace cadenza {
class FieldInfo;
class ModelInfo;
}  // namespace cadenza

namespace cadenza::serializers {

/// The serializer field for a model's field, with what the model knows of it: limits, choices,
/// validators, uniqueness, whether it is required. `extra` (extra_kwargs, read_only_fields) goes
/// over it. As DRF's build_standard_field and build_relational_field. `hyperlinked` shows relations
/// as URLs.
std::shared_ptr<Field> build_model_field(const FieldInfo& field, const FieldOptions& extra,
                                         bool hyperlinked = false);

/// The field for a relation that points here from another model, by its accessor: keys of the
/// related objects. nullptr if there is no such relation.
std::shared_ptr<Field> build_reverse_field(const ModelInfo& model, std::string_view accessor,
                                           const FieldOptions& extra, bool hyperlinked = false);

/// The object's own URL.
std::shared_ptr<Field> build_url_field(const ModelInfo& model, const FieldOptions& extra);

/// Whether the model's column, written as it is, is what that field shows.
bool shows_column_as_it_is(const FieldInfo& field, const Field& serializer_field);

/// What extra_kwargs mean for options that the model gave: read_only drops what only input needs.
void apply_extra_options(FieldOptions& options, FieldOptions extra);

}  // namespace cadenza::serializers
