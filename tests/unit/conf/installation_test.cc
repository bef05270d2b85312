#include "cadenza/conf/installation.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "cadenza/base/error.h"
#include "cadenza/conf/settings.h"
#include "unit/conf/scoped_environment.h"

namespace cadenza {
namespace {

std::atomic<int> made{0};
std::atomic<int> alive{0};

struct KeyLength {
    explicit KeyLength(const Settings& settings) : length(settings.secret_key.size()) {
        ++made;
        ++alive;
    }
    ~KeyLength() { --alive; }
    std::size_t length;
};
struct TwiceThat {
    explicit TwiceThat(const Settings&) : length(2 * derived_settings<KeyLength>().length) {}
    std::size_t length;
};

TEST(SettingsInstallation, without_one_the_error_says_who_makes_it) {
    EXPECT_EQ(message_of<ImproperlyConfigured>([] { current_settings(); }),
              "No settings are installed: a Project installs its own; elsewhere keep a "
              "SettingsInstallation while code that needs settings runs.");
}

TEST(SettingsInstallation, installations_nest) {
    const Settings outer{.secret_key = "outer"};
    const Settings inner{.secret_key = "inner"};
    const SettingsInstallation first(outer);
    {
        const SettingsInstallation second(inner);
        EXPECT_EQ(current_settings().secret_key, "inner");
    }
    EXPECT_EQ(current_settings().secret_key, "outer");
}

TEST(SettingsInstallation, what_is_derived_is_made_once_for_all_threads_and_dies_with_it) {
    made = 0;
    {
        const Settings settings{.secret_key = "12345"};
        const SettingsInstallation installation(settings);
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([] { EXPECT_EQ(derived_settings<KeyLength>().length, 5u); });
        }
        for (std::thread& thread : threads) thread.join();
        EXPECT_EQ(made, 1);
        EXPECT_EQ(alive, 1);
    }
    EXPECT_EQ(alive, 0);
}

TEST(SettingsInstallation, one_derived_object_may_need_another) {
    const Settings settings{.secret_key = "12345"};
    const SettingsInstallation installation(settings);
    EXPECT_EQ(derived_settings<TwiceThat>().length, 10u);
}

}  // namespace
}  // namespace cadenza
