#include "cadenza/signing/signer.h"

#include <gtest/gtest.h>

#include "cadenza/base/clock.h"
#include "cadenza/base/error.h"
#include "cadenza/conf/settings.h"

namespace cadenza::signing {
namespace {

const Keys kKeys{"a-key-of-at-least-thirty-two-bytes!!"};

struct SignerTest : testing::Test {
    ClockOverride clock{1'700'000'000'900'000};
};

TEST_F(SignerTest, texts_are_signed_as_by_django) {
    EXPECT_EQ(Signer(kKeys, "s").sign("hello"),
              "hello:BAH1cVn7XyKtNb3Ek5Dv_8kY9YI93lSWqQXhHMZKwMY");
    EXPECT_EQ(Signer(kKeys).sign("héllo:x"), "héllo:x:TopoI3OMhqFy-7lf-BNjdjbUdm1vS9hGhf-ekEG1tE8");
    EXPECT_EQ(TimestampSigner(kKeys, "s").sign("hello"),
              "hello:1r31eq:zbEsrgFI04slpHXKtkFCKwcdTjZbV8F50Nljnhw9eIQ");
    EXPECT_EQ(TimestampSigner(kKeys).sign("hello"),
              "hello:1r31eq:qR_1PRoub-YH2MlOohbHbcEXufMtFhSsWrKuBEoHwu4");
}

TEST_F(SignerTest, what_was_signed_comes_back_and_nothing_else) {
    const Signer signer(kKeys);
    for (const char* text : {"", "a", "a:b", ":", "naïve"}) {
        EXPECT_EQ(signer.unsign(signer.sign(text)), std::string(text));
    }
    EXPECT_EQ(signer.unsign("hello").error().message, "No \":\" found in value");
    EXPECT_EQ(signer.unsign("hello:abc").error().message, "Signature \"abc\" does not match");
    const std::string whole = signer.sign("hello");
    for (std::size_t i = 0; i < whole.size(); ++i) {
        std::string changed = whole;
        changed[i] = changed[i] == 'x' ? 'y' : 'x';
        EXPECT_FALSE(signer.unsign(changed)) << i;
        EXPECT_FALSE(signer.unsign(whole.substr(0, i))) << i;
    }
    EXPECT_FALSE(signer.unsign(whole + "="));
}

TEST_F(SignerTest, another_salt_or_key_refuses_and_a_fallback_does_not) {
    const std::string text = Signer(kKeys, "mail").sign("x");
    EXPECT_FALSE(Signer(kKeys, "reset").unsign(text));
    EXPECT_FALSE(Signer({"another key"}, "mail").unsign(text));
    EXPECT_EQ(Signer({"another key", {"third", kKeys.key}}, "mail").unsign(text), "x");
    EXPECT_NE(Signer({"another key", {kKeys.key}}, "mail").sign("x"), text) << "signs anew";
}

TEST_F(SignerTest, keys_are_those_of_the_settings) {
    Settings settings;
    settings.secret_key = "new";
    settings.secret_key_fallbacks = {"old"};
    EXPECT_EQ(Keys::of(settings).key, "new");
    EXPECT_EQ(Keys::of(settings).fallbacks, (std::vector<std::string>{"old"}));
}

TEST_F(SignerTest, separators_that_signatures_may_contain_are_mistakes_and_so_is_no_key) {
    for (const char* separator : {"", "a", "-", "_", "=", "-_", "^"}) {
        EXPECT_THROW(Signer(kKeys, "s", separator), ImproperlyConfigured) << separator;
    }
    EXPECT_EQ(Signer(kKeys, "s", "/").unsign(Signer(kKeys, "s", "/").sign("a/b")), "a/b");
    EXPECT_THROW(Signer(Keys{}), ImproperlyConfigured);
}

TEST_F(SignerTest, a_signature_grows_too_old) {
    const TimestampSigner signer(kKeys);
    const std::string text = signer.sign("x");
    clock.advance(9'000'000);
    EXPECT_EQ(signer.unsign(text), "x");
    EXPECT_EQ(signer.unsign(text, Duration::seconds(10)), "x");
    const auto late = signer.unsign(text, Duration::seconds(9));
    ASSERT_FALSE(late);
    EXPECT_TRUE(late.error().is_expired);
    EXPECT_EQ(late.error().message, "Signature age 9.9 > 9.0 seconds");
    EXPECT_FALSE(signer.unsign("x:1r31eq:abc", Duration::seconds(9)).error().is_expired);
}

TEST_F(SignerTest, a_signed_text_without_a_time_is_refused) {
    const Signer plain(kKeys, "s");
    const TimestampSigner signer(kKeys, "s");
    EXPECT_EQ(signer.unsign(plain.sign("hello")).error().message, "No timestamp found in value");
    for (const char* time : {"", "-1", "zzzzzzzzzz", "!!"}) {
        EXPECT_EQ(signer.unsign(plain.sign("x:" + std::string(time))).error().message,
                  "The timestamp is no point in time")
            << time;
    }
}

TEST_F(SignerTest, cookies_have_a_key_of_their_own) {
    const std::string text = cookie_signer(kKeys, "namesalt").sign("v");
    EXPECT_FALSE(TimestampSigner(kKeys, "namesalt").unsign(text));
    EXPECT_EQ(cookie_signer({"new", {kKeys.key}}, "namesalt").unsign(text), "v");
}

}  // namespace
}  // namespace cadenza::signing
