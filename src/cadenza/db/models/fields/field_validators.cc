#include "cadenza/db/models/fields/field_validators.h"

#include <cstdint>
#include <limits>

#include "cadenza/validation/validators.h"

namespace cadenza {
namespace {

using db::FieldKind;

struct Range {
    std::int64_t least;
    std::int64_t most;
};

// What the columns hold on every database, as Django has it.
Range range_of(FieldKind kind) {
    constexpr std::int64_t kSmall = 32767, kInt = 2147483647;
    constexpr std::int64_t kBig = std::numeric_limits<std::int64_t>::max();
    switch (kind) {
        case FieldKind::SmallInteger: return {-kSmall - 1, kSmall};
        case FieldKind::Integer: return {-kInt - 1, kInt};
        case FieldKind::PositiveSmallInteger: return {0, kSmall};
        case FieldKind::PositiveInteger: return {0, kInt};
        case FieldKind::PositiveBigInteger: return {0, kBig};
        default: return {-kBig - 1, kBig};
    }
}

}  // namespace

std::vector<Validator> field_validators(const db::FieldDefinition& field) {
    std::vector<Validator> list;
    switch (field.kind) {
        case FieldKind::Slug: list.emplace_back(&validate_slug); break;
        case FieldKind::Email: list.emplace_back(&validate_email); break;
        case FieldKind::Url: list.emplace_back(URLValidator()); break;
        case FieldKind::IpAddress:
            list.emplace_back(field.ip_protocol == "IPv4"   ? &validate_ipv4_address
                              : field.ip_protocol == "IPv6" ? &validate_ipv6_address
                                                            : &validate_ipv46_address);
            break;
        case FieldKind::Decimal:
            list.emplace_back(DecimalValidator(field.max_digits, field.decimal_places));
            break;
        default: break;
    }
    if (field.max_length > 0 && (db::is_textual(field.kind) || field.kind == FieldKind::Binary))
        list.emplace_back(MaxLengthValidator(field.max_length));
    list.insert(list.end(), field.validators.begin(), field.validators.end());
    if (field.kind >= FieldKind::Integer && field.kind <= FieldKind::PositiveBigInteger) {
        const Range range = range_of(field.kind);
        list.emplace_back(MinValueValidator(Value(range.least)));
        list.emplace_back(MaxValueValidator(Value(range.most)));
    }
    return list;
}

}  // namespace cadenza
