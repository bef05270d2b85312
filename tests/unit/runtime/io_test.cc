#include "cadenza/runtime/io.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>
#include <thread>

#include "cadenza/runtime/fiber.h"
#include "on_loop.h"

namespace cadenza::runtime {
namespace {

struct Pair {
    Pair() { EXPECT_EQ(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends), 0); }
    ~Pair() {
        close(ends[0]);
        close(ends[1]);
    }
    int ends[2];
};

TEST(Io, a_fiber_waits_for_bytes_and_others_go_on) {
    Pair pair;
    std::string order;
    testing::on_loop({[&] {
                          EXPECT_TRUE(wait_readable(pair.ends[0]));
                          char byte = 0;
                          EXPECT_EQ(read(pair.ends[0], &byte, 1), 1);
                          order += byte;
                      },
                      [&] {
                          order += "other ";
                          EXPECT_EQ(write(pair.ends[1], "x", 1), 1);
                      }});
    EXPECT_EQ(order, "other x");
}

TEST(Io, the_timeout_passes_and_the_descriptor_stays_usable) {
    Pair pair;
    testing::on_loop({[&] {
        FileWatch watch(pair.ends[0]);
        EXPECT_FALSE(watch.wait_readable(Duration::milliseconds(2)));
        EXPECT_TRUE(watch.wait_writable(Duration::milliseconds(2)));
        EXPECT_EQ(write(pair.ends[1], "x", 1), 1);
        EXPECT_TRUE(watch.wait_readable());
        EXPECT_TRUE(watch.wait_readable()) << "still unread";
    }});
}

TEST(Io, a_deadline_throws) {
    Pair pair;
    testing::on_loop({[&] {
        DeadlineScope deadline(Duration::milliseconds(2));
        EXPECT_THROW(wait_readable(pair.ends[0]), Cancelled);
    }});
}

TEST(Io, a_closed_peer_is_readable) {
    Pair pair;
    shutdown(pair.ends[1], SHUT_RDWR);
    testing::on_loop({[&] { EXPECT_TRUE(wait_readable(pair.ends[0], Duration::seconds(5))); }});
}

TEST(Io, outside_a_loop_it_blocks_the_thread) {
    Pair pair;
    EXPECT_FALSE(wait_readable(pair.ends[0], Duration::milliseconds(2)));
    EXPECT_TRUE(wait_writable(pair.ends[0], Duration::milliseconds(2)));
    std::thread writer([&] { EXPECT_EQ(write(pair.ends[1], "x", 1), 1); });
    EXPECT_TRUE(wait_readable(pair.ends[0]));
    writer.join();
}

}  // namespace
}  // namespace cadenza::runtime
