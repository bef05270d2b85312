#include "cadenza/signing/signed_value.h"

#include <gtest/gtest.h>

#include "cadenza/base/clock.h"
#include "cadenza/base/crypto/base64.h"
#include "cadenza/signing/compression.h"

namespace cadenza::signing {
namespace {

const Keys kKeys{"a-key-of-at-least-thirty-two-bytes!!"};

struct SignedValue : testing::Test {
    ClockOverride clock{1'700'000'000'000'000};
    static std::string with_signature(std::string_view data) {
        return TimestampSigner(kKeys, kDefaultSalt).sign(data);
    }
    static std::string refusal(std::string_view text) {
        const auto value = loads(kKeys, text);
        return value ? "accepted: " + value->repr() : value.error().message;
    }
};

TEST_F(SignedValue, values_are_written_as_by_django) {
    EXPECT_EQ(dumps(kKeys, Value{{"a", Value::list({1, 2.5, nullptr, true})},
                                 {"é☕😀", "\x7f\u2028\n<\"\\"}}),
              "eyJhIjpbMSwyLjUsbnVsbCx0cnVlXSwiXHUwMGU5XHUyNjE1XHVkODNkXHVkZTAwIjoiXHUwMDdmXHUyMDI4"
              "XG48XCJcXCJ9:1r31eq:acSjBBRZdtd_7AOLst-jdX_rFDlH8sk1VZLl9YH_rpc");
    EXPECT_EQ(dumps(kKeys, Value{{"a", "b"}}, {.salt = "x", .compress = true}),
              "eyJhIjoiYiJ9:1r31eq:3-pGrPuDOXclt7qRYwbNWlP0NwEslDu7ktKEkqcmVNU");
}

TEST_F(SignedValue, what_django_has_packed_is_read_and_the_reverse) {
    List numbers;
    for (int i = 0; i < 60; ++i) numbers.emplace_back(i);
    const std::string djangos =
        ".eJwNjrENBDEMwxZiEdmSk8xy-P3X-LQCSOpbiKIxYdgcLnqjUKFGRkGDNjroUot6TFFNmQo11KYOdelFi37Kpk2HH"
        "nrTh754YeHCr2gcPHjjgy9ZRKRIk3coZMgmh9zfHwqvISE:1r31eq:SI-rnyZJAqtYEEQfxliu5LVi9tI8hBd-a_"
        "LXMdv1RNo";
    EXPECT_EQ(loads(kKeys, djangos).value_or(Value()), Value(numbers));
    const std::string own = dumps(kKeys, Value(numbers), {.compress = true});
    EXPECT_TRUE(own.starts_with('.')) << own;
    EXPECT_EQ(loads(kKeys, own).value_or(Value()), Value(numbers));
}

TEST_F(SignedValue, any_json_value_comes_back) {
    for (const Value& value : {Value(), Value(true), Value(""), Value("☕"), Value(1.5),
                               Value{{"nested", Value{{"a", Value::list({})}}}}}) {
        EXPECT_EQ(loads(kKeys, dumps(kKeys, value)).value_or(Value("none")), value);
    }
}

TEST_F(SignedValue, too_old_ones_are_told_from_wrong_ones) {
    const std::string text = dumps(kKeys, 1);
    clock.advance(61'000'000);
    EXPECT_TRUE(loads(kKeys, text));
    EXPECT_TRUE(loads(kKeys, text, {.max_age = Duration::minutes(1)}).error().is_expired);
    EXPECT_FALSE(loads(kKeys, text, {.salt = "other"}).error().is_expired);
}

TEST_F(SignedValue, signed_data_that_is_none_is_refused) {
    EXPECT_EQ(refusal(with_signature("a+b")),
              "The signed value is not Base64url of zlib or plain data");
    EXPECT_EQ(refusal(with_signature(".eJw")),
              "The signed value is not Base64url of zlib or plain data");
    EXPECT_EQ(
        refusal(with_signature(crypto::base64url_encode("{"))),
        "The signed value is not JSON: Expecting property name enclosed in double quotes: line "
        "1 column 2 (char 1)");
    const std::string bomb = compress(std::string(17 * 1024 * 1024, ' '));
    EXPECT_EQ(refusal(with_signature("." + crypto::base64url_encode(bomb))),
              "The signed value is not Base64url of zlib or plain data");
}

TEST_F(SignedValue, bytes_of_another_serializer_are_latin_1) {
    EXPECT_EQ(loads(kKeys, with_signature(crypto::base64url_encode("\"\xe9\""))).value_or(Value()),
              Value("é"));
}

}  // namespace
}  // namespace cadenza::signing
