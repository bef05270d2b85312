#include "cadenza/rest/serializers/model_fields.h"

#include <limits>

#include "cadenza/base/text.h"
#include "cadenza/db/models/field_info.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/query_base.h"
#include "cadenza/rest/fields.h"
#include "cadenza/rest/relations/hyperlinked_fields.h"
#include "cadenza/rest/relations/related_fields.h"
#include "cadenza/rest/validators/unique_validator.h"
#include "cadenza/validation/validators.h"

namespace cadenza::serializers {
namespace {

using db::FieldKind;

std::string capitalized(std::string_view text) {
    std::size_t first = 0;
    if (text.empty()) return {};
    next_code_point(text, first);
    return to_upper(text.substr(0, first)) + std::string(text.substr(first));
}

std::string default_label(std::string_view name) {
    std::string words = to_lower(name);
    for (char& c : words)
        if (c == '_') c = ' ';
    return capitalized(words);
}

bool is_integer(FieldKind kind) {
    return db::is_auto(kind) ||
           (kind >= FieldKind::Integer && kind <= FieldKind::PositiveBigInteger);
}

bool is_ordered(FieldKind kind) {
    return is_integer(kind) || kind == FieldKind::Float || kind == FieldKind::Decimal ||
           kind == FieldKind::Duration;
}

bool is_char(FieldKind kind) {
    return kind == FieldKind::Char || kind == FieldKind::Slug || kind == FieldKind::Email ||
           kind == FieldKind::Url;
}

/// Moves a limit from a validator into an option of the field.
template <class Rule, class Set>
void take_limit(std::vector<Validator>& validators, Set&& set) {
    bool taken = false;
    std::erase_if(validators, [&](const Validator& validator) {
        const Rule* rule = validator.as<Rule>();
        if (rule == nullptr) return false;
        if (!taken) set(rule->limit_value());
        taken = true;
        return true;
    });
}

/// What an integer column holds, as Django asks its SQLite backend: any 64-bit number, not below
/// zero for the positive kinds.
void limit_to_column(FieldOptions& options, FieldKind kind) {
    if (!is_integer(kind)) return;
    const bool positive = kind == FieldKind::PositiveInteger ||
                          kind == FieldKind::PositiveSmallInteger ||
                          kind == FieldKind::PositiveBigInteger;
    if (!options.min_value)
        options.min_value = Value(positive ? 0 : std::numeric_limits<std::int64_t>::min());
    if (!options.max_value) options.max_value = Value(std::numeric_limits<std::int64_t>::max());
}

Choices choices_of(const db::FieldDefinition& definition) {
    Choices choices;
    for (const db::Choice& choice : definition.choices)
        choices.emplace_back(choice.value, choice.label);
    return choices;
}

std::string unique_message(const FieldInfo& field) {
    if (!field.definition().unique_message.empty()) return field.definition().unique_message;
    return field.model().verbose_name() + " with this " + std::string(field.verbose_name()) +
           " already exists.";
}

/// The view that a router names for the model's objects.
std::string detail_view_name(const ModelInfo& model) {
    return model.model_name() + "-detail";
}

FieldOptions describe(const FieldInfo& field) {
    const db::FieldDefinition& definition = field.definition();
    FieldOptions options;
    const std::string label = capitalized(field.verbose_name());
    if (label != default_label(field.name())) options.label = label;
    if (!definition.help_text.empty()) options.help_text = definition.help_text;
    if (definition.null) options.allow_null = true;
    if (db::is_auto(definition.kind) || !definition.editable) {
        options.read_only = true;
        return options;
    }
    if (definition.has_default() || definition.blank || definition.null) options.required = false;
    return options;
}

void add_validators(FieldOptions& options, const FieldInfo& field, std::vector<Validator> rest) {
    std::vector<FieldValidator> validators;
    for (Validator& validator : rest) validators.emplace_back(std::move(validator));
    if (field.definition().is_unique())
        validators.emplace_back(UniqueValidator(QueryBase(field.model()), unique_message(field)));
    if (!validators.empty()) options.validators = std::move(validators);
}

FieldOptions standard_options(const FieldInfo& field) {
    const db::FieldDefinition& definition = field.definition();
    const FieldKind kind = definition.kind;
    FieldOptions options = describe(field);
    if (kind == FieldKind::Decimal) {
        options.max_digits = definition.max_digits;
        options.decimal_places = definition.decimal_places;
    }
    if (kind == FieldKind::Text || kind == FieldKind::Json)
        options.style = Value{{"base_template", "textarea.html"}};
    if (options.read_only) return options;
    const bool text = is_char(kind) || kind == FieldKind::Text;
    if (definition.blank && text) options.allow_blank = true;
    std::vector<Validator> validators = definition.validators;
    if (!definition.choices.empty()) {
        options.choices = choices_of(definition);
        options.style.reset();
    } else if (is_ordered(kind)) {
        take_limit<MaxValueValidator>(validators, [&](Value limit) { options.max_value = limit; });
        take_limit<MinValueValidator>(validators, [&](Value limit) { options.min_value = limit; });
        limit_to_column(options, kind);
    }
    if (definition.choices.empty() && text) {
        if (definition.max_length > 0) options.max_length = definition.max_length;
        std::erase_if(validators, [&](const Validator& validator) {
            return definition.max_length > 0 && validator.as<MaxLengthValidator>() != nullptr;
        });
        if (is_char(kind))
            take_limit<MinLengthValidator>(validators, [&](const Value& limit) {
                options.min_length = static_cast<int>(limit.as_int());
            });
    }
    if (kind == FieldKind::IpAddress && definition.ip_protocol != "both")
        options.protocol = definition.ip_protocol;
    add_validators(options, field, std::move(validators));
    return options;
}

std::shared_ptr<Field> make_standard(FieldKind kind, FieldOptions options) {
    if (options.choices) return std::make_shared<ChoiceField>(std::move(options));
    switch (kind) {
        case FieldKind::Char:
        case FieldKind::Text: return std::make_shared<CharField>(std::move(options));
        case FieldKind::Slug: return std::make_shared<SlugField>(std::move(options));
        case FieldKind::Email: return std::make_shared<EmailField>(std::move(options));
        case FieldKind::Url: return std::make_shared<URLField>(std::move(options));
        case FieldKind::Boolean: return std::make_shared<BooleanField>(std::move(options));
        case FieldKind::Float: return std::make_shared<FloatField>(std::move(options));
        case FieldKind::Decimal: return std::make_shared<DecimalField>(std::move(options));
        case FieldKind::Date: return std::make_shared<DateField>(std::move(options));
        case FieldKind::Time: return std::make_shared<TimeField>(std::move(options));
        case FieldKind::DateTime: return std::make_shared<DateTimeField>(std::move(options));
        case FieldKind::Duration: return std::make_shared<DurationField>(std::move(options));
        case FieldKind::Uuid: return std::make_shared<UUIDField>(std::move(options));
        case FieldKind::IpAddress: return std::make_shared<IPAddressField>(std::move(options));
        case FieldKind::Json: return std::make_shared<JSONField>(std::move(options));
        case FieldKind::Binary:
        case FieldKind::File: return std::make_shared<ReadOnlyField>(std::move(options));
        default: return std::make_shared<IntegerField>(std::move(options));
    }
}

std::shared_ptr<Field> make_relation(const ModelInfo& target, FieldOptions options,
                                     bool hyperlinked) {
    if (!hyperlinked) return std::make_shared<PrimaryKeyRelatedField>(std::move(options));
    if (!options.view_name) options.view_name = detail_view_name(target);
    return std::make_shared<HyperlinkedRelatedField>(std::move(options));
}

std::shared_ptr<Field> build_relation(const FieldInfo& field, const FieldOptions& extra,
                                      bool hyperlinked) {
    const db::FieldDefinition& definition = field.definition();
    FieldOptions options = describe(field);
    if (field.is_many_to_many()) {
        options.many = true;
        if (!field.through().is_auto_created()) options.read_only = true;
    }
    if (options.read_only) {
        options.required.reset();
    } else {
        options.queryset = Queryset(QueryBase(field.related()));
        if (field.is_many_to_many() && !definition.blank) options.allow_empty = false;
        add_validators(options, field, definition.validators);
    }
    const bool by_slug = field.is_foreign_key() && !definition.to_field.empty() &&
                         !field.target_field().is_primary_key();
    if (by_slug) options.slug_field = definition.to_field;
    apply_extra_options(options, extra);
    if (by_slug) return std::make_shared<SlugRelatedField>(std::move(options));
    return make_relation(field.related(), std::move(options), hyperlinked);
}

}  // namespace

void apply_extra_options(FieldOptions& options, FieldOptions extra) {
    if (extra.read_only.value_or(false)) {
        options.required.reset();
        options.default_.reset();
        options.allow_blank.reset();
        options.min_length.reset();
        options.max_length.reset();
        options.min_value.reset();
        options.max_value.reset();
        options.validators.reset();
        options.queryset.reset();
    }
    if (extra.default_ && options.required == false) options.required.reset();
    if (extra.read_only.value_or(options.read_only.value_or(false))) extra.required.reset();
    merge_options(options, extra);
}

std::shared_ptr<Field> build_url_field(const ModelInfo& model, const FieldOptions& extra) {
    FieldOptions options;
    options.view_name = detail_view_name(model);
    merge_options(options, extra);
    return std::make_shared<HyperlinkedIdentityField>(std::move(options));
}

std::shared_ptr<Field> build_model_field(const FieldInfo& field, const FieldOptions& extra,
                                         bool hyperlinked) {
    if (field.is_relation()) return build_relation(field, extra, hyperlinked);
    FieldOptions options = standard_options(field);
    apply_extra_options(options, extra);
    return make_standard(field.kind(), std::move(options));
}

std::shared_ptr<Field> build_reverse_field(const ModelInfo& model, std::string_view accessor,
                                           const FieldOptions& extra, bool hyperlinked) {
    const ReverseRelation* reverse = model.find_accessor(accessor);
    if (reverse == nullptr) return nullptr;
    FieldOptions options;
    if (!reverse->is_one_to_one()) options.many = true;
    const bool through = reverse->is_many_to_many() && !reverse->field->through().is_auto_created();
    if (through)
        options.read_only = true;
    else
        options.queryset = Queryset(QueryBase(reverse->model()));
    apply_extra_options(options, extra);
    return make_relation(reverse->model(), std::move(options), hyperlinked);
}

bool shows_column_as_it_is(const FieldInfo& field, const Field& serializer_field) {
    const FieldOptions& options = serializer_field.options();
    if (options.format || options.coerce_to_string || options.binary || options.view_name)
        return false;
    switch (field.kind()) {
        case FieldKind::Decimal:  // the object may hold more places than are shown
        case FieldKind::Binary:
        case FieldKind::File:
        case FieldKind::ManyToMany: return false;
        default: return true;
    }
}

}  // namespace cadenza::serializers
