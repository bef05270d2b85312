#include "cadenza/contrib/auth/checks.h"

#include <gtest/gtest.h>

#include "cadenza/apps/project.h"
#include "cadenza/contrib/auth/app.h"
#include "cadenza/contrib/auth/config.h"
#include "cadenza/contrib/auth/user.h"
#include "cadenza/contrib/contenttypes/app.h"
#include "cadenza/db/models/register.h"

namespace clinic {
using namespace cadenza;

struct Nurse : AbstractBaseUser {
    CharField badge{max_length = 10};
    CADENZA_MODEL(Nurse, badge)
    std::string_view username_field() const override { return "badge"; }
    std::vector<std::string_view> required_fields() const override { return {"badge"}; }
};
struct Ward : Model {
    CharField name{max_length = 10};
    CADENZA_MODEL(Ward, name)
    static Meta meta_options() {
        return {.permissions = {
                    {"add_ward", "clashes"}, {"close_ward", "Can close"}, {"close_ward", "twice"}}};
    }
};

}  // namespace clinic
CADENZA_REGISTER(clinic::Nurse)
CADENZA_REGISTER(clinic::Ward)

// The commands are of a higher rank than these tests.
namespace cadenza::management {
class Command {
 public:
    virtual ~Command() = default;
};
}  // namespace cadenza::management
namespace cadenza::auth {
std::vector<std::unique_ptr<management::Command>> commands() {
    return {};
}
}  // namespace cadenza::auth

namespace clinic {
namespace {

App app() {
    return {.label = "clinic", .models = models<Nurse, Ward>()};
}

std::vector<std::string> ids(const char* user_model) {
    Settings settings;
    settings.secret_key = "a-key-of-at-least-thirty-two-bytes!!";
    settings.database = "sqlite://:memory:";
    settings.installed_apps = {contenttypes::app, auth::app, app};
    settings.auth_user_model = user_model;
    const Project project(settings);
    std::vector<std::string> found;
    for (const CheckMessage& message : project.checks().run(std::vector<std::string>{"models"}))
        found.push_back(message.id);
    return found;
}

using Ids = std::vector<std::string>;

TEST(AuthChecks, find_codenames_that_clash) {
    EXPECT_EQ(ids("auth.User"), (Ids{"auth.E005", "auth.E006"}));
}

TEST(AuthChecks, find_users_without_a_name_of_their_own) {
    EXPECT_EQ(ids("clinic.Nurse"), (Ids{"auth.E002", "auth.E003", "auth.E005", "auth.E006"}));
}

TEST(AuthChecks, find_a_model_that_is_not_there) {
    EXPECT_EQ(ids("clinic.Doctor")[0], "cadenza.E020");
}

}  // namespace
}  // namespace clinic
