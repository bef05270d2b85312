#include "cadenza/http/uri.h"

#include <vector>

#include "cadenza/base/text.h"

namespace cadenza {
namespace {

bool is_scheme(std::string_view text) {
    if (text.empty() || !((text[0] | 0x20) >= 'a' && (text[0] | 0x20) <= 'z')) return false;
    for (char c : text) {
        bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        if (!letter && !(c >= '0' && c <= '9') && c != '+' && c != '-' && c != '.') return false;
    }
    return true;
}

std::string without_controls(std::string_view uri) {
    while (!uri.empty() && static_cast<unsigned char>(uri.front()) <= ' ') uri.remove_prefix(1);
    std::string clean;
    clean.reserve(uri.size());
    for (char c : uri) {
        if (c != '\t' && c != '\r' && c != '\n') clean += c;
    }
    return clean;
}

/// Takes what stands behind the mark off text.
std::string cut_behind(std::string_view& text, char mark) {
    std::size_t at = text.find(mark);
    if (at == std::string_view::npos) return {};
    std::string tail(text.substr(at + 1));
    text = text.substr(0, at);
    return tail;
}

std::string join(const SplitUri& uri) {
    std::string out;
    if (!uri.scheme.empty()) out.append(uri.scheme).append(":");
    if (!uri.netloc.empty() || uri.path.starts_with("//")) out.append("//").append(uri.netloc);
    out += uri.path;
    if (!uri.query.empty()) out.append("?").append(uri.query);
    if (!uri.fragment.empty()) out.append("#").append(uri.fragment);
    return out;
}

// RFC 3986 5.2.4
std::string remove_dot_segments(std::string_view path) {
    std::vector<std::string_view> kept;
    bool trailing = false;
    bool rooted = path.starts_with('/');
    if (rooted) path.remove_prefix(1);
    while (true) {
        std::size_t slash = path.find('/');
        std::string_view segment = path.substr(0, slash);
        bool last = slash == std::string_view::npos;
        if (segment == "..") {
            if (!kept.empty()) kept.pop_back();
            trailing = last;
        } else if (segment == ".") {
            trailing = last;
        } else {
            kept.push_back(segment);
            trailing = false;
        }
        if (last) break;
        path.remove_prefix(slash + 1);
    }
    std::string out = rooted ? "/" : "";
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (i > 0) out += '/';
        out += kept[i];
    }
    if (trailing && !out.ends_with('/')) out += '/';
    return out;
}

}  // namespace

SplitUri split_uri(std::string_view text) {
    const std::string clean = without_controls(text);
    std::string_view rest = clean;
    SplitUri uri;
    std::size_t colon = rest.find(':');
    if (colon != std::string_view::npos && is_scheme(rest.substr(0, colon))) {
        uri.scheme = ascii_lower(rest.substr(0, colon));
        rest.remove_prefix(colon + 1);
    }
    uri.fragment = cut_behind(rest, '#');
    uri.query = cut_behind(rest, '?');
    if (rest.starts_with("//")) {
        rest.remove_prefix(2);
        std::size_t slash = rest.find('/');
        uri.netloc = rest.substr(0, slash);
        rest.remove_prefix(slash == std::string_view::npos ? rest.size() : slash);
    }
    uri.path = rest;
    return uri;
}

std::string join_uri(std::string_view base_text, std::string_view reference_text) {
    if (reference_text.empty()) return std::string(base_text);
    SplitUri base = split_uri(base_text);
    SplitUri uri = split_uri(reference_text);
    if (!uri.scheme.empty() && uri.scheme != base.scheme) return std::string(reference_text);
    uri.scheme = base.scheme;
    if (!uri.netloc.empty()) return join(uri);
    uri.netloc = base.netloc;
    if (uri.path.empty()) {
        uri.path = base.path;
        if (uri.query.empty()) uri.query = base.query;
        return join(uri);
    }
    if (!uri.path.starts_with('/')) {
        std::size_t slash = base.path.rfind('/');
        uri.path = (slash == std::string::npos ? "/" : base.path.substr(0, slash + 1)) + uri.path;
    }
    uri.path = remove_dot_segments(uri.path);
    return join(uri);
}

std::string iri_to_uri(std::string_view iri) {
    return percent_encode(iri, "/#%[]=:;$&()+,!?*@'~");
}

std::string escape_uri_path(std::string_view path) {
    return percent_encode(path, "/:@&+$,-_.!~*'()");
}

std::string escape_leading_slashes(std::string url) {
    if (url.starts_with("//")) url.replace(0, 2, "/%2F");
    return url;
}

void append_decoded_path(std::string& out, std::string_view raw) {
    std::string bytes = percent_decode(raw);
    std::string_view rest = bytes;
    while (auto broken = find_utf8_fault(rest)) {
        out += rest.substr(0, broken->position);
        out +=
            percent_encode(rest.substr(broken->position, broken->length), "/#%[]=:;$&()+,!?*@'~");
        rest.remove_prefix(broken->position + broken->length);
    }
    out += rest;
}

std::string latin1_to_utf8(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size());
    for (char c : bytes) append_utf8(out, static_cast<unsigned char>(c));
    return out;
}

}  // namespace cadenza
