#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace cadenza::server {

/// How large a request head may be.
struct HeadLimits {
    std::size_t request_line = 8 * 1024;  ///< bytes without CRLF; beyond: 414
    std::size_t head = 64 * 1024;         ///< bytes of all lines; beyond: 431
    std::size_t headers = 100;            ///< field lines; one more: 431
};

/// Finds the lines of a request head in bytes that arrive piece by piece, before anything is
/// parsed. Refuses whatever servers and proxies might disagree about: bare LF, bare CR, NUL and
/// other control characters, line folding. The outcome does not depend on how the bytes were cut.
class HeadScanner {
 public:
    enum class State : std::uint8_t { Incomplete, Complete, Refused };

    /// Looks at the bytes of the head so far, which begin where the head begins. Goes on where the
    /// call before stopped. `line_ends` receives the offset of the CR of each line, the empty one
    /// left out, when Complete.
    State scan(std::string_view bytes, const HeadLimits& limits,
               std::vector<std::uint32_t>& line_ends);
    void reset() noexcept { *this = {}; }

    std::size_t head_size() const noexcept {
        return position_;
    }                                                ///< with the empty line, when Complete
    int status() const noexcept { return status_; }  ///< the answer, when Refused
    /// The end of the request line, or 0 while it is incomplete.
    std::size_t request_line_end() const noexcept { return request_line_end_; }

 private:
    State refuse(int status) noexcept;
    State refuse_overlong(std::size_t size, const HeadLimits& limits) noexcept;

    std::uint32_t position_ = 0;    // scanned up to here
    std::uint32_t line_start_ = 0;  // of the line that position_ is in
    std::uint32_t request_line_end_ = 0;
    std::uint16_t lines_ = 0;
    std::uint16_t status_ = 0;
};

/// The first byte that is a control character other than HTAB (CR and LF count), or end.
const char* find_control(const char* begin, const char* end) noexcept;

}  // namespace cadenza::server
