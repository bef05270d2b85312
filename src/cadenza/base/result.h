#pragma once

#include <expected>
#include <string>

namespace cadenza {

/// Why untrusted input was refused: one sentence for the person who sent it, and where it went
/// wrong.
struct Fault {
    std::string message;
    std::size_t position = 0;  ///< byte offset in the input, where that means something
};

/// The outcome of what is expected to fail at times. Everything that parses untrusted bytes returns
/// one and never throws.
template <class T>
using Result = std::expected<T, Fault>;

inline std::unexpected<Fault> fault(std::string message, std::size_t position = 0) {
    return std::unexpected<Fault>(Fault{std::move(message), position});
}

}  // namespace cadenza
