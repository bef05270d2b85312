#include <array>
#include <cstring>
#include <memory>
#include <optional>

#include "cadenza/base/text.h"
#include "cadenza/http/form.h"
#include "cadenza/http/header_parameters.h"
#include "cadenza/http/uploaded_file.h"
#include "cadenza/http/uri.h"

namespace cadenza {
namespace {

constexpr std::size_t kMaxPartHead = 1024;

// Empty boundaries, and the "raw" segments in front of the first and behind the last one, count as
// fields.
constexpr std::size_t kRawSegments = 2;

std::unexpected<FormFault> refuse(FormFault::Kind kind, std::string message) {
    return std::unexpected(FormFault{kind, std::move(message)});
}

bool is_ascii(std::string_view text) {
    for (char c : text) {
        if (static_cast<unsigned char>(c) >= 0x80) return false;
    }
    return true;
}

// 1 to 201 printable ASCII characters, the last no blank.
bool is_boundary(std::string_view text) {
    if (text.empty() || text.size() > 201 || text.back() == ' ') return false;
    for (char c : text) {
        if (c < ' ' || c > '~') return false;
    }
    return true;
}

int base64_digit(unsigned char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    if (c == '+') return 62;
    return c == '/' ? 63 : -1;
}

// As Python's b64decode without validation: foreign characters are skipped, wrong padding is a
// failure.
std::optional<std::string> decode_base64(std::string_view text) {
    std::string out;
    out.reserve(text.size() / 4 * 3);
    unsigned bits = 0;
    int count = 0;
    int pads = 0;
    for (char c : text) {
        if (c == '=') {
            ++pads;
            if (count >= 2 && count + pads >= 4) return out;
            continue;
        }
        int digit = base64_digit(static_cast<unsigned char>(c));
        if (digit < 0) continue;
        pads = 0;
        bits = (bits << 6 | static_cast<unsigned>(digit)) & 0xffffff;
        count = (count + 1) % 4;
        if (count == 2) out += static_cast<char>(bits >> 4);
        if (count == 3) out += static_cast<char>(bits >> 2);
        if (count == 0) out += static_cast<char>(bits);
    }
    if (count != 0) return {};
    return out;
}

std::string without_blanks(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (char c : text) {
        if (c != ' ' && !(c >= '\t' && c <= '\r')) out += c;
    }
    return out;
}

struct Part {
    bool has_disposition = false;
    HeaderParameters disposition;
    HeaderParameters content_type;
    std::string transfer_encoding;
    std::string_view content;
};

void read_header_line(std::string_view line, Part& part) {
    std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return;
    std::string name = ascii_lower(strip(line.substr(0, colon)));
    std::string_view value = line.substr(colon + 1);
    if (name == "content-disposition") {
        part.has_disposition = true;
        part.disposition = HeaderParameters::parse(value);
    } else if (name == "content-type") {
        part.content_type = HeaderParameters::parse(value);
    } else if (name == "content-transfer-encoding") {
        part.transfer_encoding = HeaderParameters::parse(value).value;
    }
}

// A segment without a blank line near its start, or without Content-Disposition, is no part at all.
std::optional<Part> read_part(std::string_view segment) {
    std::size_t end = segment.substr(0, kMaxPartHead).find("\r\n\r\n");
    if (end == std::string_view::npos) return {};
    Part part;
    std::string_view head = segment.substr(0, end);
    while (!head.empty()) {
        std::size_t line = head.find("\r\n");
        read_header_line(head.substr(0, line), part);
        head.remove_prefix(line == std::string_view::npos ? head.size() : line + 2);
    }
    if (!part.has_disposition) return {};
    part.content = segment.substr(end + 4);
    return part;
}

std::string_view without_line_end(std::string_view text) {
    if (text.ends_with('\n')) text.remove_suffix(1);
    if (text.ends_with('\r')) text.remove_suffix(1);
    return text;
}

/// Collects the parts of one body.
class Collector {
 public:
    explicit Collector(const FormLimits& limits) : limits_(limits) {}

    FormResult<void> take(std::string_view segment) {
        std::optional<Part> part = read_part(segment);
        const std::string* filename = part ? part->disposition.find("filename") : nullptr;
        bool is_file = filename != nullptr && !filename->empty();
        if (!is_file && limits_.fields != FormLimits::kUnlimited &&
            ++fields_ > limits_.fields + kRawSegments) {
            return refuse(FormFault::Kind::TooManyFields,
                          "The number of GET/POST parameters exceeded "
                          "settings.DATA_UPLOAD_MAX_NUMBER_FIELDS.");
        }
        const std::string* raw_name = part ? part->disposition.find("name") : nullptr;
        if (raw_name == nullptr) return {};
        std::string name = replace_invalid_utf8(strip(*raw_name));
        return is_file ? take_file(name, *filename, *part) : take_field(name, *part);
    }

    ParsedForm form;

 private:
    FormResult<void> take_field(const std::string& name, const Part& part) {
        used_ += part.content.size() + name.size() + 2;
        if (limits_.memory != FormLimits::kUnlimited && used_ > limits_.memory) {
            return refuse(FormFault::Kind::TooBig,
                          "Request body exceeded settings.DATA_UPLOAD_MAX_MEMORY_SIZE.");
        }
        std::optional<std::string> decoded;
        if (part.transfer_encoding == "base64") decoded = decode_base64(part.content);
        form.fields.append(
            name, Value(replace_invalid_utf8(decoded ? std::string_view(*decoded) : part.content)));
        return {};
    }

    FormResult<void> take_file(const std::string& name, std::string_view raw_filename,
                               const Part& part) {
        if (limits_.files != FormLimits::kUnlimited && ++files_ > limits_.files) {
            return refuse(FormFault::Kind::TooManyFiles,
                          "The number of files exceeded settings.DATA_UPLOAD_MAX_NUMBER_FILES.");
        }
        std::string filename = sanitize_file_name(replace_invalid_utf8(raw_filename));
        if (filename.empty()) return {};
        std::string content(part.content);
        if (part.transfer_encoding == "base64") {
            std::string text = without_blanks(part.content);
            std::optional<std::string> decoded =
                text.size() % 4 == 0 ? decode_base64(text) : std::nullopt;
            if (!decoded)
                return refuse(FormFault::Kind::Malformed, "Could not decode base64 data.");
            content = std::move(*decoded);
        }
        auto file = std::make_shared<UploadedFile>(std::move(filename), part.content_type.value,
                                                   std::move(content),
                                                   std::string(part.content_type.get("charset")));
        form.files.append(name, Value(std::shared_ptr<const Opaque>(std::move(file))));
        return {};
    }

    const FormLimits& limits_;
    std::size_t fields_ = 0;
    std::size_t files_ = 0;
    std::size_t used_ = 0;
};

struct Entity {
    std::string_view name;
    std::string_view text;
};
// The named entities that could smuggle a separator or a quote into a file name.
constexpr std::array<Entity, 9> kEntities{{{"amp", "&"},
                                           {"lt", "<"},
                                           {"gt", ">"},
                                           {"quot", "\""},
                                           {"apos", "'"},
                                           {"sol", "/"},
                                           {"bsol", "\\"},
                                           {"period", "."},
                                           {"nbsp", "\xc2\xa0"}}};

// The code point of "#47" or "#x2f"; 0 if it is none.
char32_t numeric_entity(std::string_view body) {
    if (!body.starts_with('#')) return 0;
    body.remove_prefix(1);
    bool hex = body.starts_with('x') || body.starts_with('X');
    if (hex) body.remove_prefix(1);
    char32_t code = 0;
    for (char c : body) {
        int digit = c >= '0' && c <= '9'                     ? c - '0'
                    : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10
                                                             : 99;
        if (digit >= (hex ? 16 : 10) || code > 0x10ffff) return 0;
        code = code * (hex ? 16 : 10) + static_cast<char32_t>(digit);
    }
    return code;
}

std::string unescape(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        std::size_t end = text[0] == '&' ? text.substr(0, 12).find(';') : std::string_view::npos;
        std::string_view body =
            end == std::string_view::npos ? std::string_view() : text.substr(1, end - 1);
        std::string replaced;
        if (char32_t code = numeric_entity(body); code != 0) append_utf8(replaced, code);
        for (const Entity& entity : kEntities) {
            if (body == entity.name) replaced = entity.text;
        }
        if (replaced.empty()) {
            out += text[0];
            text.remove_prefix(1);
        } else {
            out += replaced;
            text.remove_prefix(end + 1);
        }
    }
    return out;
}

}  // namespace

std::string sanitize_file_name(std::string_view name) {
    std::string text = unescape(name);
    std::size_t separator = text.find_last_of("/\\");
    if (separator != std::string::npos) text.erase(0, separator + 1);
    std::string clean;
    for (char c : text) {
        if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) clean += c;
    }
    return clean == "." || clean == ".." ? std::string() : clean;
}

FormResult<ParsedForm> parse_multipart(std::string_view content_type, std::string_view body,
                                       const FormLimits& limits) {
    if (!is_ascii(content_type)) {
        return refuse(FormFault::Kind::Malformed, "Invalid non-ASCII Content-Type in multipart: " +
                                                      latin1_to_utf8(content_type));
    }
    if (!ascii_lower(content_type.substr(0, 10)).starts_with("multipart/")) {
        return refuse(FormFault::Kind::Malformed,
                      "Invalid Content-Type: " + std::string(content_type));
    }
    HeaderParameters header = HeaderParameters::parse(content_type);
    const std::string* boundary = header.find("boundary");
    if (boundary == nullptr || !is_boundary(*boundary)) {
        return refuse(FormFault::Kind::Malformed, "Invalid boundary in multipart: " +
                                                      (boundary == nullptr ? "None" : *boundary));
    }
    const std::string separator = "--" + *boundary;
    Collector collector(limits);
    while (!body.empty()) {
        // memmem is linear and vectorised where string_view::find is neither.
        const void* found = memmem(body.data(), body.size(), separator.data(), separator.size());
        std::size_t at =
            found == nullptr
                ? body.size()
                : static_cast<std::size_t>(static_cast<const char*>(found) - body.data());
        std::string_view segment = body.substr(0, at);
        if (auto taken = collector.take(found == nullptr ? segment : without_line_end(segment));
            !taken) {
            return std::unexpected(std::move(taken.error()));
        }
        body.remove_prefix(found == nullptr ? body.size() : at + separator.size());
    }
    return std::move(collector.form);
}

}  // namespace cadenza
