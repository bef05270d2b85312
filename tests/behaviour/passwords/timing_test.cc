// Time tells nothing about who exists: every kind of failed login costs one hash.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>
#include <iostream>
#include <vector>

#include "cadenza/contrib/auth/hashers/hashers.h"

namespace cadenza::auth {
namespace {

constexpr int kRounds = 100, kMostRounds = 1000, kIterations = 10'000;
constexpr double kDifference = 0.02;

// Of this thread, in microseconds: other programs on the machine do not count.
double processor_time() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

// Of each round, so that what slows the whole machine down for a while counts on both sides.
double median_ratio(const std::vector<double>& times, const std::vector<double>& reference) {
    std::vector<double> ratios;
    for (std::size_t i = 0; i < times.size(); ++i) ratios.push_back(times[i] / reference[i]);
    return median(std::move(ratios));
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
    const auto measure = [&kinds] {
        for (Kind& kind : kinds) {
            double start = processor_time();
            if (kind.encoded == nullptr) {
                spend_password_time("wrong");
            } else {
                EXPECT_FALSE(check_password("wrong", *kind.encoded));
            }
            kind.times.push_back(processor_time() - start);
        }
    };
    const auto ratio = [&kinds](const Kind& kind) {
        return median_ratio(kind.times, kinds[0].times);
    };
    const auto differs = [&](const Kind& kind) { return std::abs(ratio(kind) - 1) > kDifference; };
    // Noise goes away with more rounds; a difference stays.
    for (int rounds = 0; rounds < kMostRounds; ++rounds) {
        if (rounds >= kRounds && rounds % 100 == 0 && std::ranges::none_of(kinds, differs)) break;
        measure();
    }
    for (const Kind& kind : kinds) {
        std::cout << kind.name << ": median " << median(kind.times) << " us, ratio " << ratio(kind)
                  << "\n";
        EXPECT_NEAR(ratio(kind), 1, kDifference) << kind.name;
    }
}

}  // namespace
}  // namespace cadenza::auth
