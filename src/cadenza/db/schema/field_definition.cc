#include "cadenza/db/schema/field_definition.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "cadenza/validation/validator.h"

namespace cadenza::db {

FieldDefault::FieldDefault() = default;
FieldDefault::FieldDefault(Value constant) : present(true), value(std::move(constant)) {}
FieldDefault::FieldDefault(Value (*function)(), const char* name)
    : present(true), callable(function), callable_name(name) {}

Value FieldDefault::get() const {
    return callable ? callable() : value;
}

bool operator==(const FieldDefault& a, const FieldDefault& b) {
    if (a.present != b.present) return false;
    if (a.callable || b.callable) return a.callable == b.callable;
    return a.value == b.value;
}

bool operator==(const Choice& a, const Choice& b) {
    return a.value == b.value && a.label == b.label;
}

FieldDefinition::FieldDefinition() = default;
FieldDefinition::FieldDefinition(const FieldDefinition&) = default;
FieldDefinition::FieldDefinition(FieldDefinition&&) noexcept = default;
FieldDefinition& FieldDefinition::operator=(const FieldDefinition&) = default;
FieldDefinition& FieldDefinition::operator=(FieldDefinition&&) noexcept = default;
FieldDefinition::~FieldDefinition() = default;

FieldDefinition::FieldDefinition(std::string field_name, FieldKind field_kind)
    : name(std::move(field_name)), kind(field_kind) {
    switch (kind) {
        case FieldKind::Auto:
        case FieldKind::BigAuto:
        case FieldKind::SmallAuto:
            primary_key = true;
            blank = true;
            break;
        case FieldKind::Slug:
            max_length = 50;
            db_index = true;
            break;
        case FieldKind::Email: max_length = 254; break;
        case FieldKind::Url: max_length = 200; break;
        case FieldKind::File: max_length = 100; break;
        case FieldKind::Binary: editable = false; break;
        case FieldKind::ForeignKey: db_index = true; break;
        case FieldKind::OneToOne:
            db_index = true;
            unique = true;
            break;
        default: break;
    }
}

void FieldDefinition::finish() {
    if (auto_now || auto_now_add) {
        editable = false;
        blank = true;
    }
}

std::string FieldDefinition::attname() const {
    return is_single_relation() ? name + "_id" : name;
}

std::string FieldDefinition::column() const {
    if (!has_column()) return {};
    return db_column.empty() ? attname() : db_column;
}

std::string FieldDefinition::label() const {
    if (!verbose_name.empty()) return verbose_name;
    if (auto_created && primary_key && is_auto(kind)) return "ID";
    std::string words = name;
    std::ranges::replace(words, '_', ' ');
    return words;
}

// The name is no part of it, as with Django's deconstruct(): a renamed field equals the old one.
bool same_options(const FieldDefinition& a, const FieldDefinition& b) {
    const auto plain = [](const FieldDefinition& f) {
        return std::tie(f.kind, f.max_length, f.max_digits, f.decimal_places, f.null, f.blank,
                        f.unique, f.primary_key, f.db_index, f.editable, f.auto_now, f.auto_now_add,
                        f.db_constraint, f.parent_link, f.default_, f.choices, f.validators);
    };
    const auto texts = [](const FieldDefinition& f) {
        return std::tie(f.verbose_name, f.help_text, f.db_column, f.db_collation, f.ip_protocol,
                        f.unpack_ipv4, f.upload_to, f.to, f.to_field, f.related_name,
                        f.related_query_name, f.through, f.through_fields, f.db_table);
    };
    if (a.is_single_relation() && a.on_delete != b.on_delete) return false;
    return plain(a) == plain(b) && texts(a) == texts(b);
}

bool operator==(const FieldDefinition& a, const FieldDefinition& b) {
    return a.name == b.name && same_options(a, b);
}

FieldDefinition implicit_primary_key(FieldKind kind) {
    FieldDefinition id("id", kind);
    id.auto_created = true;
    return id;
}

}  // namespace cadenza::db
