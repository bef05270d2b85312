#pragma once

#include <memory>
#include <span>

#include "cadenza/rest/fields/field.h"

namespace cadenza {
class ModelInfo;
class QueryBase;
}  // namespace cadenza

namespace cadenza::serializers {

/// A relation, shown by something that identifies the object at its other end; with many = true a
/// list of such. What the client sends is looked up in `queryset`; without one the field must be
/// read-only (in a ModelSerializer the related model's rows are the default). Validated data holds
/// the object. Derive from it and override find() and show(). Behaviour:
/// rest_framework.relations.RelatedField.
class RelatedField : public Field {
 public:
    static constexpr unsigned kOptions =
        kCommonOptions | kManyOptions | kEmptyOptions | kQuerysetOptions;

    /// The object that the client means, as a Value; calls fail() if there is none.
    virtual Value find(const Value& data, FieldScope& scope) const = 0;
    /// What stands for the object in a response.
    virtual Value show(const Model& object, FieldScope& scope) const = 0;
    /// True where the key alone is enough to show(): no query is made for the object then.
    virtual bool shows_key() const { return false; }
    virtual Value show_key(const Value& key) const { return key; }

    FieldInput get_value(const Value& dictionary, const FieldScope& scope) const override;
    std::optional<Value> run_validation(const Value* data, FieldScope& scope) const override;
    Value internal_value(const Value& data, FieldScope& scope) const override;
    Value representation(const Value& value, FieldScope& scope) const override;
    std::optional<Value> represent(const Instance& instance, FieldScope& scope) const override;
    Value get_initial() const override;
    unsigned option_groups() const override { return kOptions; }

    bool many() const { return many_; }
    /// The rows that may be chosen; nullptr for a read-only field.
    const QueryBase* queryset() const;

 protected:
    explicit RelatedField(FieldOptions options);
    std::optional<Value> empty_html() const override;
    /// The one row whose field has that value. Fails with `missing` ({pk_value} or {value} filled
    /// in) or `malformed` where the value cannot be one of that field.
    Value look_up(std::string_view name, const Value& data, std::string_view missing,
                  std::string_view malformed) const;

 private:
    bool many_;
};

/// The primary key: 7.
class PrimaryKeyRelatedField : public RelatedField {
 public:
    PrimaryKeyRelatedField(OptionList<kOptions> options = {});  // NOLINT
    explicit PrimaryKeyRelatedField(FieldOptions options);
    Value find(const Value& data, FieldScope& scope) const override;
    Value show(const Model& object, FieldScope& scope) const override;
    bool shows_key() const override { return true; }
    std::string_view class_name() const override { return "PrimaryKeyRelatedField"; }
};

/// A field that identifies the object to people: SlugRelatedField{slug_field = "username"}.
class SlugRelatedField : public RelatedField {
 public:
    static constexpr unsigned kOptions = RelatedField::kOptions | kSlugRelatedOptions;
    SlugRelatedField(OptionList<kOptions> options);  // NOLINT(google-explicit-constructor)
    explicit SlugRelatedField(FieldOptions options);
    Value find(const Value& data, FieldScope& scope) const override;
    Value show(const Model& object, FieldScope& scope) const override;
    std::string_view class_name() const override { return "SlugRelatedField"; }
    unsigned option_groups() const override { return kOptions; }
};

/// What the object's str() says; read-only.
class StringRelatedField : public RelatedField {
 public:
    StringRelatedField(OptionList<kOptions> options = {});  // NOLINT(google-explicit-constructor)
    explicit StringRelatedField(FieldOptions options);
    Value find(const Value& data, FieldScope& scope) const override;
    Value show(const Model& object, FieldScope& scope) const override;
    std::string_view class_name() const override { return "StringRelatedField"; }
};

}  // namespace cadenza::serializers
