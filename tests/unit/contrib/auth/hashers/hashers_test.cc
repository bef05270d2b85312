#include "cadenza/contrib/auth/hashers/hashers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "cadenza/contrib/auth/hashers/digest_hasher.h"
#include "cadenza/runtime/blocking_pool.h"
#include "unit/runtime/on_loop.h"

namespace cadenza::auth {
namespace {

struct Hashers : testing::Test {
    HasherSet set{{.hashers = {"pbkdf2_sha256", "md5"}, .hasher_costs = HasherCosts::cheap()}};
    HasherInstallation installation{set};
};

TEST_F(Hashers, make_and_check) {
    std::string encoded = make_password("lètmein");
    EXPECT_TRUE(encoded.starts_with("pbkdf2_sha256$1$")) << encoded;
    EXPECT_TRUE(check_password("lètmein", encoded));
    EXPECT_FALSE(check_password("lètmeinz", encoded));
    EXPECT_EQ(make_password("lètmein", "seasalt", "md5"),
              "md5$seasalt$3f86d0d3d465b7b458c231bf3555c0e3");
    EXPECT_EQ(identify_hasher(encoded)->algorithm(), "pbkdf2_sha256");
    spend_password_time("lètmein");
}

TEST_F(Hashers, the_setter_gets_a_right_password_whose_hash_is_outdated) {
    std::string renewed;
    auto setter = [&](std::string_view raw) { renewed = raw; };
    EXPECT_TRUE(check_password("p", make_password("p"), setter));
    EXPECT_EQ(renewed, "");
    EXPECT_FALSE(check_password("q", make_password("p", {}, "md5"), setter));
    EXPECT_EQ(renewed, "");
    EXPECT_TRUE(check_password("p", make_password("p", {}, "md5"), setter));
    EXPECT_EQ(renewed, "p");
}

// Notes on which thread it works.
struct Watched : SaltedDigestHasher {
    static inline std::vector<std::thread::id> threads;
    Watched() : SaltedDigestHasher(crypto::Hash::Md5) {}
    std::string encode(std::string_view password, std::string_view salt) const override {
        threads.push_back(std::this_thread::get_id());
        return SaltedDigestHasher::encode(password, salt);
    }
    static std::unique_ptr<PasswordHasher> make() { return std::make_unique<Watched>(); }
};

TEST(HashersOnALoop, the_work_is_done_on_the_blocking_pool_and_the_setter_on_the_fiber) {
    HasherSet watched({.hashers = {"md5", "pbkdf2_sha256"},
                       .hasher_costs = HasherCosts::cheap(),
                       .custom_hashers = {&Watched::make}});
    HasherInstallation installation(watched);
    runtime::BlockingPool pool;
    runtime::EventLoop loop({.blocking = &pool});
    Watched::threads.clear();
    runtime::testing::on_loop(loop, {[&] {
                                  auto here = std::this_thread::get_id();
                                  std::string encoded = make_password("p", "short");
                                  bool set = false;
                                  EXPECT_TRUE(check_password("p", encoded, [&](std::string_view) {
                                      set = std::this_thread::get_id() == here;
                                  }));
                                  EXPECT_TRUE(set);
                                  EXPECT_FALSE(check_password("wrong", encoded));
                                  EXPECT_FALSE(check_password("p", make_password(std::nullopt)));
                                  spend_password_time("p");
                                  EXPECT_EQ(Watched::threads.size(), 5u);
                                  EXPECT_EQ(std::ranges::count(Watched::threads, here), 0);
                              }});
}

TEST_F(Hashers, unusable_passwords) {
    std::string encoded = make_password(std::nullopt);
    EXPECT_FALSE(is_password_usable(encoded));
    EXPECT_TRUE(is_password_usable(""));
    EXPECT_TRUE(is_password_usable("lètmein_badencoded"));
    EXPECT_FALSE(check_password("", encoded));
    EXPECT_FALSE(check_password(std::nullopt, make_password("p")));
}

}  // namespace
}  // namespace cadenza::auth
