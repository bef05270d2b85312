#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/db/schema/model_definition.h"

namespace cadenza::db {

// Names of tables, indexes and constraints, letter by letter as Django makes them: both must find
// their things in one database. A max_length of 0 means that the backend has no limit.

/// The first `length` hex digits of MD5 over the parts, joined with nothing between
/// (django.db.backends.utils).
std::string names_digest(std::span<const std::string> parts, int length);

/// Cuts a name to `length` characters, the last `hash_length` of them a digest of the whole. A
/// quoted schema before the name ("schema"."name") is kept.
std::string truncate_name(std::string_view identifier, int length, int hash_length = 4);

/// TABLE_COLUMN_COLUMN_digest + suffix: an index (suffix ""), a unique constraint ("_uniq"), a
/// check ("_check").
std::string schema_name(std::string_view table, std::span<const std::string> columns,
                        std::string_view suffix, int max_length = 0);

/// TABLE_COLUMN_digest_fk_TOTABLE_TOCOLUMN
std::string foreign_key_name(std::string_view table, std::string_view column,
                             std::string_view to_table, std::string_view to_column,
                             int max_length = 0);

/// The name of a Meta.indexes entry that has none: table[:11]_column[:7]_digest_idx. `columns`
/// carry a "-" where descending.
std::string model_index_name(std::string_view table, std::span<const std::string> columns);

/// The table of an automatic many-to-many model: db_table, else TABLE_FIELD.
std::string many_to_many_table(std::string_view table, const FieldDefinition& field,
                               int max_length = 0);

/// "blog post" of "BlogPost" (django.utils.text.camel_case_to_spaces).
std::string camel_case_to_spaces(std::string_view text);

/// The automatic model between `model` and the target of its many-to-many `field`: its id and two
/// foreign keys, "from_x"/"to_x" where the target is the model itself, unique together. Label
/// "app.Model_field".
ModelDefinition many_to_many_through(const ModelDefinition& model, const FieldDefinition& field);

}  // namespace cadenza::db
