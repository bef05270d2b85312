#include "cadenza/db/sql/dialect.h"

namespace cadenza::db {

namespace {

// "name" or "schema"."name": inside, quotes come only as the three characters between two names.
bool is_quoted(std::string_view name) {
    if (name.size() < 2 || name.front() != '"' || name.back() != '"') return false;
    name = name.substr(1, name.size() - 2);
    for (std::size_t i = name.find('"'); i != name.npos; i = name.find('"', i + 3)) {
        if (name.substr(i, 3) != "\".\"") return false;
    }
    return true;
}

}  // namespace

Dialect::~Dialect() = default;

FieldKind related_kind(FieldKind target) {
    switch (target) {
        case FieldKind::Auto:
        case FieldKind::PositiveInteger: return FieldKind::Integer;
        case FieldKind::BigAuto:
        case FieldKind::PositiveBigInteger: return FieldKind::BigInteger;
        case FieldKind::SmallAuto:
        case FieldKind::PositiveSmallInteger: return FieldKind::SmallInteger;
        default: return target;
    }
}

void Dialect::append_name(std::string& out, std::string_view name) const {
    if (is_quoted(name)) {
        out += name;
        return;
    }
    out += '"';
    for (const char c : name) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

std::string Dialect::quote_name(std::string_view name) const {
    std::string out;
    out.reserve(name.size() + 2);
    append_name(out, name);
    return out;
}

void Dialect::append_text_literal(std::string& out, std::string_view text) const {
    out += '\'';
    for (const char c : text) {
        if (c == '\'') out += '\'';
        out += c;
    }
    out += '\'';
}

std::string Dialect::from_percent_style(std::string_view sql) const {
    std::string out;
    out.reserve(sql.size());
    int number = 0;
    for (std::size_t i = 0; i < sql.size(); ++i) {
        const char following = i + 1 < sql.size() ? sql[i + 1] : '\0';
        if (sql[i] != '%' || (following != 's' && following != '%')) {
            out += sql[i];
            continue;
        }
        if (following == 's') {
            append_placeholder(out, ++number);
        } else {
            out += '%';
        }
        ++i;
    }
    return out;
}

}  // namespace cadenza::db
