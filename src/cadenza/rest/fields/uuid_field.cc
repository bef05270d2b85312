#include "cadenza/rest/fields/uuid_field.h"

#include "cadenza/base/error.h"

namespace cadenza::serializers {
namespace {

/// The UUID whose 128 bits are that number; empty if it has more, or a sign.
std::optional<Uuid> uuid_of_number(std::string_view digits) {
    Uuid uuid;
    for (char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        unsigned carry = static_cast<unsigned>(c - '0');
        for (int i = 15; i >= 0; --i) {
            carry += uuid.bytes[i] * 10U;
            uuid.bytes[i] = static_cast<std::uint8_t>(carry);
            carry >>= 8;
        }
        if (carry != 0) return std::nullopt;
    }
    return uuid;
}

/// 128 bits as a JSON number.
Value number_of(const Uuid& uuid) {
    std::string digits = uuid.decimal();
    if (digits.size() < 19) return Value(static_cast<std::int64_t>(std::stoll(digits)));
    return Value::big_int(std::move(digits));
}

}  // namespace

UUIDField::UUIDField(OptionList<kOptions> options) : UUIDField(collect(options)) {}

UUIDField::UUIDField(FieldOptions options) : Field(std::move(options)) {
    const std::string format = options_.format.value_or("hex_verbose");
    if (format == "hex")
        format_ = Format::Hex;
    else if (format == "int")
        format_ = Format::Int;
    else if (format == "urn")
        format_ = Format::Urn;
    else if (format != "hex_verbose")
        throw ImproperlyConfigured(
            "Invalid format \"" + format +
            "\" of a UUIDField. It must be one of \"hex_verbose\", \"hex\", \"int\", \"urn\".");
    default_error_messages({{"invalid", "Must be a valid UUID."}});
}

Value UUIDField::to_internal_value(const Value& data) const {
    std::optional<Uuid> uuid;
    switch (data.kind()) {
        case Value::Kind::Uuid: return data;
        case Value::Kind::Text: uuid = Uuid::parse(data.as_text()); break;
        case Value::Kind::Bool: uuid = uuid_of_number(data.as_bool() ? "1" : "0"); break;
        case Value::Kind::Int:
        case Value::Kind::BigInt: {
            const std::string digits = data.str();
            if (digits.size() <= 40) uuid = uuid_of_number(digits);
            break;
        }
        default: break;
    }
    if (!uuid) fail("invalid");
    return Value(*uuid);
}

Value UUIDField::to_representation(const Value& value) const {
    if (value.kind() != Value::Kind::Uuid) return Value(value.str());
    const Uuid uuid = value.as_uuid();
    switch (format_) {
        case Format::Verbose: return Value(uuid.str());
        case Format::Hex: return Value(uuid.hex());
        case Format::Int: return number_of(uuid);
        case Format::Urn: return Value("urn:uuid:" + uuid.str());
    }
    return {};
}

}  // namespace cadenza::serializers
