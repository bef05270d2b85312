#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "behaviour/auth/site.h"
#include "cadenza/base/console.h"
#include "cadenza/management/command.h"

namespace blog {
namespace {

std::string database_url;

Settings strict() {
    Settings made = settings();
    made.database = database_url;
    made.auth.passwords.validators = {{"minimum_length", {{"min_length", 8}}}};
    return made;
}

struct Commands : ::testing::Test {
    Commands() {
        char name[] = "/tmp/cadenza-auth-XXXXXX";
        folder = ::mkdtemp(name);
        database_url = "sqlite:///" + (folder / "db.sqlite3").string();
        for (const char* variable :
             {"DJANGO_SUPERUSER_PASSWORD", "DJANGO_SUPERUSER_USERNAME", "CADENZA_SUPERUSER_EMAIL"})
            ::unsetenv(variable);
        ::setenv("LOGNAME", "Operator", 1);
        run({"migrate", "-v", "0"});
        console = {};
    }
    ~Commands() override { std::filesystem::remove_all(folder); }
    int run(const std::vector<std::string>& words) {
        return management::run_command(words, strict, console);
    }
    static std::vector<std::string> users() {
        const Project project(strict());
        std::vector<std::string> names;
        for (const User& user : User::objects.order_by("id"))
            names.push_back(user.username + " " + user.email + (user.is_superuser ? " super" : "") +
                            (user.is_staff ? " staff" : ""));
        return names;
    }
    static bool opens(const char* name, const char* word) {
        const Project project(strict());
        return User::objects.get("username"_k = name).check_password(word);
    }
    std::filesystem::path folder;
    RecordingConsole console;
};

using Names = std::vector<std::string>;

TEST_F(Commands, createsuperuser_asks_what_django_asks) {
    console.answers =
        "root\nroot@Example.org\nshort\nshort\nn\nlong-enough-word\nlong-enough-word\n ";
    EXPECT_EQ(run({"createsuperuser"}), 0) << console.errors;
    EXPECT_EQ(console.output,
              "Username (leave blank to use 'operator'): Email address: Password: Password "
              "(again): Bypass password validation and create user anyway? [y/N]: Password: "
              "Password (again): Superuser created successfully.\n");
    EXPECT_EQ(console.errors,
              "This password is too short. It must contain at least 8 characters.\n");
    EXPECT_EQ(users(), Names{"root root@example.org super staff"});
    EXPECT_TRUE(opens("root", "long-enough-word"));
}

TEST_F(Commands, createsuperuser_insists_until_the_answers_fit) {
    console.answers =
        "no spaces\n\nnonsense\n\na-long-word\nb-long-word\n  \n  \nshort\nshort\nY\n ";
    EXPECT_EQ(run({"createsuperuser"}), 0) << console.errors;
    EXPECT_EQ(console.errors,
              "Enter a valid username. This value may contain only letters, numbers, and "
              "@/./+/-/_ characters.\nError: Enter a valid email address.\n"
              "Error: Your passwords didn't match.\nError: Blank passwords aren't allowed.\n"
              "This password is too short. It must contain at least 8 characters.\n");
    EXPECT_EQ(users(), Names{"operator  super staff"});
    // Once taken, the name is no longer proposed.
    console = {};
    console.answers = "operator\nnext\n\nlong-enough-word\nlong-enough-word\n ";
    EXPECT_EQ(run({"createsuperuser"}), 0);
    EXPECT_TRUE(console.output.starts_with("Username: Username: Email address: "));
    EXPECT_EQ(console.errors, "Error: That username is already taken.\n");
}

TEST_F(Commands, createsuperuser_works_without_a_person) {
    EXPECT_EQ(run({"createsuperuser", "--noinput"}), 1);
    EXPECT_NE(console.errors.find("You must use --username with --noinput."), std::string::npos);
    EXPECT_EQ(run({"createsuperuser", "--noinput", "--username", "root"}), 1);
    EXPECT_NE(console.errors.find("You must use --email with --noinput."), std::string::npos);
    EXPECT_EQ(run({"createsuperuser", "--noinput", "--username", "root", "--email", "x"}), 1);
    EXPECT_NE(console.errors.find("Enter a valid email address."), std::string::npos);
    EXPECT_EQ(users(), Names{});
    EXPECT_EQ(run({"createsuperuser", "--noinput", "--username", "root", "--email", "r@x.org"}), 0)
        << console.errors;
    EXPECT_EQ(run({"createsuperuser", "--noinput", "--username", "root", "--email", "r@x.org"}), 1);
    EXPECT_NE(console.errors.find("Error: That username is already taken."), std::string::npos);
    EXPECT_FALSE(opens("root", ""));

    ::setenv("DJANGO_SUPERUSER_PASSWORD", "word", 1);
    ::setenv("DJANGO_SUPERUSER_USERNAME", "second", 1);
    ::setenv("CADENZA_SUPERUSER_EMAIL", "s@x.org", 1);
    EXPECT_EQ(run({"createsuperuser", "--no-input", "-v", "0"}), 0) << console.errors;
    EXPECT_TRUE(opens("second", "word"));
    EXPECT_EQ(users(), (Names{"root r@x.org super staff", "second s@x.org super staff"}));
}

TEST_F(Commands, createsuperuser_asks_nobody_where_nobody_sits) {
    EXPECT_EQ(run({"createsuperuser"}), 0);
    EXPECT_TRUE(
        console.output.starts_with("Superuser creation skipped due to not running in a TTY."));
    EXPECT_EQ(users(), Names{});
}

TEST_F(Commands, changepassword_wants_the_same_word_twice) {
    {
        const Project project(strict());
        User::objects.create_user("ann", "a@x.org", "first-word");
    }
    console.answers =
        "one-long-word\nother-long-word\nshort\nshort\nnew-long-word\nnew-long-word\n ";
    EXPECT_EQ(run({"changepassword", "ann"}), 0) << console.errors;
    EXPECT_EQ(console.output,
              "Changing password for user 'ann'\nPassword: Password (again): Passwords do not "
              "match. Please try again.\nPassword: Password (again): Password: Password (again): "
              "Password changed successfully for user 'ann'\n");
    EXPECT_TRUE(opens("ann", "new-long-word"));

    console = {};
    console.answers = "a\nb\nc\nd\ne\nf\n ";
    EXPECT_EQ(run({"changepassword", "ann"}), 1);
    EXPECT_NE(console.errors.find("Aborting password change for user 'ann' after 3 attempts"),
              std::string::npos);
    EXPECT_EQ(run({"changepassword", "nobody"}), 1);
    EXPECT_NE(console.errors.find("user 'nobody' does not exist"), std::string::npos);
    EXPECT_EQ(run({"changepassword"}), 1);
    EXPECT_NE(console.errors.find("user 'Operator' does not exist"), std::string::npos);
    EXPECT_TRUE(opens("ann", "new-long-word"));
}

// What the terminal shows until `wanted` stands there.
std::string read_until(int terminal, const std::string& wanted) {
    std::string shown;
    char letter = 0;
    while (shown.find(wanted) == std::string::npos && ::read(terminal, &letter, 1) == 1)
        shown += letter;
    return shown;
}
void type(int terminal, const std::string& text) {
    EXPECT_EQ(::write(terminal, text.data(), text.size()), static_cast<ssize_t>(text.size()));
}

TEST_F(Commands, createsuperuser_hides_passwords_on_a_terminal) {
    int terminal = -1;
    const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    ASSERT_GE(child, 0);
    if (child == 0) {
        Console real;
        const int status = management::run_command({"createsuperuser"}, strict, real);
        std::fflush(nullptr);
        ::_exit(status);
    }
    std::string shown = read_until(terminal, "'operator'): ");
    type(terminal, "root\n");
    shown += read_until(terminal, "address: ");
    type(terminal, "root@example.org\n");
    shown += read_until(terminal, "Password: ");
    type(terminal, "long-enough-word\n");
    shown += read_until(terminal, "(again): ");
    type(terminal, "long-enough-word\n");
    shown += read_until(terminal, "successfully.");
    int status = -1;
    ::waitpid(child, &status, 0);
    ::close(terminal);
    EXPECT_EQ(WEXITSTATUS(status), 0) << shown;
    EXPECT_EQ(shown.find("long-enough-word"), std::string::npos) << shown;
    EXPECT_TRUE(opens("root", "long-enough-word"));
}

}  // namespace
}  // namespace blog
