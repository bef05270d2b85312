#pragma once

#include <string>

namespace cadenza {
class ModelInfo;
}

namespace cadenza::auth {

/// The setting auth_user_model: "auth.User". For the migrations of models that refer to users:
/// ForeignKey("user", auth::user_model_label(), …); the model says ForeignKey<AbstractBaseUser>.
const std::string& user_model_label();
/// The model of that name. Throws ImproperlyConfigured if no installed app has it.
const ModelInfo& user_model();

}  // namespace cadenza::auth
