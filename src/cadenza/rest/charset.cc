#include "cadenza/rest/charset.h"

#include <iconv.h>

#include <cerrno>

namespace cadenza {
namespace {

class Converter {
 public:
    explicit Converter(const std::string& charset)
        : handle_(iconv_open("UTF-8", charset.c_str())) {}
    ~Converter() {
        if (known()) iconv_close(handle_);
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    bool known() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

    Result<std::string> convert(std::string_view bytes, std::string_view charset) {
        std::string text;
        char* input = const_cast<char*>(bytes.data());
        std::size_t left = bytes.size();
        while (left > 0) {
            char buffer[1024];
            char* output = buffer;
            std::size_t room = sizeof buffer;
            const std::size_t done = iconv(handle_, &input, &left, &output, &room);
            text.append(buffer, static_cast<std::size_t>(output - buffer));
            if (done == static_cast<std::size_t>(-1) && errno != E2BIG) {
                const std::size_t position = bytes.size() - left;
                return fault("'" + std::string(charset) +
                                 "' codec can't decode the bytes in position " +
                                 std::to_string(position),
                             position);
            }
        }
        return text;
    }

 private:
    iconv_t handle_;
};

}  // namespace

Result<std::string> decode_charset(std::string_view bytes, std::string_view charset) {
    // iconv would take "UTF-8//IGNORE" and its kin, and an empty name for the process's own
    // charset.
    const bool plain = !charset.empty() && charset.find('/') == std::string_view::npos;
    if (!plain) return std::string(bytes);
    Converter converter{std::string(charset)};
    if (!converter.known()) return std::string(bytes);
    return converter.convert(bytes, charset);
}

}  // namespace cadenza
