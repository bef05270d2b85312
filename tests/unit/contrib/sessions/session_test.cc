#include "cadenza/contrib/sessions/session.h"

#include <gtest/gtest.h>

#include "cadenza/base/clock.h"
#include "cadenza/conf/session_settings.h"
#include "unit/contrib/sessions/memory_store.h"

namespace cadenza {
namespace {

const std::string kKey = "abcdefgh01234567abcdefgh01234567";

struct SessionTest : testing::Test {
    ClockOverride clock{1'700'000'000'500'000};
    test::MemoryStore store;
    SessionSettings settings;
    Session fresh{store, settings, ""};
    Session kept{store, settings, kKey};
    SessionTest() { store.rows[kKey] = {{"count", 1}, {"name", "Ursula"}}; }
};

TEST_F(SessionTest, is_loaded_when_it_is_first_read_and_only_once) {
    EXPECT_FALSE(kept.accessed);
    EXPECT_FALSE(kept.is_empty());
    EXPECT_EQ(store.loads, 0);
    EXPECT_EQ(kept["count"], Value(1));
    EXPECT_TRUE(kept["other"].is_null());
    EXPECT_EQ(kept.text("name"), "Ursula");
    EXPECT_EQ(kept.text("count"), "") << "no text";
    EXPECT_EQ(store.loads, 1);
    EXPECT_TRUE(kept.accessed);
    EXPECT_FALSE(kept.modified);
}

TEST_F(SessionTest, changes_are_seen_and_reading_is_none) {
    EXPECT_EQ(kept.get("none", "fallback"), Value("fallback"));
    EXPECT_EQ(kept.setdefault("count", 5), Value(1));
    EXPECT_EQ(kept.pop("none"), std::nullopt);
    EXPECT_FALSE(kept.erase("none"));
    EXPECT_FALSE(kept.modified);
    EXPECT_EQ(kept.pop("count"), Value(1));
    EXPECT_TRUE(kept.modified);
    EXPECT_FALSE(kept.contains("count"));
    kept.modified = false;
    EXPECT_EQ(kept.setdefault("count", 5), Value(5));
    EXPECT_TRUE(kept.modified);
    kept.update({{"a", 1}, {"name", "x"}});
    EXPECT_EQ(kept.items(), (Dict{{"name", "x"}, {"count", 5}, {"a", 1}}));
    kept.clear();
    EXPECT_TRUE(kept.items().empty());
    EXPECT_EQ(kept.session_key(), kKey);
}

TEST_F(SessionTest, a_new_one_has_no_key_until_it_is_saved) {
    EXPECT_TRUE(fresh.is_empty());
    fresh.set("a", 1);
    EXPECT_FALSE(fresh.is_empty());
    EXPECT_EQ(fresh.session_key(), "");
    store.refusals = 2;
    fresh.save();
    ASSERT_EQ(fresh.session_key().size(), 32u);
    EXPECT_EQ(store.rows[fresh.session_key()], (Dict{{"a", 1}}));
    EXPECT_EQ(fresh.session_key().find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789"),
              std::string::npos);
    EXPECT_EQ(store.loads, 0);
}

TEST_F(SessionTest, a_key_that_nobody_knows_is_never_taken_over) {
    Session planted(store, settings, "planted-by-an-attacker");
    planted.set("user", "victim");
    EXPECT_EQ(planted.session_key(), "");
    planted.save();
    EXPECT_NE(planted.session_key(), "planted-by-an-attacker");
    EXPECT_FALSE(store.rows.contains("planted-by-an-attacker"));
    EXPECT_EQ(Session(store, settings, "short").session_key(), "");
}

TEST_F(SessionTest, cycle_key_moves_the_data_to_a_new_key) {
    kept.set("count", 2);
    kept.cycle_key();
    EXPECT_NE(kept.session_key(), kKey);
    EXPECT_FALSE(store.rows.contains(kKey)) << "the old key is dead";
    EXPECT_EQ(store.rows.at(kept.session_key()), (Dict{{"count", 2}, {"name", "Ursula"}}));
    EXPECT_TRUE(kept.modified);
}

TEST_F(SessionTest, flush_forgets_data_and_key) {
    EXPECT_EQ(kept["count"], Value(1));
    kept.flush();
    EXPECT_TRUE(kept.is_empty());
    EXPECT_EQ(kept.session_key(), "");
    EXPECT_TRUE(store.rows.empty());
    fresh.flush();
    EXPECT_TRUE(fresh.is_empty());
}

TEST_F(SessionTest, saving_what_was_deleted_meanwhile_interrupts_the_request) {
    kept.set("count", 2);
    store.rows.clear();
    try {
        kept.save();
        FAIL() << "saved";
    } catch (const SessionInterrupted& error) {
        EXPECT_EQ(error.message(),
                  "The request's session was deleted before the request completed. The user may "
                  "have logged out in a concurrent request, for example.");
    }
    EXPECT_TRUE(store.rows.empty());
}

TEST_F(SessionTest, expires_after_the_settings_age_unless_told_else) {
    EXPECT_EQ(fresh.get_expiry_age(), 14 * 86'400);
    EXPECT_FALSE(fresh.get_expire_at_browser_close());
    EXPECT_EQ(fresh.get_expiry_date(), DateTime::now() + Duration::days(14));
    settings.expire_at_browser_close = true;
    EXPECT_TRUE(fresh.get_expire_at_browser_close());

    fresh.set_expiry(300);
    EXPECT_EQ(fresh.get_expiry_age(), 300);
    EXPECT_FALSE(fresh.get_expire_at_browser_close());
    clock.advance(60'000'000);
    EXPECT_EQ(fresh.get_expiry_age(), 300) << "of inactivity";

    fresh.set_expiry(0);
    EXPECT_TRUE(fresh.get_expire_at_browser_close());
    EXPECT_EQ(fresh.get_expiry_age(), 14 * 86'400) << "in the store";

    fresh.set_expiry(nullptr);
    EXPECT_FALSE(fresh.contains("_session_expiry"));
}

TEST_F(SessionTest, expires_at_a_moment) {
    fresh.set_expiry(Duration::minutes(10));
    EXPECT_EQ(fresh["_session_expiry"], Value("2023-11-14T22:23:20.500000+00:00"))
        << "as Django 5 keeps it";
    EXPECT_EQ(fresh.get_expiry_age(), 600);
    clock.advance(60'000'000);
    EXPECT_EQ(fresh.get_expiry_age(), 540);
    clock.advance(600'500'000);
    EXPECT_EQ(fresh.get_expiry_age(), -61);
    const DateTime moment = DateTime::of({2030, 1, 2});
    fresh.set_expiry(moment);
    EXPECT_EQ(fresh.get_expiry_date(), moment);
    EXPECT_FALSE(fresh.get_expire_at_browser_close());
    fresh.save();
    EXPECT_EQ(store.expiry, moment);
}

TEST_F(SessionTest, test_cookie) {
    EXPECT_FALSE(fresh.test_cookie_worked());
    fresh.set_test_cookie();
    EXPECT_TRUE(fresh.test_cookie_worked());
    EXPECT_EQ(fresh["testcookie"], Value("worked"));
    fresh.delete_test_cookie();
    EXPECT_FALSE(fresh.test_cookie_worked());
}

}  // namespace
}  // namespace cadenza
