// The real Django on a database that Cadenza migrated, and the reverse: neither finds anything to
// do, and each works with the other's users, groups and permissions.
#include <sys/wait.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "behaviour/auth/site.h"
#include "behaviour/schema/catalogue.h"
#include "cadenza/base/console.h"
#include "cadenza/contrib/auth/password_owner.h"
#include "cadenza/db/migrations/commands/commands.h"
#include "cadenza/management/command.h"

namespace blog {
namespace {

constexpr const char* kSettings = R"py(
SECRET_KEY = 'a-key-of-at-least-thirty-two-bytes!!'
INSTALLED_APPS = ['django.contrib.contenttypes', 'django.contrib.auth', 'django.contrib.sessions', 'blog']
DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': 'db.sqlite3'}}
DEFAULT_AUTO_FIELD = 'django.db.models.BigAutoField'
DEFAULT_HASHING_ALGORITHM = 'sha256'
PASSWORD_HASHERS = ['django.contrib.auth.hashers.MD5PasswordHasher']
USE_TZ = True
)py";

constexpr const char* kModels = R"py(
from django.conf import settings
from django.db import models

class Post(models.Model):
    title = models.CharField(max_length=50)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name='posts')
    class Meta:
        permissions = [('publish_post', 'Can publish posts')]
)py";

std::string database_url;

Settings on_file() {
    Settings made = settings();
    made.database = database_url;
    made.auth.passwords.hashers = {"md5"};
    return made;
}

class Django : public ::testing::Test {
 protected:
    void SetUp() override {
        char name[] = "/tmp/cadenza-django-XXXXXX";
        folder_ = ::mkdtemp(name);
        database_url = "sqlite:///" + (folder_ / "db.sqlite3").string();
        if (run("/usr/bin/python3 -c 'import django'") != 0)
            GTEST_SKIP() << "Debian's python3-django is not installed: nothing to compare with";
        std::filesystem::create_directories(folder_ / "blog");
        std::ofstream(folder_ / "settings.py") << kSettings;
        std::ofstream(folder_ / "blog/__init__.py");
        std::ofstream(folder_ / "blog/models.py") << kModels;
    }
    ~Django() override { std::filesystem::remove_all(folder_); }
    int run(const std::string& command) {
        const std::string log = (folder_ / "output.txt").string();
        const int status = std::system(
            ("cd '" + folder_.string() + "' && " + command + " > '" + log + "' 2>&1").c_str());
        std::ifstream stream(log, std::ios::binary);
        output = {std::istreambuf_iterator<char>(stream), {}};
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    int django(const std::string& command) {
        return run(
            "PYTHONPATH=. PYTHONDONTWRITEBYTECODE=1 DJANGO_SETTINGS_MODULE=settings "
            "/usr/bin/python3 -m django " +
            command);
    }
    std::string shell(const std::string& code) {
        std::ofstream(folder_ / "code.py") << "from django.contrib.auth.models import *\n"
                                              "from django.contrib.auth import authenticate\n" +
                                                  code;
        EXPECT_EQ(django("shell < code.py"), 0) << output;
        return output;
    }
    int cadenza(const std::vector<std::string>& words) {
        console = {};
        return management::run_command(words, on_file, console);
    }
    static std::string schema() {
        const Project project(on_file());
        return oracle::text(oracle::catalogue(*db::connect()));
    }
    std::filesystem::path folder_;
    std::string output;
    RecordingConsole console;
};

TEST_F(Django, finds_nothing_to_do_on_what_cadenza_migrated) {
    ASSERT_EQ(cadenza({"migrate", "--run-syncdb"}), 0) << console.errors;
    EXPECT_EQ(django("makemigrations --check --dry-run auth contenttypes"), 0) << output;
    EXPECT_EQ(django("migrate --plan"), 0) << output;
    EXPECT_EQ(output, "Planned operations:\n  No planned migration operations.\n");
    EXPECT_EQ(django("migrate --run-syncdb -v 2"), 0) << output;
    // Its own hooks find the content types and the permissions.
    EXPECT_EQ(output.find("Adding"), std::string::npos) << output;
    EXPECT_EQ(django("migrate auth zero"), 0) << output;
    EXPECT_EQ(django("migrate contenttypes zero"), 0) << output;
    EXPECT_EQ(django("migrate"), 0) << output;
}

TEST_F(Django, makes_the_same_schema_and_cadenza_finds_nothing_to_do_there) {
    ASSERT_EQ(django("migrate --run-syncdb"), 0) << output;
    const std::string theirs = schema();
    ASSERT_EQ(cadenza({"migrate", "--plan"}), 0) << console.errors;
    EXPECT_EQ(console.output, "Planned operations:\n  No planned migration operations.\n");
    ASSERT_EQ(cadenza({"migrate", "-v", "2"}), 0) << console.errors;
    EXPECT_EQ(console.output.find("Adding"), std::string::npos) << console.output;
    // What makemigrations finds are the first migrations of blog, which has none.
    cadenza({"makemigrations", "--check", "--dry-run", "auth", "contenttypes"});
    EXPECT_EQ(console.output, "No changes detected in apps 'auth', 'contenttypes'\n")
        << console.errors;
    ASSERT_EQ(cadenza({"migrate", "auth", "zero"}), 0) << console.errors;
    ASSERT_EQ(cadenza({"migrate", "contenttypes", "zero"}), 0) << console.errors;
    ASSERT_EQ(cadenza({"migrate"}), 0) << console.errors;
    EXPECT_EQ(schema(), theirs);
}

TEST_F(Django, works_with_users_groups_and_permissions_made_here) {
    ASSERT_EQ(cadenza({"migrate", "--run-syncdb"}), 0) << console.errors;
    std::string token, session_hash;
    {
        const Project project(on_file());
        User ann = User::objects.create_user("ann", "ann@x.org", "s3cret-word");
        Group editors = Group::objects.create("name"_k = "editors");
        editors.permissions.add(Permission::objects.get("codename"_k = "publish_post"));
        ann.groups.add(editors);
        ann.user_permissions.add(Permission::objects.get("codename"_k = "add_post"));
        User::objects.create_superuser("root", "r@x.org", "pw");
        token = auth::make_reset_token(ann);
        session_hash = ann.get_session_auth_hash();
    }
    EXPECT_EQ(
        shell("u = authenticate(username='ann', password='s3cret-word')\n"
              "print(u.email, sorted(u.get_all_permissions()), u.has_perm('blog.publish_post'))\n"
              "print(u.get_session_auth_hash())\n"
              "from django.contrib.auth.tokens import default_token_generator as g\n"
              "print(g.check_token(u, '" +
              token +
              "'))\n"
              "print(authenticate(username='root', password='pw').is_superuser)\n"
              "print([str(p) for p in Permission.objects.filter(content_type__app_label='blog')])"),
        "ann@x.org ['blog.add_post', 'blog.publish_post'] True\n" + session_hash +
            "\nTrue\nTrue\n['blog | post | Can add post', 'blog | post | Can change post', 'blog "
            "| post | Can delete post', 'blog | post | Can publish posts', 'blog | post | Can "
            "view post']\n");
}

TEST_F(Django, has_users_who_can_log_in_here) {
    ASSERT_EQ(django("migrate --run-syncdb"), 0) << output;
    shell(
        "u = User.objects.create_user('bob', 'bob@X.org', 'w\xc3\xb6rd')\n"
        "g = Group.objects.create(name='staff')\n"
        "g.permissions.add(Permission.objects.get(codename='change_post'))\n"
        "u.groups.add(g)\n"
        "User.objects.create_superuser('root', '', 'pw')\n");
    const Project project(on_file());
    const auth::UserPtr bob =
        auth::authenticate(nullptr, {{"username", "bob"}, {"password", "w\xc3\xb6rd"}});
    ASSERT_NE(bob, nullptr);
    EXPECT_EQ(bob->get_all_permissions(), auth::PermissionSet{"blog.change_post"});
    EXPECT_EQ(static_cast<const User&>(*bob).email, "bob@x.org");
    EXPECT_EQ(User::objects.with_perm("blog.change_post").count(), 2);
    EXPECT_EQ(ContentType::objects.get_for_model<Post>().app_label, "blog");
    EXPECT_TRUE(User::objects.get("username"_k = "root").is_superuser);
}

}  // namespace
}  // namespace blog
