#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cadenza/base/value.h"
#include "cadenza/rest/error_detail.h"
#include "cadenza/rest/fields/instance.h"
#include "cadenza/rest/fields/keywords.h"
#include "cadenza/rest/fields/options.h"
#include "cadenza/rest/fields/scope.h"

namespace cadenza {
class JsonWriter;
}

namespace cadenza::serializers {

/// What a field finds in the input: nothing, a value of the input itself, or one made of several
/// entries of an HTML form.
class FieldInput {
 public:
    FieldInput() = default;
    FieldInput(const Value* value) : borrowed_(value) {}   // NOLINT
    FieldInput(Value value) : owned_(std::move(value)) {}  // NOLINT
    const Value* get() const {
        return owned_ ? &*owned_ : borrowed_;
    }  ///< nullptr: nothing was sent

 private:
    const Value* borrowed_ = nullptr;
    std::optional<Value> owned_;
};

/// One field of a serializer: turns what a client sent into a value (or refuses it) and a value
/// into what a response shows. A field is built once for a serializer class and shared by every
/// request: its functions are const and keep nothing. Derive from it and override
/// to_internal_value() and to_representation() for a field of your own. Behaviour:
/// rest_framework.fields.Field.
class Field {
 public:
    static constexpr unsigned kOptions = kCommonOptions;

    Field(OptionList<kCommonOptions> options = {});  // NOLINT(google-explicit-constructor)
    explicit Field(FieldOptions options);
    Field(const Field&);
    Field& operator=(const Field&) = delete;
    virtual ~Field();

    // --- what an own field overrides
    /// The value of what the client sent, which is not null here. Calls fail() or throws
    /// ValidationError.
    virtual Value to_internal_value(const Value& data) const;
    /// What the response shows of a value, which is not null here.
    virtual Value to_representation(const Value& value) const;

    // --- what fields with children, relations or defaults of their own override
    virtual Value internal_value(const Value& data, FieldScope& scope) const;
    virtual Value representation(const Value& value, FieldScope& scope) const;
    /// Writes the representation of a value that is not null, without making a Value of it if it
    /// can.
    virtual void write_value(const Value& value, JsonWriter& out, FieldScope& scope) const;
    /// This field's part of the input: a dictionary, or the MultiDict of an HTML form.
    virtual FieldInput get_value(const Value& dictionary, const FieldScope& scope) const;
    /// The whole path of one input: empty values, conversion, validators. `data` is nullptr where
    /// the client sent nothing; the answer is empty where the field is to be skipped. Throws
    /// ValidationError.
    virtual std::optional<Value> run_validation(const Value* data, FieldScope& scope) const;
    /// The representation of this field of an instance; empty where it is to be skipped.
    virtual std::optional<Value> represent(const Instance& instance, FieldScope& scope) const;
    /// The same as JSON after key_json ("\"title\":"); writes nothing where it is to be skipped.
    virtual void write(const Instance& instance, std::string_view key_json, JsonWriter& out,
                       FieldScope& scope) const;
    /// The value of `source` in an instance, or what stands for it there: the default, null, or
    /// nothing at all. Throws ImproperlyConfigured where a required field is not in the instance.
    virtual std::optional<Value> attribute(const Instance& instance, FieldScope& scope) const;
    /// What an empty form shows.
    virtual Value get_initial() const;
    /// Called once, when the field becomes part of a serializer class.
    virtual void bind(std::string name);
    /// "CharField": for error messages and OPTIONS.
    virtual std::string_view class_name() const { return "Field"; }
    virtual unsigned option_groups() const { return kOptions; }

    const FieldOptions& options() const { return options_; }
    const std::string& field_name() const { return name_; }
    const std::string& source() const { return source_; }
    const std::vector<std::string>& source_attrs() const { return source_attrs_; }
    const std::string& label() const { return label_; }
    bool read_only() const { return read_only_; }
    bool write_only() const { return write_only_; }
    bool required() const { return required_; }
    bool allow_null() const { return allow_null_; }
    bool allow_blank() const { return allow_blank_; }
    bool has_default() const { return options_.default_.has_value(); }
    /// The default; empty where there is none, or in a partial update.
    std::optional<Value> get_default(const FieldScope& scope) const;
    /// The text of an error, with {names} still in it.
    std::string_view error_message(std::string_view key) const;

 protected:
    using Parameters = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    /// Texts by key, which win over those of the base classes; to be called in constructors.
    void default_error_messages(
        std::initializer_list<std::pair<std::string_view, std::string_view>> messages);
    /// Refuses the input with the text of that key: fail("odd"), fail("type", {{"got", "str"}}).
    [[noreturn]] void fail(std::string_view key, Parameters parameters = {}) const;
    ErrorDetail error(std::string_view key, Parameters parameters = {}) const;
    /// The checks that the field itself brings, after those of `validators`; appends what they
    /// find.
    virtual void check(const Value& value, ErrorDetail& errors) const;
    void run_validators(const Value& value, FieldScope& scope) const;

    enum class Emptiness : std::uint8_t { Filled, Done, Skipped };
    /// Decides about nothing and null; `value` is what is valid already where the answer is Done.
    virtual Emptiness validate_empty_values(const Value* data, FieldScope& scope,
                                            std::optional<Value>& value) const;
    /// What an HTML form that lacks the field means: a checkbox that is not checked sends nothing.
    virtual std::optional<Value> empty_html() const { return std::nullopt; }

    FieldOptions options_;
    bool read_only_ = false;
    bool write_only_ = false;
    bool required_ = true;
    bool allow_null_ = false;
    bool allow_blank_ = false;

 private:
    std::string name_;
    std::string source_;
    std::vector<std::string> source_attrs_;
    std::string label_;
    std::vector<std::pair<std::string, std::string>> messages_;
};

}  // namespace cadenza::serializers
