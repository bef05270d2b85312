#include "cadenza/server/internal/chunked_decoder.h"

#include <gtest/gtest.h>

namespace cadenza::server {
namespace {

using State = ChunkedDecoder::State;

struct Outcome {
    State state = State::Incomplete;
    std::string body;
    std::size_t used = 0;

    bool operator==(const Outcome&) const = default;
};

Outcome decode_cut(std::string_view bytes, std::size_t cut, std::size_t limit = 1000) {
    ChunkedDecoder decoder;
    Outcome outcome;
    std::size_t used = 0;
    outcome.state = decoder.decode(bytes.substr(0, cut), used, outcome.body, limit);
    outcome.used = used;
    if (outcome.state == State::Incomplete && cut < bytes.size()) {
        EXPECT_EQ(used, cut);
        outcome.state = decoder.decode(bytes.substr(cut), used, outcome.body, limit);
        outcome.used += used;
    }
    return outcome;
}

Outcome decode(std::string_view bytes, std::size_t limit = 1000) {
    return decode_cut(bytes, bytes.size(), limit);
}

Outcome decode_bytewise(std::string_view bytes) {
    ChunkedDecoder decoder;
    Outcome outcome;
    for (char byte : bytes) {
        std::size_t used = 0;
        outcome.state = decoder.decode({&byte, 1}, used, outcome.body, 1000);
        outcome.used += used;
        if (outcome.state != State::Incomplete) break;
    }
    return outcome;
}

TEST(ChunkedDecoder, joins_the_chunks_and_leaves_what_follows) {
    Outcome outcome = decode("5\r\nhello\r\nA;x=y\r\n, 9 bytes!\r\n0\r\n\r\nGET /");
    EXPECT_EQ(outcome, (Outcome{State::Complete, "hello, 9 bytes!", 34}));
}

TEST(ChunkedDecoder, drops_well_formed_extensions_and_trailers) {
    for (std::string_view bytes :
         {"1;a\r\nx\r\n0\r\n\r\n", "1;a=b;c\r\nx\r\n0\r\n\r\n",
          "1;a=\"b;\\\" c\"\r\nx\r\n0\r\n\r\n", "1 ; a = b\r\nx\r\n0\r\n\r\n",
          "1\r\nx\r\n000;a\r\n\r\n", "0001\r\nx\r\n0\r\nA: b\r\nC:\r\n\r\n"}) {
        EXPECT_EQ(decode(bytes), (Outcome{State::Complete, "x", bytes.size()})) << bytes;
    }
}

TEST(ChunkedDecoder, refuses_what_is_malformed) {
    using namespace std::string_view_literals;
    for (std::string_view bytes :
         {"\r\n"sv,           "x\r\n"sv,          "-1\r\n"sv,      "+1\r\n"sv,
          "0x1\r\n"sv,        "1 \r\n"sv,         " 1\r\n"sv,      "1\nx\r\n"sv,
          "1\r\nxy"sv,        "1\r\nx\n"sv,       "1\r\nx\rz"sv,   "1;\r\n"sv,
          "1;a b\r\n"sv,      "1;a=\r\n"sv,       "1;=b\r\n"sv,    "1;a=\"b\r\n"sv,
          "1;a\rb\r\n"sv,     "1;\0\r\n"sv,       "1,1\r\n"sv,     "0\r\nA\r\n"sv,
          "0\r\nA : b\r\n"sv, "0\r\n A: b\r\n"sv, "0\r\nA: b\n"sv, "0\r\nA: \x01\r\n"sv,
          "0\r\n\n"sv}) {
        EXPECT_EQ(decode(bytes).state, State::Malformed) << bytes;
        EXPECT_EQ(decode_bytewise(bytes).state, State::Malformed) << bytes << ", byte by byte";
    }
}

TEST(ChunkedDecoder, keeps_the_limit_of_the_body) {
    EXPECT_EQ(decode("4\r\nabcd\r\n0\r\n\r\n", 4).state, State::Complete);
    EXPECT_EQ(decode("5\r\n", 4).state, State::TooLarge);
    EXPECT_EQ(decode("4\r\nabcd\r\n1\r\n", 4).state, State::TooLarge);
    EXPECT_EQ(decode("FFFFFFFFFFFFFFFF\r\n").state, State::TooLarge);
    EXPECT_EQ(decode("10000000000000005\r\n").state, State::TooLarge) << "no overflow to 5";
}

TEST(ChunkedDecoder, bounds_lines_and_extensions) {
    EXPECT_EQ(decode("1;" + std::string(4000, 'a') + "\r\nx\r\n0\r\n\r\n").state, State::Complete);
    EXPECT_EQ(decode("1;" + std::string(5000, 'a')).state, State::Malformed);
    std::string many;
    for (int i = 0; i < 20; ++i) many += "1;" + std::string(4000, 'a') + "\r\nx\r\n";
    EXPECT_EQ(decode(many).state, State::Malformed);
    std::string trailers = "0\r\n";
    for (int i = 0; i < 20; ++i) trailers += "A: " + std::string(4000, 'a') + "\r\n";
    EXPECT_EQ(decode(trailers).state, State::Malformed);
}

TEST(ChunkedDecoder, does_not_depend_on_how_the_bytes_are_cut) {
    std::string_view bytes = "5;a=\"b\"\r\nhello\r\nA\r\n, 9 bytes!\r\n0\r\nX: y\r\n\r\nGET /";
    Outcome whole = decode(bytes);
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut)
        EXPECT_EQ(decode_cut(bytes, cut), whole) << cut;
    EXPECT_EQ(decode_bytewise(bytes), whole);
}

TEST(ChunkedDecoder, begins_anew_after_reset) {
    ChunkedDecoder decoder;
    std::string body;
    std::size_t used = 0;
    EXPECT_EQ(decoder.decode("5\r\nhel", used, body, 100), State::Incomplete);
    decoder.reset();
    body.clear();
    EXPECT_EQ(decoder.decode("2\r\nok\r\n0\r\n\r\n", used, body, 100), State::Complete);
    EXPECT_EQ(body, "ok");
}

}  // namespace
}  // namespace cadenza::server
