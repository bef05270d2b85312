#include "cadenza/contrib/sessions/stores/file_store.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "cadenza/base/clock.h"
#include "cadenza/base/error.h"
#include "cadenza/conf/settings.h"

namespace cadenza::sessions {
namespace {

namespace fs = std::filesystem;
const std::string kKey = "abcdefgh01234567abcdefgh01234567";

struct FileStoreTest : testing::Test {
    Settings settings;
    fs::path folder;
    FileStoreTest() {
        std::string name = (fs::temp_directory_path() / "sessions-XXXXXX").string();
        folder = mkdtemp(name.data());
        settings.secret_key = "a-key-of-at-least-thirty-two-bytes!!";
        settings.session.file_path = folder.string();
    }
    ~FileStoreTest() override { fs::remove_all(folder); }
    std::size_t files() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
    }
};

TEST_F(FileStoreTest, what_was_saved_is_loaded) {
    const FileStore store(settings);
    EXPECT_EQ(store.load(kKey), std::nullopt);
    EXPECT_TRUE(store.create(kKey, {{"a", 1}}, {}));
    EXPECT_FALSE(store.create(kKey, {}, {})) << "taken";
    EXPECT_EQ(store.load(kKey), (Dict{{"a", 1}}));
    EXPECT_TRUE(store.update(kKey, {{"a", 2}}, {}));
    EXPECT_EQ(store.load(kKey), (Dict{{"a", 2}}));
    EXPECT_EQ(files(), 1u);
    store.remove(kKey);
    store.remove(kKey);
    EXPECT_FALSE(store.update(kKey, {}, {}));
    EXPECT_EQ(files(), 0u);
}

TEST_F(FileStoreTest, only_the_owner_may_read_a_file) {
    const FileStore store(settings);
    store.create(kKey, {{"a", 1}}, {});
    struct stat info {};
    ASSERT_EQ(::stat((folder / ("sessionid" + kKey)).c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0600u);
}

TEST_F(FileStoreTest, keys_from_outside_name_no_other_files) {
    const FileStore store(settings);
    std::ofstream(folder.parent_path() / "sessionidoutside") << "x";
    for (const char* key : {"", "/../outside", "../../etc/passwd", "ABCDEFGHI", "a b", "_out_x"}) {
        EXPECT_EQ(store.load(key), std::nullopt) << key;
        store.remove(key);
    }
    EXPECT_EQ(store.load(std::string(5000, 'a')), std::nullopt);
    EXPECT_TRUE(fs::remove(folder.parent_path() / "sessionidoutside"));
}

TEST_F(FileStoreTest, a_file_expires_by_its_age_or_as_its_data_says) {
    const FileStore store(settings);
    ClockOverride clock(now_microseconds());
    store.create("usual", {{"a", 1}}, {});
    store.create("short", {{"_session_expiry", 60}}, {});
    store.create("long", {{"_session_expiry", (DateTime::now() + Duration::days(30)).str()}}, {});
    clock.advance(Duration::minutes(2).microseconds);
    EXPECT_EQ(store.load("short"), std::nullopt);
    EXPECT_TRUE(store.load("usual"));
    EXPECT_EQ(files(), 2u) << "what expired is deleted when it is looked at";
    std::ofstream(folder / "unrelated") << "x";
    clock.advance(Duration::days(15).microseconds);
    store.clear_expired();
    EXPECT_TRUE(store.load("long"));
    EXPECT_EQ(files(), 2u);
}

TEST_F(FileStoreTest, files_that_hold_something_else_are_empty_sessions) {
    const FileStore store(settings);
    std::ofstream(folder / "sessionidempty123") << "";
    std::ofstream(folder / "sessionidbroken123") << "no session";
    EXPECT_EQ(store.load("empty123"), Dict());
    EXPECT_EQ(store.load("broken123"), Dict());
}

TEST_F(FileStoreTest, the_folder_must_exist) {
    settings.session.file_path = "/nowhere/at/all";
    try {
        const FileStore store(settings);
        FAIL() << "accepted";
    } catch (const ImproperlyConfigured& error) {
        EXPECT_EQ(error.message(),
                  "The session storage path '/nowhere/at/all' doesn't exist. Please set "
                  "Settings::session.file_path to an existing directory in which Cadenza can store "
                  "session data.");
    }
}

}  // namespace
}  // namespace cadenza::sessions
