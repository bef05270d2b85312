#include "cadenza/contrib/sessions/stores/database_store.h"

#include <gtest/gtest.h>

#include "cadenza/base/clock.h"
#include "cadenza/contrib/sessions/models.h"
#include "cadenza/db/models/model_info.h"
#include "unit/contrib/sessions/database.h"

namespace cadenza::sessions {
namespace {

const std::string kKey = "abcdefgh01234567abcdefgh01234567";

struct DatabaseStoreTest : testing::Test {
    ClockOverride clock{1'700'000'000'000'000};
    test::SessionDatabase database;
    DatabaseStore store{database.settings};
    DateTime soon = DateTime::now() + Duration::hours(1);
};

TEST_F(DatabaseStoreTest, what_was_saved_is_loaded_until_it_expires) {
    EXPECT_EQ(store.load(kKey), std::nullopt);
    EXPECT_TRUE(store.create(kKey, {{"a", 1}}, soon));
    EXPECT_EQ(store.load(kKey), (Dict{{"a", 1}}));
    EXPECT_FALSE(store.create(kKey, {}, soon)) << "taken";
    EXPECT_TRUE(store.update(kKey, {{"a", "ü"}}, soon));
    EXPECT_EQ(store.load(kKey), (Dict{{"a", "ü"}}));
    clock.advance(Duration::hours(1).microseconds);
    EXPECT_EQ(store.load(kKey), std::nullopt);
}

TEST_F(DatabaseStoreTest, a_row_is_that_of_django) {
    store.create(kKey, {{"a", 1}, {"é", "☕"}}, soon);
    const Session row = Session::objects.get("session_key"_k = kKey);
    EXPECT_EQ(std::string(row.session_data),
              "eyJhIjoxLCJcdTAwZTkiOiJcdTI2MTUifQ:1r31eq:"
              "1pvk4gT8GIGC9gGl-b0bI4O9EaB_uBre-XtxvglJX4k");
    EXPECT_EQ(row.str(), kKey);
    EXPECT_EQ(row.meta().db_table(), "django_session");
}

TEST_F(DatabaseStoreTest, what_is_gone_is_not_updated) {
    store.create(kKey, {}, soon);
    store.remove(kKey);
    store.remove(kKey);
    EXPECT_FALSE(store.update(kKey, {{"a", 1}}, soon));
    EXPECT_EQ(Session::objects.count(), 0);
}

TEST_F(DatabaseStoreTest, expired_rows_are_cleared_and_others_are_not) {
    store.create(kKey, {}, soon);
    store.create("other", {}, soon + Duration::hours(1));
    clock.advance(Duration::minutes(61).microseconds);
    store.clear_expired();
    EXPECT_EQ(Session::objects.count(), 1);
    EXPECT_EQ(store.load("other"), Dict());
}

TEST_F(DatabaseStoreTest, keys_from_outside_are_data) {
    for (const std::string& key : {std::string("' OR 1=1 --"), std::string(100'000, 'a'),
                                   std::string("a\0b", 3), std::string("%")}) {
        EXPECT_EQ(store.load(key), std::nullopt);
    }
}

}  // namespace
}  // namespace cadenza::sessions
