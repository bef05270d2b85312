#include "cadenza/db/schema/field_kind.h"

#include <array>
#include <utility>

namespace cadenza::db {
namespace {

constexpr std::array<std::string_view, kFieldKinds> kClassNames = {
    "AutoField",
    "BigAutoField",
    "SmallAutoField",
    "CharField",
    "TextField",
    "SlugField",
    "EmailField",
    "URLField",
    "IntegerField",
    "BigIntegerField",
    "SmallIntegerField",
    "PositiveIntegerField",
    "PositiveSmallIntegerField",
    "PositiveBigIntegerField",
    "BooleanField",
    "FloatField",
    "DecimalField",
    "DateField",
    "TimeField",
    "DateTimeField",
    "DurationField",
    "UUIDField",
    "GenericIPAddressField",
    "JSONField",
    "BinaryField",
    "FileField",
    "ForeignKey",
    "OneToOneField",
    "ManyToManyField",
};

}  // namespace

std::string_view field_class_name(FieldKind kind) noexcept {
    return kClassNames[static_cast<std::size_t>(kind)];
}

std::optional<FieldKind> field_kind_of(std::string_view class_name) noexcept {
    for (std::size_t i = 0; i < kClassNames.size(); ++i) {
        if (kClassNames[i] == class_name) return static_cast<FieldKind>(i);
    }
    return std::nullopt;
}

std::string_view on_delete_name(OnDelete action) noexcept {
    switch (action) {
        case OnDelete::CASCADE: return "CASCADE";
        case OnDelete::PROTECT: return "PROTECT";
        case OnDelete::SET_NULL: return "SET_NULL";
        case OnDelete::SET_DEFAULT: return "SET_DEFAULT";
        case OnDelete::DO_NOTHING: return "DO_NOTHING";
        case OnDelete::RESTRICT: return "RESTRICT";
    }
    std::unreachable();
}

}  // namespace cadenza::db
