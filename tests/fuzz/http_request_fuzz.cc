// What a request is must not depend on how its bytes were cut: every input is parsed whole and cut
// at every offset, as a head and as a chunked body, and the outcomes are compared.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/server/internal/chunked_decoder.h"
#include "cadenza/server/internal/head_scanner.h"
#include "cadenza/server/internal/request_head.h"

using namespace cadenza;
using namespace cadenza::server;

namespace {

constexpr HeadLimits kLimits{.request_line = 200, .head = 600, .headers = 8};
constexpr std::size_t kBodyLimit = 300;

void require(bool condition) {
    if (!condition) std::abort();
}

struct HeadOutcome {
    HeadScanner::State state = HeadScanner::State::Incomplete;
    int status = 0;
    std::size_t size = 0;
    std::string fields;  // everything that was parsed, as one text

    bool operator==(const HeadOutcome&) const = default;
};

std::string describe(const ParsedHead& head) {
    std::string text = std::string(head.method) + ' ' + std::string(head.target) + ' ' +
                       std::to_string(head.version_minor) + std::to_string(head.content_length) +
                       (head.chunked ? 'c' : '-') + (head.keep_alive ? 'k' : '-') +
                       (head.expect_continue ? 'e' : '-');
    for (const auto& [name, value] : head.headers) {
        text.append("\n").append(name).append("=").append(value);
    }
    return text;
}

void check_head(const ParsedHead& head, std::string_view bytes) {
    auto inside = [&](std::string_view part) {
        return part.empty() || (part.data() >= bytes.data() &&
                                part.data() + part.size() <= bytes.data() + bytes.size());
    };
    require(!head.method.empty() && !head.target.empty());
    require(inside(head.method) && inside(head.target));
    require(head.headers.size() <= kLimits.headers);
    require(!(head.chunked && head.has_content_length));
    for (const auto& [name, value] : head.headers) {
        require(!name.empty() && inside(name) && inside(value));
        require(value.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos);
    }
}

HeadOutcome parse_cut(std::string_view bytes, std::size_t cut) {
    HeadScanner scanner;
    std::vector<std::uint32_t> line_ends;
    HeadOutcome outcome;
    outcome.state = scanner.scan(bytes.substr(0, cut), kLimits, line_ends);
    if (outcome.state == HeadScanner::State::Incomplete)
        outcome.state = scanner.scan(bytes, kLimits, line_ends);
    outcome.status = scanner.status();
    if (outcome.state != HeadScanner::State::Complete) return outcome;
    outcome.size = scanner.head_size();
    ParsedHead head;
    std::string_view text = bytes.substr(0, outcome.size);
    outcome.status = parse_head(text, line_ends, head);
    if (outcome.status == 0) {
        check_head(head, text);
        outcome.fields = describe(head);
    }
    return outcome;
}

struct BodyOutcome {
    ChunkedDecoder::State state = ChunkedDecoder::State::Incomplete;
    std::string body;
    std::size_t used = 0;

    bool operator==(const BodyOutcome& other) const {
        // Where it went wrong may be seen earlier or later within the same bytes; that it did may
        // not differ.
        return state == other.state && (state != ChunkedDecoder::State::Complete ||
                                        (body == other.body && used == other.used));
    }
};

BodyOutcome decode_cut(std::string_view bytes, std::size_t cut) {
    ChunkedDecoder decoder;
    BodyOutcome outcome;
    outcome.state = decoder.decode(bytes.substr(0, cut), outcome.used, outcome.body, kBodyLimit);
    if (outcome.state == ChunkedDecoder::State::Incomplete) {
        require(outcome.used == std::min(cut, bytes.size()));
        std::size_t used = 0;
        outcome.state = decoder.decode(bytes.substr(outcome.used), used, outcome.body, kBodyLimit);
        outcome.used += used;
    }
    require(outcome.used <= bytes.size());
    require(outcome.body.size() <= kBodyLimit);
    return outcome;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view bytes(reinterpret_cast<const char*>(data), std::min<std::size_t>(size, 1000));
    HeadOutcome head = parse_cut(bytes, bytes.size());
    BodyOutcome body = decode_cut(bytes, bytes.size());
    std::string_view rest =
        head.state == HeadScanner::State::Complete ? bytes.substr(head.size) : std::string_view();
    BodyOutcome rest_body = decode_cut(rest, rest.size());
    for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
        require(parse_cut(bytes, cut) == head);
        require(decode_cut(bytes, cut) == body);
    }
    for (std::size_t cut = 0; cut < rest.size(); ++cut) require(decode_cut(rest, cut) == rest_body);
    return 0;
}
