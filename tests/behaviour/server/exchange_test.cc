// What one client sees: requests, answers, connections that stay or close.
#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "cadenza/base/log/log.h"
#include "cadenza/runtime/blocking.h"
#include "cadenza/runtime/fiber.h"
#include "cadenza/runtime/fiber_local.h"
#include "cadenza/server/access_log.h"
#include "client.h"
#include "running_server.h"

namespace cadenza::testing {
namespace {

TEST(Exchange, a_connection_serves_many_requests) {
    RunningServer server(echo);
    RawClient client(server.port());
    for (int i = 0; i < 50; ++i) {
        client.get("/" + std::to_string(i));
        Answer answer = client.read_answer();
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(answer.body, "GET /" + std::to_string(i) + " ");
        EXPECT_EQ(answer.headers["server"], "Cadenza");
        EXPECT_TRUE(answer.headers.contains("date"));
        EXPECT_FALSE(answer.headers.contains("connection"));
    }
}

TEST(Exchange, pipelined_requests_are_answered_in_order) {
    RunningServer server([](Request& request) {
        if (request.path() == "/slow") runtime::sleep_for(Duration::milliseconds(20));
        return echo(request);
    });
    RawClient client(server.port());
    client.send(
        "GET /a HTTP/1.1\r\nHost: t\r\n\r\nGET /slow HTTP/1.1\r\nHost: t\r\n\r\n"
        "POST /b HTTP/1.1\r\nHost: t\r\nContent-Length: 5\r\n\r\nhello\r\n"
        "POST /c HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
        "GET /d HTTP/1.1\r\nHost: t\r\n\r\n");
    for (const char* body : {"GET /a ", "GET /slow ", "POST /b hello", "POST /c abc", "GET /d "}) {
        EXPECT_EQ(client.read_answer().body, body);
    }
}

TEST(Exchange, an_answer_does_not_wait_for_a_slow_request_behind_it) {
    std::atomic<bool> release = false;
    RunningServer server([&](Request& request) {
        while (request.path() == "/slow" && !release) runtime::sleep_for(Duration::milliseconds(1));
        return echo(request);
    });
    RawClient client(server.port());
    client.send("GET /fast HTTP/1.1\r\nHost: t\r\n\r\nGET /slow HTTP/1.1\r\nHost: t\r\n\r\n");
    EXPECT_EQ(client.read_answer().body, "GET /fast ");
    release = true;
    EXPECT_EQ(client.read_answer().body, "GET /slow ");
}

TEST(Exchange, a_batch_larger_than_every_buffer_is_answered_to_a_slow_reader) {
    std::string large(50'000, 'x');
    RunningServer server([&](Request&) { return text(large); });
    RawClient client(server.port(), 4096);
    std::string batch;
    for (int i = 0; i < 200; ++i) batch += "GET / HTTP/1.1\r\nHost: t\r\n\r\n";
    client.send(batch);
    for (int i = 0; i < 200; ++i) {
        Answer answer = client.read_answer();
        ASSERT_EQ(answer.status, 200) << i;
        ASSERT_EQ(answer.body.size(), large.size()) << i;
    }
}

TEST(Exchange, http_1_0_closes_unless_asked_to_stay) {
    RunningServer server(echo);
    RawClient closing(server.port());
    closing.send("GET / HTTP/1.0\r\n\r\n");
    EXPECT_EQ(closing.read_answer().headers["connection"], "close");
    EXPECT_TRUE(closing.is_closed());
    RawClient staying(server.port());
    staying.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    EXPECT_EQ(staying.read_answer().headers["connection"], "keep-alive");
    staying.send("GET / HTTP/1.0\r\n\r\n");
    EXPECT_EQ(staying.read_answer().status, 200);
    EXPECT_TRUE(staying.is_closed());
}

TEST(Exchange, what_follows_connection_close_is_ignored) {
    RunningServer server(echo);
    RawClient client(server.port());
    client.send(
        "GET /1 HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\nGET /2 HTTP/1.1\r\nHost: "
        "t\r\n\r\n");
    Answer answer = client.read_answer();
    EXPECT_EQ(answer.body, "GET /1 ");
    EXPECT_EQ(answer.headers["connection"], "close");
    EXPECT_TRUE(client.is_closed());
}

TEST(Exchange, a_head_answer_has_no_body) {
    RunningServer server([](Request&) { return text("hello"); });
    RawClient client(server.port());
    client.send("HEAD / HTTP/1.1\r\nHost: t\r\n\r\nGET / HTTP/1.1\r\nHost: t\r\n\r\n");
    EXPECT_EQ(client.read_answer(true).headers["content-length"], "5");
    EXPECT_EQ(client.read_answer().body, "hello");
}

TEST(Exchange, options_asterisk_and_absolute_targets_arrive_as_sent) {
    RunningServer server([](Request& request) {
        return text(std::string(request.target()) + " " + std::string(request.path()));
    });
    RawClient client(server.port());
    client.send(
        "OPTIONS * HTTP/1.1\r\nHost: t\r\n\r\nGET http://other:80/p?q HTTP/1.1\r\nHost: t\r\n\r\n");
    EXPECT_EQ(client.read_answer().body, "* *");
    EXPECT_EQ(client.read_answer().body, "http://other:80/p?q /p");
}

TEST(Exchange, a_client_that_expects_100_gets_it_before_it_sends_the_body) {
    RunningServer server(echo);
    RawClient client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: t\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
    EXPECT_EQ(client.read_answer().status, 100);
    client.send("hello");
    EXPECT_EQ(client.read_answer().body, "POST / hello");
    client.send(
        "POST / HTTP/1.1\r\nHost: t\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\nhello");
    EXPECT_EQ(client.read_answer().status, 200) << "no 100 where the body is there already";
    client.send(
        "POST / HTTP/1.1\r\nHost: t\r\nExpect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n");
    EXPECT_EQ(client.read_answer().status, 100);
    client.send("2\r\nhi\r\n0\r\n\r\n");
    EXPECT_EQ(client.read_answer().body, "POST / hi");
}

TEST(Exchange, a_body_may_come_in_any_pieces) {
    RunningServer server(
        [](Request& request) { return text(std::to_string(request.body().size())); });
    RawClient client(server.port());
    std::string body(300'000, 'b');
    client.send("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 300000\r\n\r\n");
    for (std::size_t at = 0; at < body.size(); at += 7919)
        client.send(std::string_view(body).substr(at, 7919));
    EXPECT_EQ(client.read_answer().body, "300000");
    client.get("/");
    EXPECT_EQ(client.read_answer().body, "0");
}

TEST(Exchange, headers_with_underscores_do_not_reach_the_application) {
    RunningServer server([](Request& request) {
        return text(std::string(request.header("X-Forwarded-For", "none")) + " " +
                    std::to_string(request.headers().size()));
    });
    RawClient client(server.port());
    client.get("/", "X_Forwarded_For: 1.2.3.4\r\n");
    EXPECT_EQ(client.read_answer().body, "none 1");
}

TEST(Exchange, the_handler_sees_the_address_of_the_client) {
    RunningServer server([](Request& request) { return text(std::string(request.remote_addr())); });
    RawClient client(server.port());
    client.get("/");
    EXPECT_EQ(client.read_answer().body, "127.0.0.1");
}

TEST(Exchange, an_exception_is_a_500_and_the_connection_lives) {
    log::Capture lines;
    RunningServer server([](Request& request) -> Response {
        if (request.path() == "/boom") throw std::runtime_error("boom");
        if (request.path() == "/odd") throw 42;
        if (request.path() == "/busy") throw runtime::Overloaded("busy");
        return echo(request);
    });
    RawClient client(server.port());
    for (auto [path, status] :
         {std::pair{"/boom", 500}, {"/odd", 500}, {"/busy", 503}, {"/", 200}}) {
        client.get(path);
        EXPECT_EQ(client.read_answer().status, status) << path;
    }
    server.stop();
    EXPECT_NE(lines.text().find("the handler failed for GET /boom: boom"), std::string::npos)
        << lines.text();
}

TEST(Exchange, a_request_beyond_its_time_is_cancelled) {
    RunningServer server(
        [](Request&) -> Response {
            runtime::sleep_for(Duration::seconds(60));
            return text("never");
        },
        {.limits = {.request_timeout = Duration::milliseconds(30)}});
    RawClient client(server.port());
    client.get("/");
    EXPECT_EQ(client.read_answer().status, 503);
}

TEST(Exchange, locals_of_a_request_end_with_it) {
    static char key;
    RunningServer server([](Request&) {
        bool had = runtime::fiber_local(&key) != nullptr;
        runtime::set_fiber_local(&key, &key, nullptr);
        return text(had ? "old" : "new");
    });
    RawClient client(server.port());
    client.send("GET / HTTP/1.1\r\nHost: t\r\n\r\nGET / HTTP/1.1\r\nHost: t\r\n\r\n");
    EXPECT_EQ(client.read_answer().body, "new");
    EXPECT_EQ(client.read_answer().body, "new");
}

TEST(Exchange, many_clients_with_blocking_work_are_all_answered) {
    RunningServer server([](Request& request) {
        std::string path(request.path());
        return text(runtime::blocking([&] { return "hashed " + path; }));
    });
    std::vector<std::thread> clients;
    std::atomic<int> right = 0;
    for (int c = 0; c < 8; ++c) {
        clients.emplace_back([&, c] {
            RawClient client(server.port());
            for (int i = 0; i < 25; ++i) {
                std::string path = "/" + std::to_string(c) + "/" + std::to_string(i);
                client.get(path);
                if (client.read_answer().body == "hashed " + path) ++right;
            }
        });
    }
    for (std::thread& client : clients) client.join();
    EXPECT_EQ(right, 200);
}

TEST(Exchange, an_access_log_is_told_of_each_answer) {
    struct Log : AccessLog {
        std::mutex mutex;
        std::string lines;
        void write(const AccessRecord& record) noexcept override {
            std::lock_guard lock(mutex);
            lines += std::string(record.remote_addr) + " " + std::string(record.method) + " " +
                     std::string(record.target) + " " + std::to_string(record.status) + " " +
                     std::to_string(record.size) +
                     (record.microseconds >= 0 ? "\n" : " negative\n");
        }
    } log;
    RunningServer server([](Request&) { return text("hello", 201); }, {.access_log = &log});
    RawClient client(server.port());
    client.get("/a?b=c");
    EXPECT_EQ(client.read_answer().status, 201);
    server.stop();
    EXPECT_EQ(log.lines, "127.0.0.1 GET /a?b=c 201 5\n");
}

}  // namespace
}  // namespace cadenza::testing
