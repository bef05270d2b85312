#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace cadenza::server {

/// Takes the chunked coding off a body (RFC 9112 7.1) that arrives piece by piece; how it is cut
/// does not matter. Strict: CRLF only, no white space around sizes, extensions by the grammar.
/// Extensions and trailer fields are checked and dropped. Never throws but std::bad_alloc.
class ChunkedDecoder {
 public:
    enum class State : std::uint8_t { Incomplete, Complete, Malformed, TooLarge };

    static constexpr std::size_t kLineLimit = 4096;  ///< of a size or trailer line, without CRLF
    static constexpr std::size_t kOverheadLimit = 65536;  ///< of all extensions, and of the trailer

    /// Appends the data in bytes to body, which may not exceed `limit`. `used` is how many bytes
    /// belong to this body; fewer than there are only when Complete.
    State decode(std::string_view bytes, std::size_t& used, std::string& body, std::size_t limit);
    void reset() noexcept;

 private:
    enum class Part : std::uint8_t { SizeLine, Data, DataEnd, TrailerLine, Finished };

    bool take_line(std::string_view bytes, std::size_t& at, std::string_view& line, State& state);
    State on_size_line(std::string_view line, const std::string& body, std::size_t limit);
    State on_trailer_line(std::string_view line);

    Part part_ = Part::SizeLine;
    std::uint8_t end_matched_ = 0;  // of the CRLF after data
    std::uint64_t left_ = 0;        // of this chunk's data
    std::size_t overhead_ = 0;
    std::string partial_line_;
};

}  // namespace cadenza::server
