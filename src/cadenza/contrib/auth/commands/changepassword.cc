#include "cadenza/apps/project.h"
#include "cadenza/contrib/auth/app.h"
#include "cadenza/contrib/auth/commands/commands.h"
#include "cadenza/contrib/auth/commands/passwords.h"
#include "cadenza/contrib/auth/config.h"
#include "cadenza/contrib/auth/password_owner.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/query_base.h"
#include "cadenza/management/command.h"

namespace cadenza::auth {
namespace {

constexpr int kTries = 3;

std::string ask(Console& console, std::string_view prompt) {
    std::optional<std::string> answer = console.ask_secret(prompt);
    if (!answer || answer->empty()) throw Error("aborted");
    return *answer;
}

// The new password; throws where no attempt gave one.
std::string ask_twice(Console& console, const AbstractBaseUser& user) {
    for (int attempt = 0; attempt < kTries; ++attempt) {
        std::string first = ask(console, "Password: ");
        if (first != ask(console, "Password (again): ")) {
            console.line("Passwords do not match. Please try again.");
            continue;
        }
        const auto faults = validate_password(first, &user);
        if (faults.empty()) return first;
        console.err(lines_of(faults));
    }
    throw Error("Aborting password change for user '" + user.str() + "' after " +
                std::to_string(kTries) + " attempts");
}

class ChangePassword final : public management::Command {
 public:
    std::string_view name() const override { return "changepassword"; }
    std::string_view help() const override {
        return "Change a user's password for django.contrib.auth.";
    }
    void add_arguments(management::Arguments& arguments) const override {
        arguments.positional("username", "whose password; by default, of the current username");
        arguments.option("--database", "the alias of the database", "default");
    }
    int handle(management::CommandContext& context,
               const management::Arguments& arguments) const override {
        context.project();
        Console& console = context.console();
        const std::string& given = arguments.text("username");
        const std::string username = given.empty() ? system_username() : given;
        const std::string& alias = arguments.text("--database");
        const std::unique_ptr<Model> found =
            QueryBase(user_model())
                .using_(alias)
                .filter(make_user()->username_field(), Value(username))
                .first();
        if (found == nullptr) throw Error("user '" + username + "' does not exist");
        auto& user = static_cast<AbstractBaseUser&>(*found);
        console.line("Changing password for user '" + user.str() + "'");
        user.set_password(ask_twice(console, user));
        SaveOptions options;
        options.using_ = alias;
        user.save(options);
        console.line("Password changed successfully for user '" + user.str() + "'");
        return 0;
    }
};

}  // namespace

std::unique_ptr<management::Command> make_changepassword() {
    return std::make_unique<ChangePassword>();
}

std::vector<std::unique_ptr<management::Command>> commands() {
    std::vector<std::unique_ptr<management::Command>> all;
    all.push_back(make_createsuperuser());
    all.push_back(make_changepassword());
    return all;
}

}  // namespace cadenza::auth
