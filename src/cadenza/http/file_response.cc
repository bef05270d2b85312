#include "cadenza/http/file_response.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "cadenza/base/text.h"
#include "cadenza/http/exceptions.h"
#include "cadenza/http/http_date.h"
#include "cadenza/http/mime_type.h"
#include "cadenza/runtime/blocking.h"

namespace cadenza {
namespace {

constexpr std::size_t kPiece = 64 * 1024;

class FileStream final : public BodyStream {
 public:
    FileStream(int file, std::int64_t length) : file_(file), length_(length) {}
    ~FileStream() override { ::close(file_); }
    FileStream(const FileStream&) = delete;
    FileStream& operator=(const FileStream&) = delete;

    std::int64_t length() const override { return length_; }

    // A file that shrinks while it is sent ends early: the server then cuts the connection, as
    // Content-Length is known.
    bool next(std::string& chunk) override {
        const auto wanted = static_cast<std::size_t>(std::min<std::int64_t>(kPiece, length_ - at_));
        if (wanted == 0) return false;
        chunk.resize(wanted);
        const ssize_t got = runtime::blocking([&] {
            ssize_t count = 0;
            do {
                count = ::pread(file_, chunk.data(), wanted, at_);
            } while (count < 0 && errno == EINTR);
            return count;
        });
        chunk.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
        at_ += std::max<ssize_t>(got, 0);
        return got > 0;
    }

 private:
    int file_;
    std::int64_t length_;
    std::int64_t at_ = 0;
};

std::string_view last_part(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

bool is_plain_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= ' ' && c < 0x7f; });
}

}  // namespace

std::string content_disposition(bool as_attachment, std::string_view file_name) {
    if (file_name.empty()) return as_attachment ? "attachment" : "";
    std::string out = as_attachment ? "attachment; " : "inline; ";
    if (!is_plain_ascii(file_name))
        return out + "filename*=utf-8''" + percent_encode(file_name, "");
    out += "filename=\"";
    for (char c : file_name) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

FileResponse::FileResponse(const std::string& path, const Options& options)
    : Response(Empty{}, status::HTTP_200_OK) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat info {};
    if (file >= 0 && (::fstat(file, &info) != 0 || !S_ISREG(info.st_mode))) {
        ::close(file);
        throw Http404("\"" + path + "\" is not a regular file");
    }
    if (file < 0) throw Http404("\"" + path + "\" cannot be opened");
    stream = std::make_unique<FileStream>(file, info.st_size);
    const std::string_view name = options.file_name.empty() ? last_part(path) : options.file_name;
    headers.set("Content-Type",
                options.content_type.empty() ? guess_content_type(name) : options.content_type);
    headers.set("Content-Length", std::to_string(info.st_size));
    headers.set("Last-Modified", http_date(info.st_mtime));
    headers.set("Content-Disposition", content_disposition(options.as_attachment, name));
}

}  // namespace cadenza
