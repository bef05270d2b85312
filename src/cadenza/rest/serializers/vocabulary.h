#pragma once

#include "cadenza/rest/fields.h"

namespace cadenza::serializers {

/// The names that are known inside every serializer: its fields and their options. Outside, and
/// wherever a model's fields are meant, the same names are model fields.
struct Vocabulary : FieldKeywords {
    using Field = serializers::Field;
    using BooleanField = serializers::BooleanField;
    using CharField = serializers::CharField;
    using ChoiceField = serializers::ChoiceField;
    using DateField = serializers::DateField;
    using DateTimeField = serializers::DateTimeField;
    using DecimalField = serializers::DecimalField;
    using DictField = serializers::DictField;
    using DurationField = serializers::DurationField;
    using EmailField = serializers::EmailField;
    using FloatField = serializers::FloatField;
    using HiddenField = serializers::HiddenField;
    using HStoreField = serializers::HStoreField;
    using IntegerField = serializers::IntegerField;
    using IPAddressField = serializers::IPAddressField;
    using JSONField = serializers::JSONField;
    using ListField = serializers::ListField;
    using MultipleChoiceField = serializers::MultipleChoiceField;
    using ReadOnlyField = serializers::ReadOnlyField;
    using RegexField = serializers::RegexField;
    using SlugField = serializers::SlugField;
    using TimeField = serializers::TimeField;
    using URLField = serializers::URLField;
    using UUIDField = serializers::UUIDField;
    using CurrentUserDefault = serializers::CurrentUserDefault;
    using CreateOnlyDefault = serializers::CreateOnlyDefault;
};

}  // namespace cadenza::serializers
