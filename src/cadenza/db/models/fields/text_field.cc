#include "cadenza/db/models/fields/text_field.h"

namespace cadenza::internal {

TextValue::TextValue(const TextValue&) = default;
TextValue::TextValue(TextValue&&) noexcept = default;
TextValue& TextValue::operator=(const TextValue&) = default;
TextValue& TextValue::operator=(TextValue&&) noexcept = default;
TextValue::~TextValue() = default;

void TextValue::set_text(std::string_view value) {
    assign(value.data(), value.size());
    null_ = false;
}

void TextValue::set_null() {
    clear();
    null_ = true;
}

}  // namespace cadenza::internal
