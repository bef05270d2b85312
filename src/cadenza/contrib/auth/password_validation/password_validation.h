#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cadenza/conf/password_settings.h"
#include "cadenza/validation/validator.h"

namespace cadenza::auth {

/// What a validator may look at of the user whose password it judges: attributes by name with the
/// name that a person knows them by.
struct PasswordOwner {
    struct Attribute {
        std::string name;          ///< "email"
        std::string value;         ///< "ann@example.com"
        std::string verbose_name;  ///< "email address"; empty: `name`
    };
    std::vector<Attribute> attributes;

    const Attribute* find(std::string_view name) const;
};

/// One rule for new passwords. Immutable; used by many threads at once.
class PasswordValidator {
 public:
    virtual ~PasswordValidator();
    /// Nothing if the password may be used. `user` may be null.
    virtual std::optional<ValidationMessage> validate(std::string_view password,
                                                      const PasswordOwner* user) const = 0;
    /// After a password was set: for keeping a history of them.
    virtual void password_changed(std::string_view password, const PasswordOwner* user) const;
    virtual std::string get_help_text() const = 0;
};

/// The validators of a project in the order of its settings.
class PasswordValidators {
 public:
    /// Throws ImproperlyConfigured for an unknown name or option.
    explicit PasswordValidators(const std::vector<PasswordValidatorSetting>& settings = {});
    ~PasswordValidators();
    PasswordValidators(PasswordValidators&&) noexcept;
    PasswordValidators& operator=(PasswordValidators&&) noexcept;

    /// What every validator finds wrong, in order; empty if the password may be used.
    std::vector<ValidationMessage> validate(std::string_view password,
                                            const PasswordOwner* user = nullptr) const;
    void password_changed(std::string_view password, const PasswordOwner* user = nullptr) const;
    std::vector<std::string> help_texts() const;
    std::string help_text_html() const;  ///< <ul><li>…</li></ul>, "" without validators

 private:
    std::vector<std::unique_ptr<const PasswordValidator>> validators_;
};

}  // namespace cadenza::auth
