#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cadenza {

/// One answered request.
struct AccessRecord {
    std::string_view remote_addr;
    std::string_view method;
    std::string_view target;
    int status = 0;
    std::size_t size = 0;           ///< bytes of the response's body
    std::int64_t microseconds = 0;  ///< from the last byte of the request to the end of the handler
};

/// Told of every answered request, on its worker's thread. Without one a request does not even look
/// at the clock.
class AccessLog {
 public:
    virtual ~AccessLog() = default;
    virtual void write(const AccessRecord& record) noexcept = 0;
};

/// `"GET /path" 200 1234` and the time, through log::request, as Django's runserver prints it.
class ConsoleAccessLog : public AccessLog {
 public:
    void write(const AccessRecord& record) noexcept override;
};

}  // namespace cadenza
