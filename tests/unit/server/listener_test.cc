#include "cadenza/server/listener.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>

namespace cadenza {
namespace {

struct Environment {
    explicit Environment(const std::string& value) {
        setenv(Listener::kEnvironment, value.c_str(), 1);
    }
    ~Environment() { unsetenv(Listener::kEnvironment); }
};

TEST(Listener, opens_sockets_that_share_a_free_port) {
    auto listener = Listener::open("127.0.0.1", 0, 3);
    ASSERT_TRUE(listener) << listener.error().message;
    EXPECT_GT(listener->port(), 0);
    EXPECT_EQ(listener->sockets().size(), 3u);
    EXPECT_TRUE(fcntl(listener->sockets()[0], F_GETFD) & FD_CLOEXEC);
}

TEST(Listener, a_port_in_use_is_an_error_that_names_it) {
    auto first = Listener::open("127.0.0.1", 0, 1);
    ASSERT_TRUE(first);
    auto second = Listener::open("127.0.0.1", first->port(), 1);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().message, "Cannot listen on 127.0.0.1 port " +
                                          std::to_string(first->port()) +
                                          ": Address already in use.");
}

TEST(Listener, a_name_is_no_address) {
    auto listener = Listener::open("example.com", 8000, 1);
    ASSERT_FALSE(listener);
    EXPECT_EQ(listener.error().message,
              "\"example.com\" is no IP address to listen on. Use 127.0.0.1, 0.0.0.0 or ::.");
    EXPECT_TRUE(Listener::open("localhost", 0, 1));
}

TEST(Listener, hands_its_sockets_over) {
    auto first = Listener::open("127.0.0.1", 0, 2);
    ASSERT_TRUE(first);
    std::string value = first->share();
    EXPECT_FALSE(fcntl(first->sockets()[0], F_GETFD) & FD_CLOEXEC) << "survives exec";
    Environment environment(value);
    auto second = Listener::inherit_or_open("127.0.0.1", 1, 1);
    ASSERT_TRUE(second);
    EXPECT_EQ(second->sockets(), first->sockets());
    EXPECT_EQ(second->port(), first->port());
    EXPECT_TRUE(fcntl(second->sockets()[0], F_GETFD) & FD_CLOEXEC);
    second->release();  // they are one and the same here
}

TEST(Listener, refuses_what_is_no_listening_socket) {
    for (const char* value : {"abc", "999", "0", "1,"}) {
        Environment environment(value);
        auto listener = Listener::inherit();
        ASSERT_FALSE(listener) << value;
        EXPECT_THAT(listener.error().message,
                    ::testing::HasSubstr("is no listening socket of this process."));
    }
    EXPECT_TRUE(Listener::inherit()->sockets().empty()) << "not set";
}

}  // namespace
}  // namespace cadenza
