// What a client may not do, and how it is told.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "client.h"
#include "running_server.h"

namespace cadenza::testing {
namespace {

// The status of the only answer; -1 if the connection does not close after it.
int refusal(std::uint16_t port, const std::string& bytes) {
    RawClient client(port);
    client.send(bytes);
    Answer answer = client.read_answer();
    EXPECT_EQ(answer.headers["connection"], "close") << bytes.substr(0, 60);
    return client.is_closed() ? answer.status : -1;
}

int status_of(std::uint16_t port, const std::string& bytes) {
    RawClient client(port);
    client.send(bytes);
    return client.read_answer().status;
}

TEST(Limits, request_line_of_8_kib) {
    RunningServer server(echo);
    auto request = [](std::size_t line) {
        return "GET /" + std::string(line - 14, 'a') + " HTTP/1.1\r\nHost: t\r\n\r\n";
    };
    EXPECT_EQ(status_of(server.port(), request(8192)), 200);
    EXPECT_EQ(refusal(server.port(), request(8193)), 414);
    EXPECT_EQ(refusal(server.port(), std::string(100'000, 'A')), 414);
}

TEST(Limits, a_hundred_headers_and_64_kib) {
    RunningServer server(echo);
    auto request = [](int fields, std::size_t size) {
        std::string bytes = "GET / HTTP/1.1\r\nHost: t\r\n";
        for (int i = 1; i < fields; ++i)
            bytes += "X-" + std::to_string(i) + ": " + std::string(size, 'v') + "\r\n";
        return bytes + "\r\n";
    };
    EXPECT_EQ(status_of(server.port(), request(100, 1)), 200);
    EXPECT_EQ(refusal(server.port(), request(101, 1)), 431);
    EXPECT_EQ(status_of(server.port(), request(90, 700)), 200);
    EXPECT_EQ(refusal(server.port(), request(90, 760)), 431);
    EXPECT_EQ(refusal(server.port(), "GET / HTTP/1.1\r\nX: " + std::string(200'000, 'v')), 431);
}

TEST(Limits, a_body_of_two_and_a_half_mib) {
    RunningServer server(
        [](Request& request) { return text(std::to_string(request.body().size())); });
    RawClient client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 2621440\r\n\r\n" +
                std::string(2'621'440, 'b'));
    EXPECT_EQ(client.read_answer().body, "2621440");
    // Refused before it is read: nothing of it is sent here.
    EXPECT_EQ(
        refusal(server.port(), "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 2621441\r\n\r\n"),
        413);
    EXPECT_EQ(refusal(server.port(),
                      "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 99999999999999999999\r\n\r\n"),
              413);
    EXPECT_EQ(refusal(server.port(),
                      "POST / HTTP/1.1\r\nHost: t\r\nExpect: 100-continue\r\nContent-Length: "
                      "9999999\r\n\r\n"),
              413)
        << "instead of 100";
    EXPECT_EQ(refusal(server.port(),
                      "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n280001\r\n"),
              413);
}

TEST(Limits, a_client_that_sends_all_of_a_refused_body_still_reads_the_answer) {
    RunningServer server(echo);
    RawClient client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 8000000\r\n\r\n");
    std::string piece(100'000, 'b');
    for (int i = 0; i < 80; ++i) {
        if (!client.send(piece)) break;
    }
    EXPECT_EQ(client.read_answer().status, 413);
}

TEST(Limits, malformed_requests_are_400_and_end_the_connection) {
    RunningServer server(echo);
    for (const char* bytes :
         {"GET / HTTP/1.1\r\n\r\n", "GET /\r\n", "\x16\x03\x01\x02",
          "GET / HTTP/1.1\r\nHost: t\r\nA : b\r\n\r\n", "GET / HTTP/1.1\nHost: t\n\n",
          "GET / HTTP/1.1\r\nHost: t\r\nA: b\r\n c\r\n\r\n",
          "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 1\r\nTransfer-Encoding: "
          "chunked\r\n\r\n0\r\n\r\n",
          "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n"}) {
        EXPECT_EQ(refusal(server.port(), bytes), 400) << bytes;
    }
}

TEST(Limits, what_was_right_before_a_malformed_request_is_answered) {
    RunningServer server(echo);
    RawClient client(server.port());
    client.send(
        "GET /1 HTTP/1.1\r\nHost: t\r\n\r\nGET /2 HTTP/1.1\r\n\r\nGET /3 HTTP/1.1\r\nHost: "
        "t\r\n\r\n");
    EXPECT_EQ(client.read_answer().body, "GET /1 ");
    EXPECT_EQ(client.read_answer().status, 400);
    EXPECT_TRUE(client.is_closed());
}

TEST(Limits, a_slow_head_is_408) {
    RunningServer server(echo, {.limits = {.head_timeout = Duration::milliseconds(60)}});
    RawClient client(server.port());
    client.send("GET / HTTP/1.1\r\n");
    auto before = std::chrono::steady_clock::now();
    // A byte now and then does not extend it.
    std::thread drip([&] {
        for (int i = 0; i < 1000; ++i) {
            if (!client.send("X")) return;
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    });
    EXPECT_EQ(client.read_answer().status, 408);
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(2));
    client.end_sending();
    drip.join();
}

TEST(Limits, a_slow_body_is_408) {
    RunningServer server(echo, {.limits = {.body_timeout = Duration::milliseconds(60)}});
    EXPECT_EQ(refusal(server.port(), "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 5\r\n\r\nhel"),
              408);
    EXPECT_EQ(refusal(server.port(),
                      "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel"),
              408);
}

TEST(Limits, an_idle_connection_is_closed_without_a_word) {
    RunningServer server(echo, {.limits = {.head_timeout = Duration::milliseconds(40),
                                           .idle_timeout = Duration::milliseconds(60)}});
    RawClient silent(server.port());
    RawClient idle(server.port());
    idle.get("/");
    EXPECT_EQ(idle.read_answer().status, 200);
    EXPECT_TRUE(idle.is_closed());
    EXPECT_TRUE(silent.is_closed());
}

TEST(Limits, a_client_that_does_not_read_is_cut_off) {
    std::string large(20'000'000, 'x');
    std::atomic<bool> handled = false;
    RunningServer server(
        [&](Request&) {
            handled = true;
            return text(large);
        },
        {.limits = {.write_timeout = Duration::milliseconds(60)}});
    RawClient client(server.port(), 4096);
    client.get("/");
    while (!handled) std::this_thread::yield();
    std::this_thread::sleep_for(
        std::chrono::milliseconds(700));  // does not read: that is the point
    EXPECT_LT(client.read_to_end().size(), large.size());
}

TEST(Limits, beyond_the_connection_limit_clients_wait) {
    RunningServer server(echo, {.workers = 1, .limits = {.connections = 2}});
    RawClient first(server.port());
    RawClient second(server.port());
    first.get("/1");
    second.get("/2");
    EXPECT_EQ(first.read_answer().status, 200);
    EXPECT_EQ(second.read_answer().status, 200);
    RawClient third(server.port());
    third.get("/3");
    first.close();
    EXPECT_EQ(third.read_answer().status, 200);
}

}  // namespace
}  // namespace cadenza::testing
