#include "cadenza/server/listener.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace cadenza {
namespace {

constexpr int kBacklog = 4096;

struct Address {
    sockaddr_storage storage{};
    socklen_t size = 0;

    sockaddr* get() { return reinterpret_cast<sockaddr*>(&storage); }
    void set_port(std::uint16_t port) {
        if (storage.ss_family == AF_INET6) {
            reinterpret_cast<sockaddr_in6*>(&storage)->sin6_port = htons(port);
        } else {
            reinterpret_cast<sockaddr_in*>(&storage)->sin_port = htons(port);
        }
    }
};

std::uint16_t port_of(int socket) {
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    if (getsockname(socket, reinterpret_cast<sockaddr*>(&storage), &size) != 0) return 0;
    return ntohs(storage.ss_family == AF_INET6
                     ? reinterpret_cast<sockaddr_in6*>(&storage)->sin6_port
                     : reinterpret_cast<sockaddr_in*>(&storage)->sin_port);
}

Result<Address> parse_address(const std::string& host) {
    const char* text = host.empty() ? "0.0.0.0" : host == "localhost" ? "127.0.0.1" : host.c_str();
    Address address;
    auto* v4 = reinterpret_cast<sockaddr_in*>(&address.storage);
    auto* v6 = reinterpret_cast<sockaddr_in6*>(&address.storage);
    if (inet_pton(AF_INET, text, &v4->sin_addr) == 1) {
        v4->sin_family = AF_INET;
        address.size = sizeof *v4;
    } else if (inet_pton(AF_INET6, text, &v6->sin6_addr) == 1) {
        v6->sin6_family = AF_INET6;
        address.size = sizeof *v6;
    } else {
        return fault("\"" + host +
                     "\" is no IP address to listen on. Use 127.0.0.1, 0.0.0.0 or ::.");
    }
    return address;
}

std::unexpected<Fault> cannot(const std::string& what, const std::string& host,
                              std::uint16_t port) {
    return fault("Cannot " + what + " " + (host.empty() ? "0.0.0.0" : host) + " port " +
                 std::to_string(port) + ": " + std::strerror(errno) + ".");
}

Result<int> open_one(Address address, bool share_port) {
    int socket = ::socket(address.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (socket < 0) return fault({});
    int one = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (share_port) setsockopt(socket, SOL_SOCKET, SO_REUSEPORT, &one, sizeof one);
    if (bind(socket, address.get(), address.size) != 0) {
        int error = errno;
        close(socket);
        errno = error;
        return fault({});
    }
    return socket;
}

}  // namespace

Listener::~Listener() {
    for (int socket : sockets_) close(socket);
}
Listener::Listener(Listener&& other) noexcept
    : sockets_(std::exchange(other.sockets_, {})), port_(std::exchange(other.port_, 0)) {}
Listener& Listener::operator=(Listener&& other) noexcept {
    std::swap(sockets_, other.sockets_);
    std::swap(port_, other.port_);
    return *this;
}

std::vector<int> Listener::release() noexcept {
    return std::exchange(sockets_, {});
}

Result<Listener> Listener::open(const std::string& host, std::uint16_t port, int count) {
    Result<Address> address = parse_address(host);
    if (!address) return std::unexpected(address.error());
    // A socket that does not share its port finds out whether somebody else has it.
    address->set_port(port);
    Result<int> probe = open_one(*address, false);
    if (!probe) return cannot("listen on", host, port);
    if (port == 0) port = port_of(*probe);
    close(*probe);

    Listener listener;
    listener.port_ = port;
    address->set_port(port);
    for (int i = 0; i < count; ++i) {
        Result<int> socket = open_one(*address, true);
        if (!socket) return cannot("listen on", host, port);
        listener.sockets_.push_back(*socket);
        if (listen(*socket, kBacklog) != 0) return cannot("listen on", host, port);
    }
    return listener;
}

Result<Listener> Listener::inherit() {
    Listener listener;
    const char* variable = std::getenv(kEnvironment);
    std::string_view text = variable ? variable : "";
    while (!text.empty()) {
        std::size_t comma = text.find(',');
        std::string_view number = text.substr(0, comma);
        int socket = -1;
        auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), socket);
        int listening = 0;
        socklen_t size = sizeof listening;
        if (error != std::errc() || end != number.data() + number.size() ||
            getsockopt(socket, SOL_SOCKET, SO_ACCEPTCONN, &listening, &size) != 0 ||
            listening == 0) {
            return fault(std::string(kEnvironment) + " is \"" + variable + "\": \"" +
                         std::string(number) + "\" is no listening socket of this process.");
        }
        fcntl(socket, F_SETFD, FD_CLOEXEC);
        fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK);
        listener.sockets_.push_back(socket);
        listener.port_ = port_of(socket);
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
    }
    return listener;
}

Result<Listener> Listener::inherit_or_open(const std::string& host, std::uint16_t port, int count) {
    Result<Listener> inherited = inherit();
    if (!inherited || !inherited->sockets().empty()) return inherited;
    return open(host, port, count);
}

std::string Listener::share() const {
    std::string text;
    for (int socket : sockets_) {
        fcntl(socket, F_SETFD, 0);
        if (!text.empty()) text += ',';
        text += std::to_string(socket);
    }
    return text;
}

}  // namespace cadenza
