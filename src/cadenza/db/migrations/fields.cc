#include "cadenza/db/migrations/fields.h"

#include "cadenza/base/number.h"
#include "cadenza/db/migrations/errors.h"

namespace cadenza::migrations {

Field make_field(db::FieldKind kind, std::string name, std::string to, const FieldOptions& o) {
    Field field(std::move(name), kind);
    field.to = std::move(to);
    field.max_length = o.max_length.value_or(field.max_length);
    field.max_digits = o.max_digits;
    field.decimal_places = o.decimal_places;
    field.on_delete = o.on_delete;
    field.to_field = o.to_field;
    field.related_name = o.related_name;
    field.related_query_name = o.related_query_name;
    field.through = o.through;
    field.through_fields = o.through_fields;
    field.db_table = o.db_table;
    field.db_constraint = o.db_constraint;
    field.parent_link = o.parent_link;
    field.auto_now = o.auto_now;
    field.auto_now_add = o.auto_now_add;
    field.upload_to = o.upload_to;
    field.ip_protocol = o.protocol;
    field.unpack_ipv4 = o.unpack_ipv4;
    field.default_ = o.default_;
    field.null = o.null;
    field.finish();
    field.blank = o.blank.value_or(field.blank);
    field.unique = o.unique.value_or(field.unique);
    field.primary_key = o.primary_key.value_or(field.primary_key);
    field.db_index = o.db_index.value_or(field.db_index);
    field.editable = o.editable.value_or(field.editable);
    field.db_column = o.db_column;
    field.db_collation = o.db_collation;
    field.choices = o.choices;
    field.verbose_name = o.verbose_name;
    field.help_text = o.help_text;
    field.validators = o.validators;
    return field;
}

namespace value {
namespace {

template <class T>
Value parsed(std::string_view text, const char* kind) {
    if (auto value = T::parse(text)) return Value(*value);
    throw MigrationError("A migration holds '" + std::string(text) + "' as a " + kind +
                         ", which it is not");
}

}  // namespace

Value decimal(std::string_view text) {
    return parsed<Decimal>(text, "decimal number");
}
Value date(std::string_view text) {
    return parsed<Date>(text, "date");
}
Value time(std::string_view text) {
    return parsed<Time>(text, "time");
}
Value datetime(std::string_view text) {
    return parsed<DateTime>(text, "date and time");
}
Value duration(std::int64_t microseconds) {
    return Duration(microseconds);
}
Value uuid(std::string_view text) {
    return parsed<Uuid>(text, "UUID");
}
Value json(std::string text) {
    return Value::json(std::move(text));
}
Value bytes(std::string bytes) {
    return Value::bytes(std::move(bytes));
}
Value integer(std::string_view digits) {
    return Value::big_int(std::string(digits));
}
Value real(std::string_view text) {
    if (auto number = parse_float(text)) return *number;
    throw MigrationError("A migration holds '" + std::string(text) +
                         "' as a number, which it is not");
}
Value array(std::initializer_list<Value> items) {
    return Value::list(items);
}
Value object(std::initializer_list<std::pair<std::string_view, Value>> entries) {
    return Dict(entries);
}

}  // namespace value

}  // namespace cadenza::migrations
