#include "cadenza/urls/converter.h"

#include <charconv>

#include "cadenza/urls/internal/char_span.h"

namespace cadenza {
namespace {

enum class Builtin : std::uint8_t { Int, Str, Slug, Uuid, Path };

Value integer(std::string_view digits) {
    std::int64_t value = 0;
    auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error == std::errc()) return Value(value);
    return Value::big_int(std::string(digits.substr(digits.find_first_not_of('0'))));
}

class BuiltinConverter final : public Converter {
 public:
    constexpr BuiltinConverter(Builtin kind, std::string_view name, std::string_view regex)
        : kind_(kind), name_(name), regex_(regex) {}

    std::string_view name() const noexcept override { return name_; }
    std::string_view regex() const noexcept override { return regex_; }
    bool takes_all() const noexcept override { return true; }

    std::optional<Value> to_value(std::string_view text) const override {
        if (kind_ == Builtin::Int) return integer(text);
        if (kind_ == Builtin::Uuid) {
            if (auto uuid = Uuid::parse(text)) return Value(*uuid);
            return {};
        }
        return Value(text);
    }

    std::optional<std::string> to_url(const Value& value) const override {
        std::string text = value.str();
        auto span = internal::CharSpan::of(regex_);
        if (text.empty() || span->munch(text) != text.size()) return {};
        return text;
    }

 private:
    Builtin kind_;
    std::string_view name_;
    std::string_view regex_;
};

const BuiltinConverter kInt(Builtin::Int, "int", "[0-9]+");
const BuiltinConverter kStr(Builtin::Str, "str", "[^/]+");
const BuiltinConverter kSlug(Builtin::Slug, "slug", "[-a-zA-Z0-9_]+");
const BuiltinConverter kUuid(Builtin::Uuid, "uuid", internal::kUuidRegex);
const BuiltinConverter kPath(Builtin::Path, "path", ".+");

}  // namespace

const Converter* builtin_converter(std::string_view name) noexcept {
    for (const BuiltinConverter* converter : {&kInt, &kStr, &kSlug, &kUuid, &kPath}) {
        if (converter->name() == name) return converter;
    }
    return nullptr;
}

}  // namespace cadenza
