#include "cadenza/contrib/sessions/session_data.h"

#include <gtest/gtest.h>

#include "cadenza/base/clock.h"
#include "cadenza/base/crypto/base64.h"
#include "cadenza/signing/signed_value.h"

namespace cadenza::sessions {
namespace {

const signing::Keys kKeys{"a-key-of-at-least-thirty-two-bytes!!"};
const Dict kData{{"a", 1}, {"é", "☕"}};

struct SessionData : testing::Test {
    ClockOverride clock{1'700'000'000'000'000};
};

TEST_F(SessionData, is_written_as_by_django) {
    EXPECT_EQ(encode(kData, kKeys),
              "eyJhIjoxLCJcdTAwZTkiOiJcdTI2MTUifQ:1r31eq:"
              "1pvk4gT8GIGC9gGl-b0bI4O9EaB_uBre-XtxvglJX4k");
    Dict large;
    large.set("text", std::string(1000, 'x'));
    EXPECT_LT(encode(large, kKeys).size(), 150u);
    EXPECT_EQ(decode(encode(large, kKeys), kKeys), large);
}

TEST_F(SessionData, the_form_before_django_3_1_is_read) {
    const std::string legacy =
        "Zjg2MmUwZTFhMTEzMzY0NjZkMTJiOWMzMjliNTFlMmYyYWY2ZjI2Yjp7ImEiOjEsIlx1MDBlOSI6Ilx1MjYxNSJ9";
    EXPECT_EQ(decode(legacy, kKeys), kData);
    EXPECT_EQ(decode(legacy, {"new", {"other", kKeys.key}}), kData);
    EXPECT_EQ(decode(legacy, {"other"}), Dict());
}

TEST_F(SessionData, former_keys_still_read) {
    EXPECT_EQ(decode(encode(kData, kKeys), {"new", {kKeys.key}}), kData);
    EXPECT_EQ(decode(encode(kData, kKeys), {"new"}), Dict());
}

TEST_F(SessionData, what_nobody_signed_is_empty) {
    const std::string whole = encode(kData, kKeys);
    for (std::size_t i = 0; i < whole.size(); ++i) {
        std::string changed = whole;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        EXPECT_EQ(decode(changed, kKeys), Dict()) << i;
        EXPECT_EQ(decode(whole.substr(0, i), kKeys), Dict()) << i;
    }
    EXPECT_EQ(decode(crypto::base64_encode("no colon"), kKeys), Dict());
    EXPECT_EQ(decode(crypto::base64_encode(":{}"), kKeys), Dict());
    EXPECT_EQ(decode(signing::dumps(kKeys, Value::list({1}),
                                    {.salt = "django.contrib.sessions.SessionStore"}),
                     kKeys),
              Dict())
        << "signed, but no dictionary";
    EXPECT_EQ(decode(signing::dumps(kKeys, Value(kData)), kKeys), Dict()) << "for another purpose";
}

}  // namespace
}  // namespace cadenza::sessions
