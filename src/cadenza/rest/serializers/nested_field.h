#pragma once

#include <memory>

#include "cadenza/rest/fields/field.h"
#include "cadenza/rest/serializers/list_serializer.h"

namespace cadenza {
namespace serializers {

/// A serializer as a field of another one. Use nested<S>.
class NestedField : public Field {
 public:
    static constexpr unsigned kOptions =
        kCommonOptions | kManyOptions | kEmptyOptions | kLengthOptions;

    explicit NestedField(FieldOptions options);

    /// A serializer of the nested class, for one request.
    virtual std::unique_ptr<SerializerBase> make() const = 0;

    FieldInput get_value(const Value& dictionary, const FieldScope& scope) const override;
    std::optional<Value> run_validation(const Value* data, FieldScope& scope) const override;
    Value representation(const Value& value, FieldScope& scope) const override;
    void write_value(const Value& value, JsonWriter& out, FieldScope& scope) const override;
    std::optional<Value> represent(const Instance& instance, FieldScope& scope) const override;
    void write(const Instance& instance, std::string_view key_json, JsonWriter& out,
               FieldScope& scope) const override;
    Value get_initial() const override;
    std::string_view class_name() const override { return many_ ? "ListSerializer" : "Serializer"; }
    unsigned option_groups() const override { return kOptions; }

    bool many() const { return many_; }
    /// Read-only, unless its options say whether it is.
    void make_read_only_by_default();

 private:
    bool many_;
    ListLimits limits_;
};

}  // namespace serializers

/// A serializer inside another one: {"author", nested<UserSerializer>()}, {"points",
/// nested<Point>{many = true}}. In a Serializer it takes input unless read_only = true. In a
/// ModelSerializer it is read-only unless read_only = false is given, and then create() and
/// update() must be overridden: only the application knows how to save what is inside.
template <class S>
struct nested : serializers::NestedField {  // NOLINT(readability-identifier-naming)
    nested(serializers::OptionList<serializers::NestedField::kOptions> options = {})
        : NestedField(serializers::collect(options)) {}
    std::unique_ptr<SerializerBase> make() const override { return new_serializer<S>(); }
};

}  // namespace cadenza
