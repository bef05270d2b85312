#pragma once

namespace cadenza {

class Request;
class Response;

/// What a server drives: turns a request into a response. handle() runs on a fiber of the
/// connection's loop, or on any thread outside a server; several run at once. Whatever goes wrong
/// in it is best made a response there; an exception that leaves it is logged and answered with 500
/// (runtime::Overloaded and runtime::Cancelled with 503).
class Handler {
 public:
    virtual ~Handler() = default;
    virtual Response handle(Request& request) = 0;
};

}  // namespace cadenza
