// Time tells nothing about who exists: every kind of failed login costs one hash.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <iostream>
#include <vector>

#include "cadenza/contrib/auth/hashers/hashers.h"

namespace cadenza::auth {
namespace {

constexpr int kRounds = 101, kIterations = 10'000;

// Of this thread, in microseconds: other programs on the machine do not count.
double processor_time() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

double median(std::vector<double> times) {
    std::ranges::nth_element(times, times.begin() + kRounds / 2);
    return times[kRounds / 2];
}

TEST(PasswordTiming, cve_2024_39329_failed_logins_of_every_kind_take_the_same_time) {
    PasswordSettings settings{.hashers = {"pbkdf2_sha256"},
                              .hasher_costs = {.pbkdf2_iterations = kIterations}};
    HasherSet set(settings);
    HasherInstallation installation(set);
    std::string current = set.make("right"), unusable = set.make(std::nullopt);
    settings.hasher_costs.pbkdf2_iterations = kIterations / 2;
    std::string outdated = HasherSet(settings).make("right");
    struct Kind {
        const char* name;
        const std::string* encoded;  // null: there is no such user
        std::vector<double> times;
    };
    std::string gibberish = "not a hash at all";
    std::array kinds{Kind{"wrong password", &current, {}}, Kind{"unknown user", nullptr, {}},
                     Kind{"unusable password", &unusable, {}}, Kind{"outdated hash", &outdated, {}},
                     Kind{"unreadable hash", &gibberish, {}}};
    for (int round = 0; round < kRounds; ++round) {
        for (Kind& kind : kinds) {
            double start = processor_time();
            if (kind.encoded == nullptr) {
                spend_password_time("wrong");
            } else {
                EXPECT_FALSE(check_password("wrong", *kind.encoded));
            }
            kind.times.push_back(processor_time() - start);
        }
    }
    double reference = median(kinds[0].times);
    for (Kind& kind : kinds) {
        double ratio = median(kind.times) / reference;
        std::cout << kind.name << ": median " << median(kind.times) << " us, ratio " << ratio
                  << "\n";
        EXPECT_NEAR(ratio, 1, 0.02) << kind.name;
    }
}

}  // namespace
}  // namespace cadenza::auth
