#include "cadenza/apps/project.h"
#include "cadenza/contrib/auth/config.h"
#include "cadenza/contrib/authtoken/app.h"
#include "cadenza/contrib/authtoken/token.h"
#include "cadenza/management/command.h"

namespace cadenza::authtoken {
namespace {

class CreateToken : public management::Command {
 public:
    std::string_view name() const override { return "drf_create_token"; }
    std::string_view help() const override {
        return "Makes the authentication token of a user, or shows the one there is.";
    }
    void add_arguments(management::Arguments& arguments) const override {
        arguments.positional("username", "whose token", true);
        arguments.flag("-r,--reset", "delete an existing token and make a new one");
    }
    int handle(management::CommandContext& context,
               const management::Arguments& arguments) const override {
        context.project();
        const std::string username = arguments.text("username");
        const auth::UserPtr user = auth::load_user(auth::make_user()->username_field(), username);
        if (user == nullptr) {
            throw Error("Cannot create the Token: user " + username + " does not exist");
        }
        if (arguments.is_set("--reset")) Token::objects.filter("user"_k = user->pk()).remove();
        context.console().line("Generated token " + std::string(token_of(*user).key) +
                               " for user " + username);
        return 0;
    }
};

}  // namespace

std::vector<std::unique_ptr<management::Command>> commands() {
    std::vector<std::unique_ptr<management::Command>> all;
    all.push_back(std::make_unique<CreateToken>());
    return all;
}

}  // namespace cadenza::authtoken
