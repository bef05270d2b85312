#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "cadenza/base/datetime.h"

namespace cadenza {

class AccessLog;

/// What a server takes from a client, and how it answers what goes beyond. Every refusal closes the
/// connection.
struct ServerLimits {
    std::size_t request_line = 8 * 1024;  ///< bytes; beyond: 414
    std::size_t head = 64 * 1024;         ///< bytes of request line and headers; beyond: 431
    std::size_t headers = 100;            ///< field lines; beyond: 431
    std::size_t body = 2'621'440;         ///< bytes (2.5 MiB); beyond: 413, before it is read
    Duration head_timeout = Duration::seconds(15);  ///< from its first byte to its last; then 408
    Duration body_timeout =
        Duration::seconds(30);  ///< for a body, and 1 s more for each 8 KiB; then 408
    Duration idle_timeout =
        Duration::seconds(60);  ///< between two requests; then the connection is closed
    Duration write_timeout =
        Duration::seconds(30);  ///< for a response, and 1 s more for each 8 KiB; then closed
    Duration request_timeout = Duration::seconds(60);  ///< until the handler has answered; then its
                                                       ///< waits throw Cancelled; 0: no limit
    std::size_t connections =
        0;  ///< at once; more wait unaccepted; 0: as many as there are descriptors
};

/// How a server listens and runs.
struct ServerOptions {
    std::string host = "127.0.0.1";  ///< an IPv4 or IPv6 address; "" or "0.0.0.0" or "::" for all
    std::uint16_t port = 8000;       ///< 0: one that is free
    int workers = 0;                 ///< event loops, each with its thread; 0: one per core
    int blocking_threads = 4;        ///< of the pool behind blocking(fn)
    std::size_t blocking_queue = 256;
    ServerLimits limits;
    std::string name = "Cadenza";            ///< the Server header; "": none
    Duration grace = Duration::seconds(30);  ///< after SIGTERM, for what is in flight
    Duration idle_grace =
        Duration::seconds(1);    ///< after SIGTERM, for a connection without a request to send one
    bool handle_signals = true;  ///< run() stops at SIGTERM and SIGINT
    AccessLog* access_log = nullptr;  ///< told of each answered request; outlives the server
};

}  // namespace cadenza
