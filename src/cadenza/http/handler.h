#pragma once

namespace cadenza {

class Request;
class Response;

/// What a server drives: turns a request into a response. handle() runs on a fiber of the
/// connection's loop, or on any thread outside a server; several run at once. It never throws:
/// whatever goes wrong is a response.
class Handler {
 public:
    virtual ~Handler() = default;
    virtual Response handle(Request& request) noexcept = 0;
};

}  // namespace cadenza
