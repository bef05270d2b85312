#pragma once

#include "cadenza/rest/fields/field.h"

namespace cadenza::serializers {

/// Takes anything, null included: the elements of a ListField or DictField that names no child.
class AnyField : public Field {
 public:
    AnyField();
    Value to_internal_value(const Value& data) const override { return data; }
    Value to_representation(const Value& value) const override { return value; }
    std::string_view class_name() const override { return "AnyField"; }
};

/// A list whose elements the child field validates: ListField{child = IntegerField{min_value = 0}}.
/// Errors are told by index.
class ListField : public Field {
 public:
    static constexpr unsigned kOptions =
        kCommonOptions | kChildOptions | kEmptyOptions | kLengthOptions;
    ListField(OptionList<kOptions> options = {});  // NOLINT(google-explicit-constructor)
    explicit ListField(FieldOptions options);

    FieldInput get_value(const Value& dictionary, const FieldScope& scope) const override;
    Value internal_value(const Value& data, FieldScope& scope) const override;
    Value representation(const Value& value, FieldScope& scope) const override;
    void write_value(const Value& value, JsonWriter& out, FieldScope& scope) const override;
    Value get_initial() const override;
    std::string_view class_name() const override { return "ListField"; }
    unsigned option_groups() const override { return kOptions; }
    const Field& child() const { return *child_; }

 protected:
    void check(const Value& value, ErrorDetail& errors) const override;

 private:
    std::shared_ptr<Field> child_;
};

/// A dictionary with text for keys, whose values the child field validates.
class DictField : public Field {
 public:
    static constexpr unsigned kOptions = kCommonOptions | kChildOptions | kEmptyOptions;
    DictField(OptionList<kOptions> options = {});  // NOLINT(google-explicit-constructor)
    explicit DictField(FieldOptions options);

    FieldInput get_value(const Value& dictionary, const FieldScope& scope) const override;
    Value internal_value(const Value& data, FieldScope& scope) const override;
    Value representation(const Value& value, FieldScope& scope) const override;
    Value get_initial() const override;
    std::string_view class_name() const override { return "DictField"; }
    unsigned option_groups() const override { return kOptions; }
    const Field& child() const { return *child_; }

 protected:
    DictField(FieldOptions options, std::shared_ptr<Field> default_child);

 private:
    std::shared_ptr<Field> child_;
};

/// A dictionary of text or null, as PostgreSQL's hstore holds it.
class HStoreField : public DictField {
 public:
    HStoreField(OptionList<kOptions> options = {});  // NOLINT(google-explicit-constructor)
    explicit HStoreField(FieldOptions options);
    std::string_view class_name() const override { return "HStoreField"; }
};

/// Any JSON value. With `binary` the client sends (and is shown) it as text that holds JSON; a form
/// always sends such text.
class JSONField : public Field {
 public:
    static constexpr unsigned kOptions = kCommonOptions | kBinaryOptions;
    JSONField(OptionList<kOptions> options = {});  // NOLINT(google-explicit-constructor)
    explicit JSONField(FieldOptions options);

    FieldInput get_value(const Value& dictionary, const FieldScope& scope) const override;
    Value to_internal_value(const Value& data) const override;
    Value to_representation(const Value& value) const override;
    std::string_view class_name() const override { return "JSONField"; }
    unsigned option_groups() const override { return kOptions; }

 private:
    bool binary_;
};

}  // namespace cadenza::serializers
