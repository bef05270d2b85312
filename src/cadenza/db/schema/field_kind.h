#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace cadenza {

/// What happens to the rows that point at a row which is deleted. Done by the ORM, never by the
/// database: the column carries no ON DELETE clause, as in Django.
enum class OnDelete : std::uint8_t {
    CASCADE,
    PROTECT,
    SET_NULL,
    SET_DEFAULT,
    DO_NOTHING,
    RESTRICT
};

inline constexpr OnDelete CASCADE = OnDelete::CASCADE;
inline constexpr OnDelete PROTECT = OnDelete::PROTECT;
inline constexpr OnDelete SET_NULL = OnDelete::SET_NULL;
inline constexpr OnDelete SET_DEFAULT = OnDelete::SET_DEFAULT;
inline constexpr OnDelete DO_NOTHING = OnDelete::DO_NOTHING;
inline constexpr OnDelete RESTRICT = OnDelete::RESTRICT;

}  // namespace cadenza

namespace cadenza::db {

/// The kinds of model fields. A kind decides the column type, the binding of values and the default
/// options; Slug, Email, Url and File are varchar columns with their own validation.
enum class FieldKind : std::uint8_t {
    Auto,
    BigAuto,
    SmallAuto,
    Char,
    Text,
    Slug,
    Email,
    Url,
    Integer,
    BigInteger,
    SmallInteger,
    PositiveInteger,
    PositiveSmallInteger,
    PositiveBigInteger,
    Boolean,
    Float,
    Decimal,
    Date,
    Time,
    DateTime,
    Duration,
    Uuid,
    IpAddress,
    Json,
    Binary,
    File,
    ForeignKey,
    OneToOne,
    ManyToMany,
};
inline constexpr int kFieldKinds = static_cast<int>(FieldKind::ManyToMany) + 1;

/// Django's class name: "CharField", "ForeignKey", "GenericIPAddressField".
std::string_view field_class_name(FieldKind kind) noexcept;
std::optional<FieldKind> field_kind_of(std::string_view class_name) noexcept;

/// "CASCADE", "SET_NULL", …
std::string_view on_delete_name(OnDelete action) noexcept;

constexpr bool is_auto(FieldKind kind) noexcept {
    return kind == FieldKind::Auto || kind == FieldKind::BigAuto || kind == FieldKind::SmallAuto;
}
/// A foreign key or one-to-one: a relation with a column of its own.
constexpr bool is_single_relation(FieldKind kind) noexcept {
    return kind == FieldKind::ForeignKey || kind == FieldKind::OneToOne;
}
constexpr bool is_relation(FieldKind kind) noexcept {
    return is_single_relation(kind) || kind == FieldKind::ManyToMany;
}
/// A column of text: Char, Text, Slug, Email, Url, File.
constexpr bool is_textual(FieldKind kind) noexcept {
    return (kind >= FieldKind::Char && kind <= FieldKind::Url) || kind == FieldKind::File;
}

}  // namespace cadenza::db
