#include "cadenza/contrib/auth/config.h"

#include <atomic>

#include "cadenza/base/error.h"
#include "cadenza/base/text.h"
#include "cadenza/conf/settings.h"
#include "cadenza/contrib/auth/user.h"
#include "cadenza/db/models/known_models.h"
#include "cadenza/db/models/model_info.h"

namespace cadenza::auth {
namespace {

std::atomic<const Config*> installed{nullptr};
// The last model that was found, for the label that it was found by.
std::atomic<const ModelInfo*> found_model{nullptr};

std::vector<Policy<Backend>> backends_of(const Settings& settings) {
    const Policies<Backend>& listed = settings.auth.backends;
    if (!listed.is_set()) return {ModelBackend};
    return {listed.begin(), listed.end()};
}

}  // namespace

Config::Config(const Settings& settings)
    : secret_key(settings.secret_key),
      secret_key_fallbacks(settings.secret_key_fallbacks),
      user_model(settings.auth_user_model),
      backends(backends_of(settings)),
      hashers(settings.auth.passwords),
      password_validators(settings.auth.passwords.validators),
      reset_tokens({.secret_key = settings.secret_key,
                    .secret_key_fallbacks = settings.secret_key_fallbacks,
                    .timeout = settings.auth.passwords.reset_timeout}) {}

Config::~Config() = default;

const Backend* Config::backend(std::string_view path) const {
    for (const Policy<Backend>& one : backends)
        if (one->path() == path) return one.get();
    return nullptr;
}

Installation::Installation(const Settings& settings)
    : config_(settings), hashers_(config_.hashers), previous_(installed.exchange(&config_)) {
    found_model.store(nullptr);
}

Installation::~Installation() {
    installed.store(previous_);
    found_model.store(nullptr);
}

const Config& config() {
    if (const Config* current = installed.load(std::memory_order_acquire)) return *current;
    static const Config defaults{Settings()};
    return defaults;
}

const std::string& user_model_label() {
    return config().user_model;
}

const ModelInfo& user_model() {
    if (const ModelInfo* known = found_model.load(std::memory_order_acquire)) return *known;
    const std::string& label = config().user_model;
    const ModelInfo* model = label == "auth.User" ? &model_info<User>() : find_known_model(label);
    if (model == nullptr)
        throw ImproperlyConfigured("auth_user_model refers to model '" + label +
                                   "' that has not been installed: list it in its App{.models}, "
                                   "and the app in Settings::installed_apps");
    if (dynamic_cast<const AbstractBaseUser*>(&model->prototype()) == nullptr)
        throw ImproperlyConfigured("auth_user_model refers to '" + label +
                                   "', which is not derived from AbstractBaseUser");
    found_model.store(model, std::memory_order_release);
    return *model;
}

UserPtr make_user() {
    return UserPtr(static_cast<AbstractBaseUser*>(user_model().make().release()));
}

UserPtr load_user(std::string_view field, const Value& value) {
    std::unique_ptr<Model> found = QueryBase(user_model()).filter(field, value).first();
    return UserPtr(static_cast<AbstractBaseUser*>(found.release()));
}

}  // namespace cadenza::auth

template <>
const cadenza::ModelInfo& cadenza::model_info<cadenza::auth::AbstractBaseUser>() {
    return auth::user_model();
}
