// Stopping, restarting and running out of descriptors.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <thread>
#include <vector>

#include "cadenza/runtime/fiber.h"
#include "client.h"
#include "running_server.h"

namespace cadenza::testing {
namespace {

/// A server in a process of its own, as SIGTERM and descriptor limits are for a whole process.
class ServerProcess {
 public:
    explicit ServerProcess(FunctionHandler::Function function, ServerOptions options = {},
                           rlim_t descriptors = 0) {
        auto listener = Listener::open("127.0.0.1", 0, options.workers);
        EXPECT_TRUE(listener) << listener.error().message;
        port_ = listener->port();
        pid_ = fork();
        if (pid_ == 0) {
            rlimit limit{descriptors, descriptors};
            if (descriptors > 0) setrlimit(RLIMIT_NOFILE, &limit);
            FunctionHandler handler(std::move(function));
            Server server(handler, options);
            server.listen(std::move(*listener));
            _exit(server.run());
        }
    }
    ~ServerProcess() {
        if (pid_ > 0) {
            kill(pid_, SIGKILL);
            wait();
        }
    }
    std::uint16_t port() const { return port_; }
    /// Until it serves, and so catches signals.
    void await_start() {
        RawClient client(port_);
        client.send("GARBAGE\r\n");
        EXPECT_EQ(client.read_answer().status, 400);
    }
    void signal(int number) { kill(pid_, number); }
    /// The exit status, or -1 if it died of a signal.
    int wait() {
        int status = 0;
        waitpid(pid_, &status, 0);
        pid_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    /// Clock ticks of CPU time so far.
    long cpu_ticks() const {
        std::string path = "/proc/" + std::to_string(pid_) + "/stat";
        FILE* file = fopen(path.c_str(), "r");
        long user = 0;
        long system = 0;
        EXPECT_EQ(fscanf(file, "%*d (%*[^)]) %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %ld %ld",
                         &user, &system),
                  2);
        fclose(file);
        return user + system;
    }

 private:
    pid_t pid_ = -1;
    std::uint16_t port_ = 0;
};

// Answers /wait when the test says so, everything else at once.
struct Gate {
    std::atomic<bool> open = false;
    std::atomic<int> waiting = 0;

    Response operator()(Request& request) {
        if (request.path() == "/wait") {
            ++waiting;
            while (!open) runtime::sleep_for(Duration::milliseconds(1));
        }
        return echo(request);
    }
    void await(int count) {
        while (waiting < count) std::this_thread::yield();
    }
};

TEST(Shutdown, answers_what_is_in_flight_and_refuses_what_is_new) {
    auto gate = std::make_shared<Gate>();
    RunningServer server([gate](Request& request) { return (*gate)(request); });
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 50; ++i) {
        clients.push_back(std::make_unique<RawClient>(server.port()));
        clients.back()->get("/wait");
    }
    gate->await(50);
    server.request_stop();
    while (RawClient(server.port()).connected()) std::this_thread::yield();
    gate->open = true;
    for (auto& client : clients) {
        Answer answer = client->read_answer();
        EXPECT_EQ(answer.body, "GET /wait ");
        EXPECT_EQ(answer.headers["connection"], "close");
        EXPECT_TRUE(client->is_closed());
    }
    EXPECT_EQ(server.wait(), 0);
}

TEST(Shutdown, lets_a_half_sent_request_end) {
    RunningServer server(echo, {.grace = Duration::seconds(10)});
    RawClient client(server.port());
    client.get("/");
    EXPECT_EQ(client.read_answer().status, 200);
    client.send("POST / HTTP/1.1\r\nHost: t\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
    EXPECT_EQ(client.read_answer().status, 100);
    server.request_stop();
    while (RawClient(server.port()).connected()) std::this_thread::yield();
    client.send("hello");
    EXPECT_EQ(client.read_answer().body, "POST / hello");
    EXPECT_TRUE(client.is_closed());
    EXPECT_EQ(server.wait(), 0);
}

TEST(Shutdown, closes_idle_connections_soon) {
    RunningServer server(echo, {.grace = Duration::seconds(60)});
    RawClient idle(server.port());
    idle.get("/");
    EXPECT_EQ(idle.read_answer().status, 200);
    auto before = std::chrono::steady_clock::now();
    EXPECT_EQ(server.stop(), 0);
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(5));
    EXPECT_TRUE(idle.is_closed());
}

TEST(Shutdown, cuts_off_what_does_not_end_within_the_grace) {
    std::atomic<bool> cancelled = false;
    RunningServer server(
        [&](Request&) -> Response {
            try {
                runtime::sleep_for(Duration::seconds(60));
            } catch (const runtime::Cancelled&) {
                cancelled = true;
                throw;
            }
            return text("never");
        },
        {.grace = Duration::milliseconds(100)});
    RawClient client(server.port());
    client.get("/");
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    EXPECT_EQ(server.stop(), 1);
    EXPECT_TRUE(cancelled);
    EXPECT_TRUE(client.is_closed());
}

TEST(Shutdown, sigterm_ends_the_process_with_status_0) {
    ServerProcess server(
        [](Request& request) {
            runtime::sleep_for(Duration::milliseconds(100));
            return echo(request);
        },
        {.workers = 2});
    server.await_start();
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 50; ++i) {
        clients.push_back(std::make_unique<RawClient>(server.port()));
        clients.back()->get("/");
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
    server.signal(SIGTERM);
    for (auto& client : clients) EXPECT_EQ(client->read_answer().status, 200);
    EXPECT_EQ(server.wait(), 0);
}

TEST(Shutdown, a_second_signal_ends_the_grace) {
    ServerProcess server(
        [](Request&) -> Response {
            runtime::sleep_for(Duration::seconds(60));
            return text("never");
        },
        {.workers = 1, .grace = Duration::seconds(60)});
    server.await_start();
    RawClient client(server.port());
    client.get("/");
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    server.signal(SIGINT);
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    server.signal(SIGINT);
    EXPECT_EQ(server.wait(), 1);
}

TEST(Shutdown, a_restart_on_handed_over_sockets_refuses_no_request) {
    auto listener = Listener::open("127.0.0.1", 0, 2);
    ASSERT_TRUE(listener);
    std::uint16_t port = listener->port();
    setenv(Listener::kEnvironment, listener->share().c_str(), 1);
    // Every generation gets its own descriptors of the same sockets, as if it had inherited them.
    auto inherit = [] {
        auto inherited = Listener::inherit();
        std::string copies;
        for (int socket : inherited->release())
            copies += (copies.empty() ? "" : ",") + std::to_string(dup(socket));
        std::string kept = getenv(Listener::kEnvironment);
        setenv(Listener::kEnvironment, copies.c_str(), 1);
        auto copy = Listener::inherit();
        setenv(Listener::kEnvironment, kept.c_str(), 1);
        return std::move(*copy);
    };
    std::atomic<bool> done = false;
    std::atomic<int> answered = 0;
    std::atomic<int> failed = 0;
    auto load = [&](bool keep_alive) {
        while (!done) {
            RawClient client(port);
            for (int i = 0; i < (keep_alive ? 50 : 1) && !done; ++i) {
                client.get("/", keep_alive ? "" : "Connection: close\r\n");
                Answer answer = client.read_answer();
                ++(answer.status == 200 ? answered : failed);
                if (answer.headers["connection"] == "close") break;
            }
        }
    };
    std::vector<std::thread> clients;
    for (int i = 0; i < 4; ++i) clients.emplace_back(load, i % 2 == 0);
    auto current = std::make_unique<RunningServer>(
        echo, ServerOptions{.idle_grace = Duration::seconds(10)}, inherit());
    for (int generation = 0; generation < 10; ++generation) {
        auto next = std::make_unique<RunningServer>(
            echo, ServerOptions{.idle_grace = Duration::seconds(10)}, inherit());
        EXPECT_EQ(current->stop(), 0);
        current = std::move(next);
    }
    done = true;
    for (std::thread& client : clients) client.join();
    unsetenv(Listener::kEnvironment);
    EXPECT_EQ(failed, 0);
    EXPECT_GT(answered, 0);
}

TEST(Shutdown, a_client_that_leaves_mid_answer_does_not_end_the_server) {
    std::string large(5'000'000, 'x');
    ServerProcess server([&](Request&) { return text(large); }, {.workers = 1});
    for (int i = 0; i < 20; ++i) {
        RawClient client(server.port(), 4096);
        client.get("/");
        client.get("/");
        i % 2 == 0 ? client.reset() : client.close();
    }
    RawClient client(server.port());
    client.get("/");
    EXPECT_EQ(client.read_answer().body.size(), large.size());
    server.signal(SIGTERM);
    EXPECT_EQ(server.wait(), 0);
}

TEST(Shutdown, without_descriptors_clients_wait_and_the_loop_does_not_spin) {
    ServerProcess server(echo, {.workers = 1}, 24);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 60; ++i) clients.push_back(std::make_unique<RawClient>(server.port()));
    clients.front()->get("/");
    EXPECT_EQ(clients.front()->read_answer().status, 200);
    long before = server.cpu_ticks();
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    EXPECT_LT(server.cpu_ticks() - before, 15) << "hundredths of a second within half a second";
    for (int i = 0; i < 59; ++i) clients[static_cast<std::size_t>(i)]->close();
    clients.back()->get("/last");
    EXPECT_EQ(clients.back()->read_answer().body, "GET /last ");
    server.signal(SIGTERM);
    EXPECT_EQ(server.wait(), 0);
}

TEST(Shutdown, a_client_that_left_cancels_its_request) {
    std::atomic<bool> cancelled = false;
    RunningServer server(
        [&](Request&) -> Response {
            try {
                runtime::sleep_for(Duration::seconds(60));
            } catch (const runtime::Cancelled& reason) {
                cancelled = std::string(reason.what()) == "The client has left.";
            }
            return text("");
        },
        {.limits = {.head_timeout = Duration::milliseconds(100)}});
    RawClient client(server.port());
    client.get("/");
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    client.reset();
    for (int i = 0; i < 500 && !cancelled; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    EXPECT_TRUE(cancelled);
}

}  // namespace
}  // namespace cadenza::testing
