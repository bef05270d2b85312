// The real Django with the same key: each side reads what the other has signed, its sessions in
// every store, and accepts its CSRF tokens; and neither wants to migrate the other's table.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "cadenza/apps.h"
#include "cadenza/base/console.h"
#include "cadenza/base/json/reader.h"
#include "cadenza/base/json/writer.h"
#include "cadenza/db/backends/base/lease.h"
#include "cadenza/db/migrations/commands/commands.h"
#include "cadenza/middleware.h"
#include "cadenza/middleware/csrf_token.h"
#include "cadenza/sessions.h"
#include "cadenza/signing/signed_value.h"
#include "source_directory.h"

namespace {

using namespace cadenza;
namespace fs = std::filesystem;

const std::string kKey = "a-key-of-at-least-thirty-two-bytes!!";
const char* const kEngines[] = {"db", "file", "signed_cookies"};

Dict data() {
    return {{"user", 7},
            {"text", "é ☕ 😀 \x7f <\"\\\n"},
            {"list", Value::list({1, 2.5, nullptr, true, Value::list({})})},
            {"nested", Value{{"a", Value{{"b", -1}}}}},
            {"long", std::string(2000, 'x')}};
}

struct WithDjango : testing::Test {
    fs::path folder;
    void SetUp() override {
        if (std::system("/usr/bin/python3 -c 'import django' 2>/dev/null") != 0)
            GTEST_SKIP() << "Debian's python3-django is not installed: nothing to compare with";
        std::string name = (fs::temp_directory_path() / "with-django-XXXXXX").string();
        folder = mkdtemp(name.data());
        fs::create_directory(folder / "files");
    }
    ~WithDjango() override {
        if (!folder.empty()) fs::remove_all(folder);
    }

    Settings settings(std::string engine = "db") const {
        Settings made;
        made.secret_key = kKey;
        made.allowed_hosts = {"testserver"};
        made.installed_apps = {sessions::app};
        made.database = "sqlite:///" + (folder / "db.sqlite3").string();
        made.session.engine = std::move(engine);
        made.session.file_path = (folder / "files").string();
        return made;
    }
    static std::string migrate(Project& project) {
        RecordingConsole console;
        const db::ConnectionLease connection = db::connect();
        EXPECT_EQ(migrations::migrate(project.migration_source(), console, *connection, {}), 0);
        return console.output + console.errors;
    }
    /// What Django answers.
    Value ask(Dict question) {
        question.set("key", kKey);
        question.set("database", (folder / "db.sqlite3").string());
        question.set("folder", (folder / "files").string());
        question.set("data", data());
        std::ofstream(folder / "question.json") << to_ascii_json(Value(question));
        const std::string in = (folder / "question.json").string(),
                          out = (folder / "answer.json").string();
        const std::string script =
            test::source_directory() + "/tests/behaviour/sessions/django_side.py";
        const std::string command =
            "/usr/bin/python3 -W ignore " + script + " < " + in + " > " + out;
        EXPECT_EQ(std::system(command.c_str()), 0);
        std::ifstream stream(out);
        const std::string text{std::istreambuf_iterator<char>(stream), {}};
        return parse_json(text).value_or(Value());
    }
    /// The keys of a session in each store.
    Dict save_sessions() const {
        Dict keys;
        for (const char* engine : kEngines) {
            const Settings chosen = settings(engine);
            const auto store = sessions::make_store(chosen);
            Session session(*store, chosen.session, "");
            session.update(data());
            session.set_expiry(300);
            session.save();
            keys.set(engine, session.session_key());
        }
        return keys;
    }
    Dict load(const char* engine, const std::string& key) const {
        const Settings chosen = settings(engine);
        const auto store = sessions::make_store(chosen);
        return Session(*store, chosen.session, key).items();
    }
    static std::optional<std::string> check(const Settings& chosen, const std::string& cookie,
                                            const std::string& token) {
        Request request;
        const std::string line = "csrftoken=" + cookie;
        const std::vector<HeaderView> headers{
            {"Host", "testserver"}, {"Cookie", line}, {"X-CSRFToken", token}};
        request.assign({.method = "POST", .headers = headers});
        request.settings = &chosen;
        return csrf::check(request);
    }
};

Dict with_expiry() {
    Dict all = data();
    all.set("_session_expiry", 300);
    return all;
}

TEST_F(WithDjango, each_side_accepts_what_the_other_made) {
    Project project(settings());
    migrate(project);
    const signing::Keys keys{kKey};
    const std::string secret = csrf::new_secret();
    const Value answer =
        ask({{"signed", Value::list({signing::dumps(keys, data()),
                                     signing::dumps(keys, data(), {.compress = true}),
                                     signing::dumps(keys, nullptr)})},
             {"text", signing::Signer(keys, "mail").sign("a:b ü")},
             {"signed_cookie", signing::cookie_signer(keys, "namesalt").sign("worth")},
             {"sessions", save_sessions()},
             {"tokens", Value::list({Value::list({secret, csrf::mask(secret)}),
                                     Value::list({csrf::mask(secret), csrf::mask(secret)}),
                                     Value::list({secret, csrf::mask(csrf::new_secret())})})}});
    ASSERT_TRUE(answer.is_dict());

    // Django reads ours.
    EXPECT_EQ(answer["loaded"], Value::list({data(), data(), nullptr}));
    EXPECT_EQ(answer["unsigned"], Value("a:b ü"));
    EXPECT_EQ(answer["cookie"], Value("worth"));
    EXPECT_TRUE(answer["refused"].is_text());
    for (const char* engine : kEngines)
        EXPECT_EQ(answer["read"][engine], Value(with_expiry())) << engine;
    EXPECT_EQ(answer["expiry"], Value(300));
    EXPECT_EQ(answer["accepts"], Value::list({true, true, false}));

    // We read Django's.
    for (const Value& text : answer["signed"].as_list())
        EXPECT_EQ(signing::loads(keys, text.as_text()).value_or(Value()), Value(data()));
    EXPECT_EQ(signing::Signer(keys, "mail").unsign(answer["text"].as_text()), "a:b ü");
    EXPECT_EQ(signing::cookie_signer(keys, "namesalt").unsign(answer["signed_cookie"].as_text()),
              "worth");
    for (const char* engine : kEngines)
        EXPECT_EQ(load(engine, answer["sessions"][engine].as_text()), with_expiry()) << engine;
    EXPECT_EQ(load("db", answer["legacy"].as_text()), data()) << "written before Django 3.1";
    const std::string cookie = answer["token"]["cookie"].as_text();
    EXPECT_EQ(check(project.settings(), cookie, answer["token"]["token"].as_text()), std::nullopt);
    EXPECT_EQ(check(project.settings(), cookie, csrf::mask(csrf::new_secret())),
              "CSRF token from the 'X-Csrftoken' HTTP header incorrect.");
}

TEST_F(WithDjango, a_table_that_django_made_needs_no_migration) {
    const signing::Keys keys{kKey};
    const Value answer = ask({{"migrate", true},
                              {"signed", Value::list({signing::dumps(keys, 1)})},
                              {"text", signing::Signer(keys, "mail").sign("x")},
                              {"signed_cookie", signing::cookie_signer(keys, "namesalt").sign("x")},
                              {"sessions", nullptr},
                              {"tokens", Value::list({})}});
    ASSERT_TRUE(answer.is_dict());
    Project project(settings());
    const std::string said = migrate(project);
    EXPECT_TRUE(said.contains("No migrations to apply.")) << said;
    EXPECT_EQ(load("db", answer["sessions"]["db"].as_text()), with_expiry());
}

}  // namespace
