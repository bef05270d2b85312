#include "cadenza/http/mime_type.h"

#include <algorithm>
#include <array>
#include <string>

#include "cadenza/base/text.h"

namespace cadenza {
namespace {

struct Known {
    std::string_view extension;
    std::string_view type;
};

constexpr std::array<Known, 62> kKnown{
    {{"7z", "application/x-7z-compressed"},
     {"aac", "audio/aac"},
     {"avif", "image/avif"},
     {"bmp", "image/bmp"},
     {"br", "application/x-brotli"},
     {"bz2", "application/x-bzip"},
     {"css", "text/css"},
     {"csv", "text/csv"},
     {"doc", "application/msword"},
     {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
     {"eot", "application/vnd.ms-fontobject"},
     {"epub", "application/epub+zip"},
     {"flac", "audio/flac"},
     {"gif", "image/gif"},
     {"gz", "application/gzip"},
     {"heic", "image/heic"},
     {"htm", "text/html"},
     {"html", "text/html"},
     {"ico", "image/vnd.microsoft.icon"},
     {"ics", "text/calendar"},
     {"jpeg", "image/jpeg"},
     {"jpg", "image/jpeg"},
     {"js", "text/javascript"},
     {"json", "application/json"},
     {"jsonld", "application/ld+json"},
     {"m4a", "audio/mp4"},
     {"map", "application/json"},
     {"md", "text/markdown"},
     {"mjs", "text/javascript"},
     {"mov", "video/quicktime"},
     {"mp3", "audio/mpeg"},
     {"mp4", "video/mp4"},
     {"mpeg", "video/mpeg"},
     {"odp", "application/vnd.oasis.opendocument.presentation"},
     {"ods", "application/vnd.oasis.opendocument.spreadsheet"},
     {"odt", "application/vnd.oasis.opendocument.text"},
     {"ogg", "audio/ogg"},
     {"otf", "font/otf"},
     {"pdf", "application/pdf"},
     {"png", "image/png"},
     {"ppt", "application/vnd.ms-powerpoint"},
     {"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
     {"rtf", "application/rtf"},
     {"svg", "image/svg+xml"},
     {"tar", "application/x-tar"},
     {"tif", "image/tiff"},
     {"tiff", "image/tiff"},
     {"ttf", "font/ttf"},
     {"txt", "text/plain"},
     {"wasm", "application/wasm"},
     {"wav", "audio/x-wav"},
     {"weba", "audio/webm"},
     {"webm", "video/webm"},
     {"webmanifest", "application/manifest+json"},
     {"webp", "image/webp"},
     {"woff", "font/woff"},
     {"woff2", "font/woff2"},
     {"xls", "application/vnd.ms-excel"},
     {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
     {"xml", "text/xml"},
     {"xz", "application/x-xz"},
     {"zip", "application/zip"}}};
static_assert(std::ranges::is_sorted(kKnown, {}, &Known::extension));

}  // namespace

std::string_view guess_content_type(std::string_view file_name) noexcept {
    const std::size_t dot = file_name.rfind('.');
    if (dot != std::string_view::npos && dot > 0) {
        const std::string_view extension = file_name.substr(dot + 1);
        for (const Known& known : kKnown) {
            if (ascii_iequals(extension, known.extension)) return known.type;
        }
    }
    return "application/octet-stream";
}

}  // namespace cadenza
