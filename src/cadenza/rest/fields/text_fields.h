#pragma once

#include <memory>
#include <string>

#include "cadenza/rest/fields/field.h"

namespace cadenza::serializers {

/// Text. Numbers are taken as their text, everything else is refused. Surrounding blanks are cut
/// (trim_whitespace), and text that is empty then is refused unless allow_blank. Lengths count code
/// points.
class CharField : public Field {
 public:
    static constexpr unsigned kOptions =
        kCommonOptions | kBlankOptions | kTrimOptions | kLengthOptions;

    CharField(OptionList<kOptions> options = {});  // NOLINT(google-explicit-constructor)
    explicit CharField(FieldOptions options);

    Value to_internal_value(const Value& data) const override;
    Value to_representation(const Value& value) const override;
    void write_value(const Value& value, JsonWriter& out, FieldScope& scope) const override;
    std::optional<Value> run_validation(const Value* data, FieldScope& scope) const override;
    Value get_initial() const override;
    std::string_view class_name() const override { return "CharField"; }
    unsigned option_groups() const override { return kOptions; }

 protected:
    void check(const Value& value, ErrorDetail& errors) const override;

 private:
    bool trim_;
    int min_length_;
    int max_length_;
};

/// An e-mail address, as django.core.validators.EmailValidator understands it.
class EmailField : public CharField {
 public:
    EmailField(
        OptionList<CharField::kOptions> options = {});  // NOLINT(google-explicit-constructor)
    explicit EmailField(FieldOptions options);
    std::string_view class_name() const override { return "EmailField"; }

 protected:
    void check(const Value& value, ErrorDetail& errors) const override;
};

/// Text that a regular expression (RE2's syntax) finds a match in: RegexField{regex = "^[a-z]+$"}.
class RegexField : public CharField {
 public:
    static constexpr unsigned kOptions = CharField::kOptions | kRegexOptions;
    RegexField(OptionList<kOptions> options);  // NOLINT(google-explicit-constructor)
    explicit RegexField(FieldOptions options);
    RegexField(const RegexField&);
    ~RegexField() override;
    std::string_view class_name() const override { return "RegexField"; }
    unsigned option_groups() const override { return kOptions; }

 protected:
    void check(const Value& value, ErrorDetail& errors) const override;

 private:
    std::shared_ptr<const Validator> pattern_;
};

/// Letters, digits, hyphens and underscores; of any script with allow_unicode.
class SlugField : public CharField {
 public:
    static constexpr unsigned kOptions = CharField::kOptions | kUnicodeOptions;
    SlugField(OptionList<kOptions> options = {});  // NOLINT(google-explicit-constructor)
    explicit SlugField(FieldOptions options);
    std::string_view class_name() const override { return "SlugField"; }
    unsigned option_groups() const override { return kOptions; }

 protected:
    void check(const Value& value, ErrorDetail& errors) const override;
};

/// An http, https, ftp or ftps URL, as django.core.validators.URLValidator understands it.
class URLField : public CharField {
 public:
    URLField(OptionList<CharField::kOptions> options = {});  // NOLINT(google-explicit-constructor)
    explicit URLField(FieldOptions options);
    std::string_view class_name() const override { return "URLField"; }

 protected:
    void check(const Value& value, ErrorDetail& errors) const override;
};

/// An IPv4 or IPv6 address in its shortest form: `protocol` is "both", "IPv4" or "IPv6". With
/// "both" an IPv4 address in IPv6 clothes (::ffff:10.0.0.1) is unpacked.
class IPAddressField : public CharField {
 public:
    static constexpr unsigned kOptions = CharField::kOptions | kProtocolOptions;
    IPAddressField(OptionList<kOptions> options = {});  // NOLINT(google-explicit-constructor)
    explicit IPAddressField(FieldOptions options);

    Value to_internal_value(const Value& data) const override;
    std::string_view class_name() const override { return "IPAddressField"; }
    unsigned option_groups() const override { return kOptions; }

 protected:
    void check(const Value& value, ErrorDetail& errors) const override;

 private:
    bool accepts_v4_;
    bool accepts_v6_;
};

}  // namespace cadenza::serializers
