#pragma once

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace cadenza::testing {

/// One answer as it came over the wire.
struct Answer {
    int status = 0;
    std::map<std::string, std::string> headers;  ///< names in lower case
    std::string body;
};

/// A client that sends raw bytes. Reading gives up after ten seconds.
class RawClient {
 public:
    explicit RawClient(std::uint16_t port, int receive_buffer = 0) {
        fd_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (receive_buffer > 0)
            setsockopt(fd_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
        timeval limit{10, 0};
        setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        int one = 1;
        setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    ~RawClient() { close(); }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    bool connected() const { return connected_; }
    void close() {
        if (fd_ >= 0) ::close(std::exchange(fd_, -1));
    }
    /// Closes so that the server sees a reset.
    void reset() {
        linger hard{1, 0};
        setsockopt(fd_, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
        close();
    }
    void end_sending() { shutdown(fd_, SHUT_WR); }

    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            ssize_t n = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (n <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(n));
        }
        return true;
    }
    void get(std::string_view path, std::string_view more = {}) {
        send("GET " + std::string(path) + " HTTP/1.1\r\nHost: test\r\n" + std::string(more) +
             "\r\n");
    }

    /// The next answer with a Content-Length or chunks; status 0 if the connection ended instead.
    Answer read_answer(bool head_request = false) {
        Answer answer;
        if (!read_until("\r\n\r\n")) return answer;
        std::size_t end = data_.find("\r\n\r\n");
        parse_head(answer, data_.substr(0, end));
        data_.erase(0, end + 4);
        if (head_request || answer.status < 200 || answer.status == 204 || answer.status == 304)
            return answer;
        if (answer.headers.contains("transfer-encoding")) return read_chunks(answer);
        auto length = answer.headers.find("content-length");
        if (length == answer.headers.end()) {
            answer.body = read_to_end();
        } else {
            std::size_t size = std::stoul(length->second);
            while (data_.size() < size && receive()) {
            }
            answer.body = data_.substr(0, size);
            data_.erase(0, size);
        }
        return answer;
    }
    /// Everything until the server closes.
    std::string read_to_end() {
        while (receive()) {
        }
        return std::exchange(data_, {});
    }
    /// The raw bytes up to the end of a chunked body.
    std::string read_to_chunk_end() {
        while (!data_.ends_with("0\r\n\r\n") && receive()) {
        }
        return std::exchange(data_, {});
    }
    /// Whether the server closed without a further byte.
    bool is_closed() { return data_.empty() && !receive() && data_.empty(); }
    bool was_reset() const { return error_ == ECONNRESET; }

 private:
    bool receive() {
        char buffer[65536];
        ssize_t n = recv(fd_, buffer, sizeof buffer, 0);
        if (n < 0) error_ = errno;
        EXPECT_FALSE(n < 0 && errno == EAGAIN) << "the server neither answered nor closed";
        if (n <= 0) return false;
        data_.append(buffer, static_cast<std::size_t>(n));
        return true;
    }
    bool read_until(std::string_view mark) {
        while (data_.find(mark) == std::string::npos) {
            if (!receive()) return false;
        }
        return true;
    }
    static void parse_head(Answer& answer, const std::string& head) {
        answer.status = std::stoi(head.substr(9, 3));
        for (std::size_t at = head.find("\r\n"); at != std::string::npos;) {
            std::size_t next = head.find("\r\n", at + 2);
            std::string line =
                head.substr(at + 2, next == std::string::npos ? next : next - at - 2);
            std::size_t colon = line.find(": ");
            std::string name = line.substr(0, colon);
            for (char& c : name) c = static_cast<char>(tolower(c));
            answer.headers[name] = line.substr(colon + 2);
            at = next;
        }
    }
    Answer read_chunks(Answer& answer) {
        for (;;) {
            if (!read_until("\r\n")) break;
            std::size_t end = data_.find("\r\n");
            std::size_t size = std::stoul(data_.substr(0, end), nullptr, 16);
            while (data_.size() < end + 2 + size + 2) {
                if (!receive()) {
                    answer.status = -1;  // cut off
                    return answer;
                }
            }
            answer.body += data_.substr(end + 2, size);
            data_.erase(0, end + 2 + size + 2);
            if (size == 0) return answer;
        }
        answer.status = -1;
        return answer;
    }

    int fd_ = -1;
    int error_ = 0;
    bool connected_ = false;
    std::string data_;
};

}  // namespace cadenza::testing
