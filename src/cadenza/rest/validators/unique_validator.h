#pragma once

#include <string>
#include <vector>

#include "cadenza/rest/fields/option_types.h"
#include "cadenza/rest/serializers/definition.h"

namespace cadenza {

/// No other row has that value in the field's column: `validators =
/// {UniqueValidator(Tag::objects.all())}`. During an update the row itself does not count. A
/// ModelSerializer adds it where the model says unique. `lookup` may be "iexact". Behaviour:
/// rest_framework.validators.UniqueValidator.
class UniqueValidator : public serializers::ContextValidator {
 public:
    explicit UniqueValidator(serializers::Queryset queryset,
                             std::string message = "This field must be unique.",
                             std::string lookup = "exact");
    void validate(const Value& value, const serializers::Field& field,
                  serializers::FieldScope& scope) const override;

 private:
    serializers::Queryset queryset_;
    std::string message_;
    std::string lookup_;
};

/// No other row has these values together. A ModelSerializer adds it for each unique_together and
/// unique constraint whose fields it has. While creating, all of them are required; null never
/// collides; an update that changes none of them is not checked. Behaviour: UniqueTogetherValidator
/// of DRF 3.15+.
class UniqueTogetherValidator : public serializers::SerializerValidator {
 public:
    UniqueTogetherValidator(
        serializers::Queryset queryset, std::vector<std::string> fields,
        std::string message = "The fields {field_names} must make a unique set.",
        std::string code = "unique");
    void validate(const ValidatedData& attrs, SerializerBase& serializer) const override;

 private:
    serializers::Queryset queryset_;
    std::vector<std::string> fields_;
    std::string message_;
    std::string code_;
};

}  // namespace cadenza
