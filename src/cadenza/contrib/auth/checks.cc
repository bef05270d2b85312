#include "cadenza/contrib/auth/checks.h"

#include <algorithm>
#include <set>

#include "cadenza/apps/project.h"
#include "cadenza/base/error.h"
#include "cadenza/base/text.h"
#include "cadenza/contrib/auth/config.h"
#include "cadenza/contrib/auth/post_migrate.h"
#include "cadenza/db/models/model_info.h"

namespace cadenza::auth {
namespace {

constexpr std::size_t kNameLength = 255;
constexpr std::size_t kCodenameLength = 100;
using Messages = std::vector<CheckMessage>;

bool only_model_backend() {
    const auto& backends = config().backends;
    return backends.size() == 1 &&
           backends.front()->path() == "django.contrib.auth.backends.ModelBackend";
}

bool is_unique(const ModelInfo& model, const FieldInfo& field) {
    if (field.is_unique()) return true;
    const std::vector<std::string> alone = {std::string(field.name())};
    return std::ranges::any_of(model.options().constraints, [&](const auto& constraint) {
        return constraint.kind == db::ConstraintDefinition::Kind::Unique &&
               constraint.fields == alone && constraint.condition == db::Condition();
    });
}

void check_username(const ModelInfo& model, std::string_view name, Messages& found) {
    const FieldInfo* field = model.find(name);
    if (field == nullptr) {
        found.push_back(check_error(
            "auth.E003",
            "username_field() names '" + std::string(name) + "', which is no field of the model.",
            {}, model.label()));
        return;
    }
    if (is_unique(model, *field)) return;
    const std::string full = "'" + model.name() + "." + std::string(name) + "'";
    if (only_model_backend()) {
        found.push_back(check_error(
            "auth.E003", full + " must be unique because it is named as the 'USERNAME_FIELD'.", {},
            model.label()));
    } else {
        found.push_back(check_warning(
            "auth.W004", full + " is named as the 'USERNAME_FIELD', but it is not unique.",
            "Ensure that your authentication backend(s) can handle non-unique usernames.",
            model.label()));
    }
}

Messages check_user_model() {
    Messages found;
    try {
        const ModelInfo& model = user_model();
        const auto& user = static_cast<const AbstractBaseUser&>(model.prototype());
        const std::string username(user.username_field());
        if (std::ranges::count(user.required_fields(), user.username_field()) != 0)
            found.push_back(check_error("auth.E002",
                                        "The field named as the 'USERNAME_FIELD' for a custom user "
                                        "model must not be included in 'REQUIRED_FIELDS'.",
                                        "The 'USERNAME_FIELD' is currently set to '" + username +
                                            "', you should remove '" + username +
                                            "' from the 'REQUIRED_FIELDS'.",
                                        model.label()));
        check_username(model, username, found);
    } catch (const ImproperlyConfigured& error) {
        found.push_back(
            check_error("cadenza.E020", error.message(), {}, "Settings.auth_user_model"));
    }
    return found;
}

std::size_t longest(const std::vector<std::pair<std::string, std::string>>& permissions,
                    std::string std::pair<std::string, std::string>::*part) {
    std::size_t most = 0;
    for (const auto& permission : permissions) most = std::max(most, utf8_length(permission.*part));
    return most;
}

void check_builtin(const db::ModelDefinition& model, Messages& found) {
    const auto builtin = builtin_permissions(model);
    using Permission = std::pair<std::string, std::string>;
    if (const std::size_t most = longest(builtin, &Permission::second); most > kNameLength) {
        const std::size_t room = kNameLength - (most - utf8_length(model.verbose_name()));
        found.push_back(check_error(
            "auth.E007",
            "The verbose_name of model '" + model.label() + "' must be at most " +
                std::to_string(room) +
                " characters for its builtin permission names to be at most 255 characters.",
            {}, model.label()));
    }
    if (const std::size_t most = longest(builtin, &Permission::first); most > kCodenameLength) {
        const std::size_t room = kCodenameLength - (most - utf8_length(model.name_lower()));
        found.push_back(check_error(
            "auth.E011",
            "The name of model '" + model.label() + "' must be at most " + std::to_string(room) +
                " characters for its builtin permission codenames to be at most 100 characters.",
            {}, model.label()));
    }
}

void check_declared(const db::ModelDefinition& model, Messages& found) {
    const auto builtin = builtin_permissions(model);
    std::set<std::string> seen;
    const auto add = [&](const char* id, std::string message) {
        found.push_back(check_error(id, std::move(message), {}, model.label()));
    };
    for (const auto& [codename, name] : model.options.permissions) {
        const std::string coded = "The permission codenamed '" + codename + "' ";
        if (utf8_length(name) > kNameLength)
            add("auth.E008", "The permission named '" + name + "' of model '" + model.label() +
                                 "' is longer than 255 characters.");
        if (utf8_length(codename) > kCodenameLength)
            add("auth.E012",
                coded + "of model '" + model.label() + "' is longer than 100 characters.");
        const bool clashes = std::ranges::any_of(
            builtin, [&](const auto& permission) { return permission.first == codename; });
        if (clashes)
            add("auth.E005",
                coded + "clashes with a builtin permission for model '" + model.label() + "'.");
        else if (!seen.insert(codename).second)
            add("auth.E006", coded + "is duplicated for model '" + model.label() + "'.");
    }
}

}  // namespace

void add_checks(CheckRegistry& registry, const Project& project) {
    registry.add("models", [] { return check_user_model(); });
    registry.add("models", [&project] {
        Messages found;
        for (const App& app : project.apps()) {
            for (const ModelInfo& (*model)() : app.models) {
                check_builtin(model().definition(), found);
                check_declared(model().definition(), found);
            }
        }
        return found;
    });
}

}  // namespace cadenza::auth
