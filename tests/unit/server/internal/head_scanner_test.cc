#include "cadenza/server/internal/head_scanner.h"

#include <gtest/gtest.h>

#include <string>

namespace cadenza::server {
namespace {

using State = HeadScanner::State;

struct Outcome {
    State state = State::Incomplete;
    int status = 0;
    std::size_t head_size = 0;
    std::vector<std::uint32_t> line_ends;

    bool operator==(const Outcome&) const = default;
};

// Scans pieces that end at each of these offsets, then the whole.
Outcome scan_cut(std::string_view bytes, std::initializer_list<std::size_t> cuts,
                 const HeadLimits& limits = {}) {
    HeadScanner scanner;
    Outcome outcome;
    auto step = [&](std::size_t size) {
        outcome.state = scanner.scan(bytes.substr(0, size), limits, outcome.line_ends);
        return outcome.state == State::Incomplete;
    };
    bool more = true;
    for (std::size_t cut : cuts) more = more && step(cut);
    if (more) step(bytes.size());
    outcome.status = scanner.status();
    if (outcome.state == State::Complete) outcome.head_size = scanner.head_size();
    if (outcome.state != State::Complete) outcome.line_ends.clear();
    return outcome;
}

Outcome scan(std::string_view bytes, const HeadLimits& limits = {}) {
    return scan_cut(bytes, {}, limits);
}

TEST(HeadScanner, finds_the_lines_and_the_end) {
    std::string_view bytes = "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n\r\nbody";
    Outcome outcome = scan(bytes);
    EXPECT_EQ(outcome.state, State::Complete);
    EXPECT_EQ(outcome.head_size, bytes.size() - 4);
    EXPECT_EQ(outcome.line_ends, (std::vector<std::uint32_t>{14, 23, 29}));
}

TEST(HeadScanner, waits_for_what_is_missing) {
    for (std::string_view bytes :
         {"", "G", "GET / HTTP/1.1", "GET / HTTP/1.1\r", "GET / HTTP/1.1\r\n",
          "GET / HTTP/1.1\r\nHost: a\r\n", "GET / HTTP/1.1\r\nHost: a\r\n\r"}) {
        EXPECT_EQ(scan(bytes).state, State::Incomplete) << bytes;
    }
}

TEST(HeadScanner, refuses_what_servers_might_disagree_about) {
    using namespace std::string_view_literals;
    for (std::string_view bytes :
         {"GET / HTTP/1.1\nHost: a\r\n\r\n"sv, "GET / HTTP/1.1\r\nHost: a\n\r\n"sv,
          "GET / HTTP/1.1\r\nHost: a\r\n\n"sv, "GET / HTTP/1.1\r\nX: a\rb\r\n\r\n"sv,
          "GET / HTTP/1.1\r\nX: a\0b\r\n\r\n"sv, "GET / HTTP/1.1\r\nX: a\x7f\r\n\r\n"sv,
          "GET / HTTP/1.1\r\nX: a\x0b\r\n\r\n"sv, "GET / HTTP/1.1\r\nX: a\r\n b\r\n\r\n"sv,
          "GET / HTTP/1.1\r\n\tX: a\r\n\r\n"sv, "GET /\x01 HTTP/1.1\r\n"sv}) {
        Outcome outcome = scan(bytes);
        EXPECT_EQ(outcome.state, State::Refused) << bytes;
        EXPECT_EQ(outcome.status, 400) << bytes;
    }
}

TEST(HeadScanner, lets_tabs_and_bytes_beyond_ascii_pass) {
    EXPECT_EQ(scan("GET /\xc3\xa9 HTTP/1.1\r\nX:\ta\tb \xff\r\n\r\n").state, State::Complete);
}

TEST(HeadScanner, keeps_its_limits_exactly) {
    HeadLimits limits{.request_line = 20, .head = 60, .headers = 3};
    EXPECT_EQ(scan(std::string(20, 'a') + "\r\n\r\n", limits).state, State::Complete);
    EXPECT_EQ(scan(std::string(21, 'a') + "\r\n\r\n", limits).status, 414);
    EXPECT_EQ(scan(std::string(21, 'a'), limits).status, 414);
    EXPECT_EQ(scan("r\r\na:\r\nb:\r\nc:\r\n\r\n", limits).state, State::Complete);
    EXPECT_EQ(scan("r\r\na:\r\nb:\r\nc:\r\nd:\r\n\r\n", limits).status, 431);
    EXPECT_EQ(scan("r\r\n" + std::string(55, 'a') + "\r\n\r\n", limits).state, State::Complete);
    EXPECT_EQ(scan("r\r\n" + std::string(56, 'a') + "\r\n\r\n", limits).status, 431);
}

TEST(HeadScanner, does_not_depend_on_how_the_bytes_are_cut) {
    using namespace std::string_view_literals;
    HeadLimits limits{.request_line = 30, .head = 80, .headers = 3};
    for (
        std::string_view bytes :
        {"GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n\r\nGET"sv, "GET / HTTP/1.1\r\nHost: a\n\r\n"sv,
         "GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n"sv,
         "GET /aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa HTTP/1.1\r\n\r\n"sv,
         "GET / HTTP/1.1\r\na:\r\nb:\r\nc:\r\nd:\r\n\r\n"sv,
         "GET / HTTP/1.1\r\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa:\r\n\r\n"sv}) {
        Outcome whole = scan(bytes, limits);
        for (std::size_t i = 1; i < bytes.size(); ++i) {
            for (std::size_t j = i; j < bytes.size(); j += 3) {
                EXPECT_EQ(scan_cut(bytes, {i, j}, limits), whole)
                    << bytes << " cut at " << i << " and " << j;
            }
        }
    }
}

TEST(FindControl, finds_every_control_character_at_every_place) {
    for (int c = 0; c < 256; ++c) {
        bool control = (c < 0x20 && c != '\t') || c == 0x7f;
        for (std::size_t place = 0; place < 40; ++place) {
            std::string text(40, 'a');
            text[place] = static_cast<char>(c);
            const char* found = find_control(text.data(), text.data() + text.size());
            EXPECT_EQ(found - text.data(), control ? static_cast<int>(place) : 40) << c;
        }
    }
}

}  // namespace
}  // namespace cadenza::server
