#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "cadenza/db/models/fields/field_base.h"

namespace cadenza {
namespace internal {

/// The state of every text field: a std::string that can also be null.
struct TextValue : std::string {
    TextValue() = default;
    explicit TextValue(std::string value) noexcept : std::string(std::move(value)) {}
    TextValue(const TextValue&);
    TextValue(TextValue&&) noexcept;
    TextValue& operator=(const TextValue&);
    TextValue& operator=(TextValue&&) noexcept;
    ~TextValue();

    void set_text(std::string_view value);
    void set_null();

    bool null_ = false;
};

}  // namespace internal

/// A field of text: it is a std::string, so everything that takes one takes it. A null field reads
/// as "" and answers is_null(); assigning nullptr makes it null.
template <db::FieldKind K>
class BasicTextField : public internal::TextValue {
 public:
    static constexpr db::FieldKind kKind = K;
    using Native = std::string;
    using Option = internal::OptionOf<internal::CommonOption, internal::TextOption,
                                      std::conditional_t<K == db::FieldKind::IpAddress,
                                                         internal::IpOption, internal::TextOption>>;

    BasicTextField() { internal::note_field(this, K); }
    BasicTextField(std::initializer_list<Option> options) {
        internal::note_field(this, K, options);
    }
    BasicTextField(const char* text) { set_text(text); }
    BasicTextField(std::string_view text) { set_text(text); }
    BasicTextField(std::string text) noexcept : internal::TextValue(std::move(text)) {}

    BasicTextField& operator=(const char* text) { return set_text(text), *this; }
    BasicTextField& operator=(std::string_view text) { return set_text(text), *this; }
    BasicTextField& operator=(std::string text) noexcept {
        std::string::operator=(std::move(text));
        null_ = false;
        return *this;
    }
    template <internal::NullPointer N>
    BasicTextField& operator=(N) {
        set_null();
        return *this;
    }

    bool is_null() const noexcept { return null_ && empty(); }
    const std::string& value() const noexcept { return *this; }
};

/// varchar(max_length).
using CharField = BasicTextField<db::FieldKind::Char>;
/// text without a limit.
using TextField = BasicTextField<db::FieldKind::Text>;
/// Letters, digits, hyphens and underscores; max_length 50 and db_index unless said otherwise.
using SlugField = BasicTextField<db::FieldKind::Slug>;
/// max_length 254 unless said otherwise.
using EmailField = BasicTextField<db::FieldKind::Email>;
/// max_length 200 unless said otherwise.
using URLField = BasicTextField<db::FieldKind::Url>;
/// An IPv4 or IPv6 address in its normal form; `protocol` "both", "IPv4" or "IPv6".
using GenericIPAddressField = BasicTextField<db::FieldKind::IpAddress>;
/// Bytes of any value; not editable unless said otherwise.
using BinaryField = BasicTextField<db::FieldKind::Binary>;

}  // namespace cadenza
