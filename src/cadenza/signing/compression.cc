#include "cadenza/signing/compression.h"

#include <zlib.h>

#include <algorithm>

#include "cadenza/base/error.h"

namespace cadenza::signing {
namespace {

/// Ends the stream however it is left.
class Inflater {
 public:
    explicit Inflater(std::string_view bytes) {
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
        stream_.avail_in = static_cast<uInt>(bytes.size());
        ready_ = inflateInit(&stream_) == Z_OK;
    }
    ~Inflater() {
        if (ready_) inflateEnd(&stream_);
    }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    /// Fills `out` from `written` on; false at the end of the stream and at its first fault.
    bool fill(std::string& out, std::size_t& written) {
        stream_.next_out = reinterpret_cast<Bytef*>(out.data() + written);
        stream_.avail_out = static_cast<uInt>(out.size() - written);
        const int result = ready_ ? inflate(&stream_, Z_NO_FLUSH) : Z_STREAM_ERROR;
        written = out.size() - stream_.avail_out;
        complete_ = result == Z_STREAM_END && stream_.avail_in == 0;
        return result == Z_OK;
    }
    bool complete() const { return complete_; }

 private:
    z_stream stream_{};
    bool ready_ = false;
    bool complete_ = false;
};

}  // namespace

std::string compress(std::string_view bytes) {
    uLongf size = compressBound(static_cast<uLong>(bytes.size()));
    std::string out(size, '\0');
    if (::compress(reinterpret_cast<Bytef*>(out.data()), &size,
                   reinterpret_cast<const Bytef*>(bytes.data()),
                   static_cast<uLong>(bytes.size())) != Z_OK) {
        throw Error("zlib cannot compress " + std::to_string(bytes.size()) + " bytes");
    }
    out.resize(size);
    return out;
}

std::optional<std::string> decompress(std::string_view bytes, std::size_t limit) {
    if (bytes.size() > limit) return {};
    Inflater inflater(bytes);
    std::string out(std::clamp<std::size_t>(bytes.size() * 4, 256, limit + 1), '\0');
    std::size_t written = 0;
    while (inflater.fill(out, written)) {
        if (written < out.size()) return {};  // it wants more input, and there is none
        if (out.size() > limit) return {};
        out.resize(std::min(out.size() * 2, limit + 1));
    }
    if (!inflater.complete() || written > limit) return {};
    out.resize(written);
    return out;
}

}  // namespace cadenza::signing
