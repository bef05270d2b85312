#include "cadenza/db/models/errors.h"

namespace cadenza {
namespace {

std::string joined(const ModelValidationError::Messages& messages) {
    std::string text;
    for (const auto& [field, list] : messages) {
        for (const auto& message : list) {
            if (!text.empty()) text += " ";
            if (field != "__all__") text += field + ": ";
            text += message.text;
        }
    }
    return text;
}

}  // namespace

ModelValidationError::ModelValidationError(std::string text, std::string code)
    : ModelValidationError(Messages{{"__all__", {{std::move(text), std::move(code)}}}}) {}

ModelValidationError::ModelValidationError(Messages messages)
    : Error(joined(messages)), messages_(std::move(messages)) {}

const std::vector<ModelValidationError::Message>& ModelValidationError::messages(
    std::string_view field) const {
    static const std::vector<Message> none;
    for (const auto& [name, list] : messages_)
        if (name == field) return list;
    return none;
}

}  // namespace cadenza
