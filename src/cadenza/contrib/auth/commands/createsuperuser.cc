#include "cadenza/apps/project.h"
#include "cadenza/base/text.h"
#include "cadenza/contrib/auth/app.h"
#include "cadenza/contrib/auth/commands/commands.h"
#include "cadenza/contrib/auth/commands/passwords.h"
#include "cadenza/contrib/auth/config.h"
#include "cadenza/contrib/auth/hashers/hashers.h"
#include "cadenza/contrib/auth/password_owner.h"
#include "cadenza/contrib/auth/username.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/query_base.h"
#include "cadenza/management/command.h"

namespace cadenza::auth {
namespace {

std::string capitalized(std::string_view text) {
    std::string result(text);
    if (!result.empty()) result[0] = to_upper(result.substr(0, 1))[0];
    return result;
}

std::string joined(const std::vector<ModelValidationError::Message>& messages) {
    std::string text;
    for (const auto& one : messages) text += (text.empty() ? "" : "; ") + one.text;
    return text;
}

/// One run: the questions are those of Django's command, word for word.
class Creation {
 public:
    Creation(Console& console, const management::Arguments& arguments)
        : console_(console), arguments_(arguments), user_(make_user()) {}

    int run() {
        if (arguments_.is_set("--noinput")) {
            fill_in();
        } else if (!console_.interactive()) {
            console_.line(
                "Superuser creation skipped due to not running in a TTY. You can run `./manage "
                "createsuperuser` in your project to create one manually.");
            return 0;
        } else if (!ask()) {
            console_.err("\nOperation cancelled.\n");
            return 1;
        }
        user_->set(user_->username_field(), normalize_username(user_->get_username()));
        if (const FieldInfo* email = user_->meta().find(user_->email_field()))
            user_->set(email->name(), normalize_email(email->get(*user_).str()));
        user_->make_superuser();
        user_->set_password(password_);
        SaveOptions options;
        options.using_ = arguments_.text("--database");
        user_->save(options);
        if (arguments_.integer("--verbosity") >= 1)
            console_.line("Superuser created successfully.");
        return 0;
    }

 private:
    const FieldInfo& field(std::string_view name) const { return user_->meta().field(name); }

    // What the command line says about a field.
    std::optional<std::string> given(std::string_view name) const {
        const std::string option = "--" + std::string(name);
        if ((name == "username" || name == "email") && arguments_.given(option))
            return arguments_.text(option);
        if (name == user_->username_field() && arguments_.given("--username"))
            return arguments_.text("--username");
        for (const std::string& pair : arguments_.list("--field"))
            if (pair.starts_with(std::string(name) + "=")) return pair.substr(name.size() + 1);
        return std::nullopt;
    }

    // Sets the field; the sentence about a value that it cannot have.
    std::string set(std::string_view name, const std::string& text) {
        try {
            user_->set(name, field(name).null() && text.empty() ? Value() : Value(text));
            return joined(user_->field_errors(name));
        } catch (const ModelValidationError& error) {
            return error.messages().empty() ? error.message()
                                            : joined(error.messages().front().second);
        } catch (const Error& error) {
            return error.message();
        }
    }

    std::string set_username(const std::string& name) {
        const FieldInfo& own = field(user_->username_field());
        if (own.is_unique() && is_taken(name))
            return "Error: That " + std::string(own.verbose_name()) + " is already taken.";
        if (name.empty()) return capitalized(own.verbose_name()) + " cannot be blank.";
        return set(own.name(), name);
    }

    bool is_taken(std::string_view name) const {
        return QueryBase(user_->meta())
            .using_(arguments_.text("--database"))
            .filter(user_->username_field(), Value(name))
            .exists();
    }

    void fill_in() {
        password_ = superuser_variable("password");
        const std::string name_field(user_->username_field());
        std::optional<std::string> name = given(name_field);
        if (!name) name = superuser_variable(name_field);
        if (!name) throw Error("You must use --" + name_field + " with --noinput.");
        if (std::string fault = set_username(*name); !fault.empty()) throw Error(fault);
        for (std::string_view required : user_->required_fields()) {
            std::optional<std::string> value = given(required);
            if (!value || value->empty()) value = superuser_variable(required);
            if (!value || value->empty())
                throw Error("You must use --" + std::string(required) + " with --noinput.");
            if (std::string fault = set(required, *value); !fault.empty()) throw Error(fault);
        }
    }

    // False where the answers end.
    bool ask() {
        const std::string name_field(user_->username_field());
        if (!ask_username(name_field, given(name_field))) return false;
        for (std::string_view required : user_->required_fields())
            if (!ask_field(required, given(required))) return false;
        return ask_password();
    }

    bool ask_username(const std::string& name_field, std::optional<std::string> name) {
        if (name && name->empty())
            throw Error(capitalized(field(name_field).verbose_name()) + " cannot be blank.");
        const std::string usual = default_username();
        while (true) {
            if (!name) {
                name = console_.ask(prompt(field(name_field), usual));
                if (!name) return false;
                if (name->empty()) name = usual;
                if (name->empty()) {
                    console_.err("Error: This field cannot be blank.\n");
                    name.reset();
                    continue;
                }
            }
            const std::string fault = set_username(*name);
            if (fault.empty()) return true;
            console_.err(fault + "\n");
            name.reset();
        }
    }

    bool ask_field(std::string_view name, std::optional<std::string> value) {
        while (true) {
            if (!value) value = console_.ask(prompt(field(name), {}));
            if (!value) return false;
            const std::string fault = set(name, *value);
            if (fault.empty()) return true;
            console_.err("Error: " + fault + "\n");
            value.reset();
        }
    }

    bool ask_password() {
        while (true) {
            const std::optional<std::string> first = console_.ask_secret("Password: ");
            if (!first) return false;
            const std::optional<std::string> second = console_.ask_secret("Password (again): ");
            if (!second) return false;
            if (*first != *second) {
                console_.err("Error: Your passwords didn't match.\n");
                continue;
            }
            if (first->find_first_not_of(" \t\r\n\f\v") == std::string::npos) {
                console_.err("Error: Blank passwords aren't allowed.\n");
                continue;
            }
            const auto faults = validate_password(*first, user_.get());
            if (!faults.empty()) {
                console_.err(lines_of(faults));
                const auto answer =
                    console_.ask("Bypass password validation and create user anyway? [y/N]: ");
                if (!answer) return false;
                if (to_lower(*answer) != "y") continue;
            }
            password_ = first;
            return true;
        }
    }

    // The name of who sits there, where it can be a user's and is free.
    std::string default_username() {
        if (user_model_label() != "auth.User") return {};
        const std::string name = ascii_lower(system_username());
        if (name.empty() || is_taken(name) || UnicodeUsernameValidator()(Value(name))) return {};
        return name;
    }

    static std::string prompt(const FieldInfo& field, const std::string& usual) {
        std::string text = capitalized(field.verbose_name());
        if (!usual.empty()) text += " (leave blank to use '" + usual + "')";
        if (field.is_relation())
            text += " (" + field.related().name() + "." + std::string(field.target_field().name()) +
                    ")";
        return text + ": ";
    }

    Console& console_;
    const management::Arguments& arguments_;
    UserPtr user_;
    std::optional<std::string> password_;
};

class CreateSuperuser final : public management::Command {
 public:
    std::string_view name() const override { return "createsuperuser"; }
    std::string_view help() const override { return "Used to create a superuser."; }
    void add_arguments(management::Arguments& arguments) const override {
        arguments.option("--username", "the name that the superuser logs in by");
        arguments.option("--email", "the superuser's e-mail address");
        arguments.options("--field", "another required field of the user model: NAME=VALUE");
        arguments.flag("--noinput,--no-input",
                       "never ask: the name and every required field must be given, the password "
                       "in DJANGO_SUPERUSER_PASSWORD; without one the superuser cannot log in");
        arguments.option("--database", "the alias of the database", "default");
        arguments.option("-v,--verbosity", "0 to 3", "1");
    }
    int handle(management::CommandContext& context,
               const management::Arguments& arguments) const override {
        context.project();
        return Creation(context.console(), arguments).run();
    }
};

}  // namespace

std::unique_ptr<management::Command> make_createsuperuser() {
    return std::make_unique<CreateSuperuser>();
}

}  // namespace cadenza::auth
