#include "cadenza/db/backends/base/database_settings.h"

namespace cadenza::db {
namespace {

int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string decode(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 &&
            hex(text[i + 2]) >= 0) {
            out += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

/// Cuts text at the first (or last) separator: gives what is before it and leaves what is after.
/// All of it, leaving nothing, where there is none.
std::string_view cut(std::string_view& text, char separator) {
    const std::size_t at = text.find(separator);
    const std::string_view before = text.substr(0, at);
    text = at == text.npos ? std::string_view() : text.substr(at + 1);
    return before;
}

void read_options(std::string_view query, DatabaseSettings& settings) {
    while (!query.empty()) {
        std::string_view value = cut(query, '&');
        const std::string_view name = cut(value, '=');
        if (!name.empty()) settings.options.emplace_back(decode(name), decode(value));
    }
}

void read_authority(std::string_view authority, DatabaseSettings& settings) {
    if (const std::size_t at = authority.rfind('@'); at != authority.npos) {
        std::string_view password = authority.substr(0, at);
        settings.user = decode(cut(password, ':'));
        settings.password = decode(password);
        authority.remove_prefix(at + 1);
    }
    if (authority.starts_with('[')) {  // an IPv6 address
        const std::size_t end = authority.find(']');
        settings.host = std::string(authority.substr(1, end == authority.npos ? end : end - 1));
        authority = end == authority.npos ? std::string_view() : authority.substr(end + 1);
        if (authority.starts_with(':')) settings.port = std::string(authority.substr(1));
        return;
    }
    settings.host = decode(cut(authority, ':'));
    settings.port = std::string(authority);
}

}  // namespace

Result<DatabaseSettings> DatabaseSettings::parse(std::string_view url) {
    const std::size_t colon = url.find("://");
    if (colon == url.npos) {
        return fault(
            "A database URL is scheme://…, such as sqlite:///db.sqlite3; found no \"://\" in it.");
    }
    DatabaseSettings settings;
    const std::string_view scheme = url.substr(0, colon);
    std::string_view query = url.substr(colon + 3);
    std::string_view rest = cut(query, '?');
    read_options(query, settings);
    if (scheme == "sqlite" || scheme == "sqlite3") {
        if (rest.starts_with('/')) rest.remove_prefix(1);
        settings.name = decode(rest);
        if (settings.name.empty()) {
            return fault(
                "sqlite:// needs a path: sqlite:///relative.db, sqlite:////absolute.db or "
                "sqlite://:memory:.");
        }
        return settings;
    }
    if (scheme == "postgres" || scheme == "postgresql" || scheme == "pgsql") {
        settings.backend = "postgresql";
        read_authority(cut(rest, '/'), settings);
        settings.name = decode(rest);
        return settings;
    }
    return fault("Unknown database scheme '" + std::string(scheme) + "': use sqlite or postgres.");
}

const std::string* DatabaseSettings::option(std::string_view wanted) const {
    for (const auto& [key, value] : options) {
        if (key == wanted) return &value;
    }
    return nullptr;
}

}  // namespace cadenza::db
