#include "cadenza/contrib/auth/password_validation/password_validation.h"

#include "cadenza/base/error.h"
#include "cadenza/base/text/html.h"
#include "cadenza/contrib/auth/password_validation/validators.h"

namespace cadenza::auth {
namespace {

using Make = std::unique_ptr<PasswordValidator> (*)(const Dict& options);

// Refuses options that the validator does not have.
void check_options(std::string_view name, const Dict& options,
                   std::initializer_list<std::string_view> known) {
    for (const auto& [option, value] : options) {
        bool found = false;
        for (std::string_view one : known) found |= one == option;
        if (found) continue;
        throw ImproperlyConfigured("The password validator '" + std::string(name) +
                                   "' has no option '" + option + "'.");
    }
}

std::unique_ptr<PasswordValidator> make_similarity(const Dict& options) {
    check_options("user_attribute_similarity", options, {"user_attributes", "max_similarity"});
    UserAttributeSimilarityValidator validator;
    if (const Value* names = options.find("user_attributes")) {
        validator.user_attributes.clear();
        for (const Value& name : names->as_list())
            validator.user_attributes.push_back(name.as_text());
    }
    if (const Value* most = options.find("max_similarity"))
        validator.max_similarity = most->as_double();
    constexpr double kLeast = 0.1;
    if (validator.max_similarity < kLeast) {
        throw ImproperlyConfigured("max_similarity must be at least 0.1");
    }
    return std::make_unique<UserAttributeSimilarityValidator>(std::move(validator));
}

std::unique_ptr<PasswordValidator> make_length(const Dict& options) {
    check_options("minimum_length", options, {"min_length"});
    const Value* least = options.find("min_length");
    return std::make_unique<MinimumLengthValidator>(
        least != nullptr ? static_cast<std::size_t>(least->as_int()) : kDefaultMinimumLength);
}

std::unique_ptr<PasswordValidator> make_common(const Dict& options) {
    check_options("common_password", options, {"password_list_path"});
    return std::make_unique<CommonPasswordValidator>(options.str("password_list_path"));
}

std::unique_ptr<PasswordValidator> make_numeric(const Dict& options) {
    check_options("numeric_password", options, {});
    return std::make_unique<NumericPasswordValidator>();
}

struct Known {
    std::string_view name, django;
    Make make;
};

constexpr Known kKnown[] = {
    {"user_attribute_similarity", "UserAttributeSimilarityValidator", make_similarity},
    {"minimum_length", "MinimumLengthValidator", make_length},
    {"common_password", "CommonPasswordValidator", make_common},
    {"numeric_password", "NumericPasswordValidator", make_numeric},
};

std::unique_ptr<PasswordValidator> make_validator(const PasswordValidatorSetting& setting) {
    constexpr std::string_view kDjango = "django.contrib.auth.password_validation.";
    if (setting.make != nullptr) return setting.make(setting.options);
    std::string_view name = setting.name;
    bool django = name.starts_with(kDjango);
    if (django) name.remove_prefix(kDjango.size());
    for (const Known& known : kKnown) {
        if (name == (django ? known.django : known.name)) return known.make(setting.options);
    }
    throw ImproperlyConfigured(
        "validators: there is no password validator '" + setting.name +
        "'. There are user_attribute_similarity, minimum_length, common_password and "
        "numeric_password; a class of your own is given by its function.");
}

}  // namespace

const PasswordOwner::Attribute* PasswordOwner::find(std::string_view name) const {
    for (const Attribute& attribute : attributes) {
        if (attribute.name == name) return &attribute;
    }
    return nullptr;
}

PasswordValidator::~PasswordValidator() = default;

void PasswordValidator::password_changed(std::string_view, const PasswordOwner*) const {}

PasswordValidators::PasswordValidators(const std::vector<PasswordValidatorSetting>& settings) {
    for (const PasswordValidatorSetting& setting : settings) {
        validators_.push_back(make_validator(setting));
    }
}

PasswordValidators::~PasswordValidators() = default;
PasswordValidators::PasswordValidators(PasswordValidators&&) noexcept = default;
PasswordValidators& PasswordValidators::operator=(PasswordValidators&&) noexcept = default;

std::vector<ValidationMessage> PasswordValidators::validate(std::string_view password,
                                                            const PasswordOwner* user) const {
    std::vector<ValidationMessage> messages;
    for (const auto& validator : validators_) {
        if (auto message = validator->validate(password, user))
            messages.push_back(std::move(*message));
    }
    return messages;
}

void PasswordValidators::password_changed(std::string_view password,
                                          const PasswordOwner* user) const {
    for (const auto& validator : validators_) validator->password_changed(password, user);
}

std::vector<std::string> PasswordValidators::help_texts() const {
    std::vector<std::string> texts;
    for (const auto& validator : validators_) texts.push_back(validator->get_help_text());
    return texts;
}

std::string PasswordValidators::help_text_html() const {
    std::string items;
    for (const std::string& text : help_texts()) items += "<li>" + html_escape(text) + "</li>";
    return items.empty() ? "" : "<ul>" + items + "</ul>";
}

}  // namespace cadenza::auth
