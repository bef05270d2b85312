// Bodies that are produced piece by piece.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <stdexcept>
#include <thread>

#include "cadenza/base/log/log.h"
#include "cadenza/runtime/fiber.h"
#include "client.h"
#include "running_server.h"

namespace cadenza::testing {
namespace {

class Stream : public BodyStream {
 public:
    explicit Stream(std::function<bool(std::string&)> next, std::int64_t length = -1)
        : next_(std::move(next)), length_(length) {}
    bool next(std::string& chunk) override { return next_(chunk); }
    std::int64_t length() const override { return length_; }

 private:
    std::function<bool(std::string&)> next_;
    std::int64_t length_;
};

Response stream(std::function<bool(std::string&)> next, std::int64_t length = -1) {
    return StreamingHttpResponse(std::make_unique<Stream>(std::move(next), length), "text/plain");
}

std::function<bool(std::string&)> numbers(int count) {
    return [i = 0, count](std::string& chunk) mutable {
        if (i == count) return false;
        chunk = std::to_string(i++) + "\n";
        return true;
    };
}

TEST(Streaming, is_chunked_and_the_connection_lives_on) {
    RunningServer server([](Request&) { return stream(numbers(1000)); });
    RawClient client(server.port());
    for (int i = 0; i < 3; ++i) {
        client.get("/");
        Answer answer = client.read_answer();
        EXPECT_EQ(answer.headers["transfer-encoding"], "chunked");
        EXPECT_EQ(answer.body.size(), 3890u);
    }
}

TEST(Streaming, ends_with_the_connection_for_http_1_0) {
    RunningServer server([](Request&) { return stream(numbers(10)); });
    RawClient client(server.port());
    client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    Answer answer = client.read_answer();
    EXPECT_EQ(answer.headers["connection"], "close");
    EXPECT_EQ(answer.body, "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n");
}

TEST(Streaming, has_a_length_where_that_is_known) {
    RunningServer server([](Request&) { return stream(numbers(10), 20); });
    RawClient client(server.port());
    client.get("/");
    Answer answer = client.read_answer();
    EXPECT_EQ(answer.headers["content-length"], "20");
    EXPECT_EQ(answer.body.size(), 20u);
    client.get("/");
    EXPECT_EQ(client.read_answer().status, 200);
}

TEST(Streaming, is_not_produced_for_a_head_request) {
    std::atomic<int> calls = 0;
    RunningServer server([&](Request&) {
        return stream([&](std::string&) {
            ++calls;
            return false;
        });
    });
    RawClient client(server.port());
    client.send("HEAD / HTTP/1.1\r\nHost: t\r\n\r\n");
    EXPECT_EQ(client.read_answer(true).status, 200);
    EXPECT_EQ(calls, 0);
}

TEST(Streaming, a_piece_is_sent_before_the_stream_waits_for_the_next) {
    std::atomic<bool> release = false;
    RunningServer server([&](Request&) {
        return stream([&, i = 0](std::string& chunk) mutable {
            while (i == 1 && !release) runtime::sleep_for(Duration::milliseconds(1));
            chunk = i == 0 ? "first" : "second";
            return i++ < 2;
        });
    });
    RawClient client(server.port());
    client.get("/");
    // The first piece arrives while the second is still held back.
    Answer head = client.read_answer(true);
    EXPECT_EQ(head.status, 200);
    release = true;
    EXPECT_EQ(client.read_to_chunk_end(), "5\r\nfirst\r\n6\r\nsecond\r\n0\r\n\r\n");
}

TEST(Streaming, a_slow_reader_holds_the_stream_back) {
    constexpr std::size_t kPieces = 2000;
    std::atomic<std::size_t> produced = 0;
    RunningServer server([&](Request&) {
        return stream([&, i = std::size_t{0}](std::string& chunk) mutable {
            if (i++ == kPieces) return false;
            chunk.assign(10'000, 'x');
            ++produced;
            return true;
        });
    });
    RawClient client(server.port(), 4096);
    client.get("/");
    EXPECT_EQ(client.read_answer(true).status, 200);
    RawClient other(server.port());
    other.send("HEAD / HTTP/1.1\r\nHost: t\r\n\r\n");
    EXPECT_EQ(other.read_answer(true).status, 200) << "others are served meanwhile";
    EXPECT_LT(produced, kPieces) << "20 MB were produced for a client that has read nothing";
    std::string rest = client.read_to_chunk_end();
    EXPECT_GT(rest.size(), kPieces * 10'000);
    EXPECT_EQ(produced, kPieces);
}

// Fails at its fourth piece, having let the first three be sent if it waits.
Response failing_stream(bool waits) {
    return stream([waits, i = 0](std::string& chunk) mutable -> bool {
        if (i++ == 3) {
            if (waits) runtime::sleep_for(Duration::milliseconds(1));
            throw std::runtime_error("disk gone");
        }
        chunk = "piece";
        return true;
    });
}

TEST(Streaming, one_that_fails_before_anything_was_sent_is_a_500) {
    log::Capture lines;
    RunningServer server([](Request&) { return failing_stream(false); });
    RawClient client(server.port());
    client.get("/");
    EXPECT_EQ(client.read_answer().status, 500);
    EXPECT_TRUE(client.is_closed());
    server.stop();
    EXPECT_EQ(lines.text(), "error a streamed response failed: disk gone\n");
}

TEST(Streaming, one_that_fails_later_is_cut_off_so_that_the_client_knows) {
    log::Capture lines;
    RunningServer server([](Request&) { return failing_stream(true); });
    RawClient chunked(server.port());
    chunked.get("/");
    EXPECT_EQ(chunked.read_answer().status, -1);
    RawClient old(server.port());
    old.send("GET / HTTP/1.0\r\n\r\n");
    old.read_to_end();
    EXPECT_TRUE(old.was_reset()) << "a plain close would look like the end of the body";
}

TEST(Streaming, one_shorter_than_declared_is_cut_off) {
    log::Capture lines;
    RunningServer server([](Request& request) {
        bool waits = request.path() == "/waits";
        return stream(
            [waits, i = 0](std::string& chunk) mutable {
                if (waits && i == 5) runtime::sleep_for(Duration::milliseconds(1));
                if (i++ == 5) return false;
                chunk = "ab";
                return true;
            },
            20);
    });
    RawClient client(server.port());
    client.get("/waits");
    EXPECT_EQ(client.read_answer().body, "ababababab");
    EXPECT_TRUE(client.is_closed());
    RawClient other(server.port());
    other.get("/");
    EXPECT_EQ(other.read_answer().status, 500);
}

TEST(Streaming, is_ended_when_the_client_has_left) {
    std::atomic<bool> destroyed = false;
    struct Endless : BodyStream {
        std::atomic<bool>& destroyed;
        explicit Endless(std::atomic<bool>& d) : destroyed(d) {}
        ~Endless() override { destroyed = true; }
        bool next(std::string& chunk) override {
            runtime::sleep_for(Duration::milliseconds(500));
            chunk = "tick";
            return true;
        }
    };
    RunningServer server(
        [&](Request&) -> Response {
            return StreamingHttpResponse(std::make_unique<Endless>(destroyed));
        },
        {.limits = {.head_timeout = Duration::milliseconds(100)}});
    {
        RawClient client(server.port());
        client.get("/");
        EXPECT_EQ(client.read_answer(true).status, 200);
    }
    for (int i = 0; i < 200 && !destroyed; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    EXPECT_TRUE(destroyed);
}

}  // namespace
}  // namespace cadenza::testing
