#include "cadenza/base/signals/signal.h"

#include <gtest/gtest.h>

#include <optional>

namespace cadenza {
namespace {

TEST(Signal, calls_receivers_in_the_order_of_their_connection) {
    Signal<int&, const std::string&> signal;
    std::string calls;
    auto first = signal.connect([&](int& n, const std::string& text) { calls += "1" + text, ++n; });
    auto second =
        signal.connect([&](int& n, const std::string& text) { calls += "2" + text, n *= 10; });
    int n = 1;
    signal.send(n, "x");
    EXPECT_EQ(calls, "1x2x");
    EXPECT_EQ(n, 20);
}

TEST(Signal, a_connection_ends_with_its_object) {
    Signal<> signal;
    int calls = 0;
    {
        auto connection = signal.connect([&] { ++calls; });
        EXPECT_TRUE(signal.has_listeners());
        signal.send();
        ScopedConnection moved = std::move(connection);
        connection.disconnect();
        signal.send();
    }
    EXPECT_FALSE(signal.has_listeners());
    signal.send();
    EXPECT_EQ(calls, 2);
    signal.connect([&] { ++calls; }).release();
    signal.send();
    EXPECT_EQ(calls, 3);
}

TEST(Signal, receivers_may_connect_and_disconnect_while_it_is_sent) {
    Signal<> signal;
    int calls = 0;
    ScopedConnection late, self;
    self = signal.connect([&] {
        ++calls;
        self.disconnect();
        late = signal.connect([&] { calls += 10; });
    });
    signal.send();
    EXPECT_EQ(calls, 1);
    signal.send();
    EXPECT_EQ(calls, 11);
}

TEST(Signal, a_connection_may_outlive_its_signal) {
    std::optional<Signal<>> signal(std::in_place);
    auto connection = signal->connect([] {});
    signal.reset();
    connection.disconnect();
}

}  // namespace
}  // namespace cadenza
