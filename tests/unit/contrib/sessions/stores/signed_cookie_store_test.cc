#include "cadenza/contrib/sessions/stores/signed_cookie_store.h"

#include <gtest/gtest.h>

#include "cadenza/base/clock.h"
#include "cadenza/conf/settings.h"
#include "cadenza/contrib/sessions/session.h"

namespace cadenza::sessions {
namespace {

struct SignedCookieStoreTest : testing::Test {
    ClockOverride clock{1'700'000'000'000'000};
    Settings settings;
    SignedCookieStore store{settings};
    SignedCookieStoreTest() { settings.secret_key = "a-key-of-at-least-thirty-two-bytes!!"; }
};

TEST_F(SignedCookieStoreTest, the_key_holds_the_data) {
    cadenza::Session session(store, settings.session, "");
    session.set("a", 1);
    session.save();
    EXPECT_EQ(store.load(session.session_key()), (Dict{{"a", 1}}));
    cadenza::Session next(store, settings.session, session.session_key());
    EXPECT_EQ(next["a"], Value(1));
    EXPECT_EQ(next.session_key(), session.session_key());
    next.set("a", 2);
    next.save();
    EXPECT_NE(next.session_key(), session.session_key());
    next.cycle_key();
    EXPECT_EQ(store.load(next.session_key()), (Dict{{"a", 2}}));
    next.flush();
    EXPECT_TRUE(next.is_empty());
}

TEST_F(SignedCookieStoreTest, a_changed_or_old_cookie_is_no_session) {
    const std::string key = *store.pack({{"user", 1}});
    for (std::size_t i = 0; i < key.size(); ++i) {
        std::string changed = key;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        EXPECT_EQ(store.load(changed), std::nullopt) << i;
    }
    clock.advance(Duration::days(14).microseconds + 1);
    EXPECT_EQ(store.load(key), std::nullopt);
    cadenza::Session session(store, settings.session, key);
    EXPECT_TRUE(session.items().empty());
    EXPECT_TRUE(session.is_empty()) << "so the cookie is deleted";
}

TEST_F(SignedCookieStoreTest, a_text_that_was_signed_for_another_purpose_is_none) {
    EXPECT_EQ(store.load(""), std::nullopt);
    settings.secret_key = "another-key-of-at-least-thirty-two-b";
    const std::string foreign = *store.pack({{"user", 1}});
    settings.secret_key = "a-key-of-at-least-thirty-two-bytes!!";
    EXPECT_EQ(store.load(foreign), std::nullopt);
    settings.secret_key_fallbacks = {"another-key-of-at-least-thirty-two-b"};
    EXPECT_EQ(store.load(foreign), (Dict{{"user", 1}}));
}

}  // namespace
}  // namespace cadenza::sessions
