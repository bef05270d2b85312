#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cadenza/db/schema/field_definition.h"
#include "cadenza/validation/validator.h"

namespace cadenza::migrations {

using cadenza::CASCADE;
using cadenza::DO_NOTHING;
using cadenza::PROTECT;
using cadenza::RESTRICT;
using cadenza::SET_DEFAULT;
using cadenza::SET_NULL;

/// The options of a field in a migration file, in the order that designated initialisers must keep.
/// Those that are left out have the value that the field's kind implies.
struct FieldOptions {
    std::optional<int> max_length;
    int max_digits = 0;
    int decimal_places = 0;
    OnDelete on_delete = CASCADE;
    std::string to_field;
    std::string related_name;
    std::string related_query_name;
    std::string through;
    std::vector<std::string> through_fields;
    std::string db_table;
    bool db_constraint = true;
    bool parent_link = false;
    bool auto_now = false;
    bool auto_now_add = false;
    std::string upload_to;
    std::string protocol = "both";
    bool unpack_ipv4 = false;
    db::FieldDefault default_;
    bool null = false;
    std::optional<bool> blank;
    std::optional<bool> unique;
    std::optional<bool> primary_key;
    std::optional<bool> db_index;
    std::optional<bool> editable;
    std::string db_column;
    std::string db_collation;
    std::vector<db::Choice> choices;
    std::string verbose_name;
    std::string help_text;
    std::vector<Validator> validators;
};

using Field = db::FieldDefinition;

Field make_field(db::FieldKind kind, std::string name, std::string to, const FieldOptions& options);

#define CADENZA_MIGRATION_FIELD(function, kind)                                 \
    inline Field function(std::string name, const FieldOptions& options = {}) { \
        return make_field(db::FieldKind::kind, std::move(name), {}, options);   \
    }
CADENZA_MIGRATION_FIELD(AutoField, Auto)
CADENZA_MIGRATION_FIELD(BigAutoField, BigAuto)
CADENZA_MIGRATION_FIELD(SmallAutoField, SmallAuto)
CADENZA_MIGRATION_FIELD(CharField, Char)
CADENZA_MIGRATION_FIELD(TextField, Text)
CADENZA_MIGRATION_FIELD(SlugField, Slug)
CADENZA_MIGRATION_FIELD(EmailField, Email)
CADENZA_MIGRATION_FIELD(URLField, Url)
CADENZA_MIGRATION_FIELD(IntegerField, Integer)
CADENZA_MIGRATION_FIELD(BigIntegerField, BigInteger)
CADENZA_MIGRATION_FIELD(SmallIntegerField, SmallInteger)
CADENZA_MIGRATION_FIELD(PositiveIntegerField, PositiveInteger)
CADENZA_MIGRATION_FIELD(PositiveSmallIntegerField, PositiveSmallInteger)
CADENZA_MIGRATION_FIELD(PositiveBigIntegerField, PositiveBigInteger)
CADENZA_MIGRATION_FIELD(BooleanField, Boolean)
CADENZA_MIGRATION_FIELD(FloatField, Float)
CADENZA_MIGRATION_FIELD(DecimalField, Decimal)
CADENZA_MIGRATION_FIELD(DateField, Date)
CADENZA_MIGRATION_FIELD(TimeField, Time)
CADENZA_MIGRATION_FIELD(DateTimeField, DateTime)
CADENZA_MIGRATION_FIELD(DurationField, Duration)
CADENZA_MIGRATION_FIELD(UUIDField, Uuid)
CADENZA_MIGRATION_FIELD(GenericIPAddressField, IpAddress)
CADENZA_MIGRATION_FIELD(JSONField, Json)
CADENZA_MIGRATION_FIELD(BinaryField, Binary)
CADENZA_MIGRATION_FIELD(FileField, File)
#undef CADENZA_MIGRATION_FIELD

/// `to` is "app.Model", or "self".
inline Field ForeignKey(std::string name, std::string to, const FieldOptions& options = {}) {
    return make_field(db::FieldKind::ForeignKey, std::move(name), std::move(to), options);
}
inline Field OneToOneField(std::string name, std::string to, const FieldOptions& options = {}) {
    return make_field(db::FieldKind::OneToOne, std::move(name), std::move(to), options);
}
inline Field ManyToManyField(std::string name, std::string to, const FieldOptions& options = {}) {
    return make_field(db::FieldKind::ManyToMany, std::move(name), std::move(to), options);
}

/// Values of kinds that C++ has no literals for. Text that is none of the kind throws
/// MigrationError.
namespace value {
Value decimal(std::string_view text);
Value date(std::string_view text);
Value time(std::string_view text);
Value datetime(std::string_view text);
Value duration(std::int64_t microseconds);
Value uuid(std::string_view text);
Value json(std::string text);
Value bytes(std::string bytes);
Value integer(std::string_view digits);  ///< of more than 64 bits
Value real(std::string_view text);       ///< "inf", "-inf", "nan"
Value array(std::initializer_list<Value> items);
Value object(std::initializer_list<std::pair<std::string_view, Value>> entries);
}  // namespace value

}  // namespace cadenza::migrations
