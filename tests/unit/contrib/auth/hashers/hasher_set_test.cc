#include "cadenza/contrib/auth/hashers/hasher_set.h"

#include <gtest/gtest.h>

#include "cadenza/base/error.h"
#include "cadenza/contrib/auth/hashers/digest_hasher.h"

namespace cadenza::auth {
namespace {

PasswordSettings cheap(std::vector<std::string> names) {
    return {.hashers = std::move(names), .hasher_costs = HasherCosts::cheap()};
}

// Counts what is asked of it.
struct Counting : SaltedDigestHasher {
    static inline int encoded = 0, verified = 0, hardened = 0;
    Counting() : SaltedDigestHasher(crypto::Hash::Md5) {}
    std::string_view algorithm() const override { return "counting"; }
    std::string encode(std::string_view password, std::string_view salt) const override {
        ++encoded;
        return SaltedDigestHasher::encode(password, salt);
    }
    bool verify(std::string_view password, std::string_view text) const override {
        ++verified;
        auto parts = text.find('$', 9);
        return text == SaltedDigestHasher::encode(password, text.substr(9, parts - 9));
    }
    void harden_runtime(std::string_view, std::string_view) const override { ++hardened; }
    static std::unique_ptr<PasswordHasher> make() { return std::make_unique<Counting>(); }
};

TEST(HasherSet, every_hasher_checks_what_it_made) {
    HasherSet set(cheap({"pbkdf2_sha256", "pbkdf2_sha1", "argon2", "bcrypt_sha256", "bcrypt",
                         "scrypt", "md5", "sha1"}));
    for (const char* name : {"pbkdf2_sha256", "pbkdf2_sha1", "argon2", "bcrypt_sha256", "bcrypt",
                             "scrypt", "md5", "sha1"}) {
        std::string encoded = set.make("lètmein", {}, name);
        EXPECT_EQ(encoded.substr(0, encoded.find('$')), name);
        EXPECT_LE(encoded.size(), 128u) << encoded;
        EXPECT_EQ(set.identify(encoded)->algorithm(), name);
        PasswordCheck right = set.check("lètmein", encoded);
        EXPECT_TRUE(right.correct) << encoded;
        EXPECT_EQ(right.must_update, std::string_view(name) != "pbkdf2_sha256") << encoded;
        EXPECT_FALSE(set.check("lètmeinz", encoded).correct) << encoded;
        EXPECT_FALSE(set.check("", encoded).correct) << encoded;
        EXPECT_FALSE(set.check(std::nullopt, encoded).correct) << encoded;
        EXPECT_NE(set.make("lètmein", {}, name), encoded) << "a new salt each time";
        EXPECT_TRUE(set.check("", set.make("", {}, name)).correct) << "an empty password";
    }
}

TEST(HasherSet, tells_the_old_texts_of_django_apart) {
    HasherSet set(cheap({"md5", "sha1", "unsalted_md5", "unsalted_sha1"}));
    auto name = [&](std::string_view encoded) {
        auto* hasher = set.identify(encoded);
        return hasher != nullptr ? std::string(hasher->algorithm()) : "none";
    };
    EXPECT_EQ(name("88a434c88cca4e900f7874cd98123f43"), "unsalted_md5");
    EXPECT_EQ(name("md5$$88a434c88cca4e900f7874cd98123f43"), "unsalted_md5");
    EXPECT_EQ(name("sha1$$6d138ca3ae545631b3abd71a4f076ce759c5700b"), "unsalted_sha1");
    EXPECT_EQ(name("sha1$a$6d138ca3ae545631b3abd71a4f076ce759c5700b"), "sha1");
    EXPECT_EQ(name("lolcat$a$b"), "none");
    EXPECT_EQ(name(""), "none");
    EXPECT_EQ(name("$a"), "none");
    EXPECT_TRUE(set.check("lètmein", "88a434c88cca4e900f7874cd98123f43").correct);
    EXPECT_TRUE(set.check("lètmein", "88a434c88cca4e900f7874cd98123f43").must_update);
}

TEST(HasherSet, an_unusable_password_never_checks_and_differs_each_time) {
    HasherSet set(cheap({"pbkdf2_sha256"}));
    std::string encoded = set.make(std::nullopt);
    EXPECT_EQ(encoded.size(), 41u);
    EXPECT_EQ(encoded[0], '!');
    EXPECT_NE(set.make(std::nullopt), encoded);
    EXPECT_FALSE(set.check("", encoded).correct);
    EXPECT_FALSE(set.check(encoded, encoded).correct);
}

TEST(HasherSet, what_cannot_be_checked_costs_one_hash_of_the_preferred_hasher) {
    PasswordSettings settings = cheap({"counting", "pbkdf2_sha256"});
    settings.custom_hashers = {&Counting::make};
    HasherSet set(settings);
    for (std::string encoded :
         {"", "!unusable", "lolcat$a$b", "pbkdf2_sha256$broken", "gibberish"}) {
        Counting::encoded = 0;
        EXPECT_FALSE(set.check("p", encoded).correct) << encoded;
        EXPECT_EQ(Counting::encoded, 1) << encoded;
        EXPECT_FALSE(set.check(std::nullopt, encoded).correct) << encoded;
        EXPECT_EQ(Counting::encoded, 2) << encoded;
    }
}

TEST(HasherSet, hardens_a_wrong_password_with_an_outdated_hash_of_the_preferred_hasher) {
    PasswordSettings settings = cheap({"counting", "md5"});
    settings.custom_hashers = {&Counting::make};
    HasherSet set(settings);
    std::string old = set.make("p", "short"), current = set.make("p");
    auto hardened = [&](std::string_view password, const std::string& encoded) {
        Counting::hardened = 0;
        set.check(password, encoded);
        return Counting::hardened;
    };
    EXPECT_EQ(hardened("wrong", old), 1);
    EXPECT_EQ(hardened("p", old), 0) << "a right one is hashed anew instead";
    EXPECT_EQ(hardened("wrong", current), 0);
    EXPECT_EQ(hardened("wrong", set.make("p", "short", "md5")), 0);
    EXPECT_TRUE(set.check("p", old).must_update);
    EXPECT_FALSE(set.check("p", current).must_update);
}

TEST(HasherSet, takes_djangos_names) {
    HasherSet set(cheap({"django.contrib.auth.hashers.Argon2PasswordHasher",
                         "django.contrib.auth.hashers.PBKDF2PasswordHasher"}));
    EXPECT_EQ(set.preferred().algorithm(), "argon2");
    EXPECT_NE(set.find("pbkdf2_sha256"), nullptr);
    EXPECT_EQ(set.find("scrypt"), nullptr);
}

TEST(HasherSet, says_what_is_wrong_with_its_settings) {
    EXPECT_THROW(HasherSet(cheap({})), ImproperlyConfigured);
    EXPECT_THROW(HasherSet(cheap({"lolcat"})), ImproperlyConfigured);
    PasswordSettings settings;
    settings.hasher_costs.pbkdf2_iterations = 0;
    EXPECT_THROW(HasherSet{settings}, ImproperlyConfigured);
    EXPECT_THROW(HasherSet(cheap({"md5"})).make("p", {}, "argon2"), ImproperlyConfigured);
}

TEST(HasherSet, the_defaults_are_djangos) {
    HasherSet set;
    EXPECT_EQ(set.preferred().algorithm(), "pbkdf2_sha256");
    EXPECT_FALSE(set.preferred().must_update("pbkdf2_sha256$1000000$abcdefghijklmnopqrstuv$x"));
    for (const char* name : {"pbkdf2_sha1", "argon2", "bcrypt_sha256", "scrypt"}) {
        EXPECT_NE(set.find(name), nullptr) << name;
    }
    EXPECT_EQ(set.find("md5"), nullptr);
}

TEST(HasherInstallation, scopes_nest) {
    HasherSet outer(cheap({"md5"})), inner(cheap({"sha1"}));
    EXPECT_EQ(hashers().preferred().algorithm(), "pbkdf2_sha256");
    {
        HasherInstallation one(outer);
        EXPECT_EQ(&hashers(), &outer);
        {
            HasherInstallation two(inner);
            EXPECT_EQ(&hashers(), &inner);
        }
        EXPECT_EQ(&hashers(), &outer);
    }
    EXPECT_EQ(hashers().preferred().algorithm(), "pbkdf2_sha256");
}

}  // namespace
}  // namespace cadenza::auth
