#include "cadenza/http/request.h"

#include <algorithm>
#include <cstring>
#include <optional>

#include "cadenza/base/text.h"
#include "cadenza/conf/settings.h"
#include "cadenza/http/cookie.h"
#include "cadenza/http/exceptions.h"
#include "cadenza/http/form.h"
#include "cadenza/http/host.h"
#include "cadenza/http/media_type.h"
#include "cadenza/http/uri.h"

namespace cadenza {
namespace {

const MultiDict& empty_form() {
    static const MultiDict empty;
    return empty;
}

// What a server without a Host header goes by, as WSGI's SERVER_NAME.
constexpr std::string_view kServerName = "localhost";

}  // namespace

struct Request::Lazy {
    std::optional<MultiDict> query;
    std::optional<ParsedForm> form;
    std::optional<Dict> cookies;
    std::string content_type;
    std::string method;
};

Request::Request() : data(*this) {}

Request::~Request() {
    reset();
}

void Request::reset() noexcept {
    for (auto slot = slots_.rbegin(); slot != slots_.rend(); ++slot) slot->destroy(slot->value);
    slots_.clear();
    headers_.clear();
    decoded_.clear();
    method_name_ = target_ = path_ = query_string_ = body_ = remote_addr_ = authority_ = {};
    method_ = Method::GET;
    resolver_match = nullptr;
    match_storage = nullptr;
    data.reset();
    lazy_.reset();
}

void Request::borrow(const RequestHead& head) {
    reset();
    fill(head);
}

void Request::assign(const RequestHead& head) {
    reset();
    std::size_t size =
        head.method.size() + head.target.size() + head.body.size() + head.remote_addr.size();
    for (const auto& [name, value] : head.headers) size += name.size() + value.size();
    buffer_.clear();
    buffer_.reserve(size);
    auto keep = [&](std::string_view text) {
        std::size_t at = buffer_.size();
        buffer_.append(text);
        return std::string_view(buffer_).substr(at);
    };
    std::vector<HeaderView> headers;
    headers.reserve(head.headers.size());
    for (const auto& [name, value] : head.headers) {
        std::string_view kept = keep(name);
        headers.emplace_back(kept, keep(value));
    }
    RequestHead own = head;
    own.method = keep(head.method);
    own.target = keep(head.target);
    own.body = keep(head.body);
    own.remote_addr = keep(head.remote_addr);
    own.headers = headers;
    fill(own);
}

void Request::fill(const RequestHead& head) {
    for (const HeaderView& header : head.headers) {
        if (header.first.find('_') == std::string_view::npos) headers_.push_back(header);
    }
    body_ = head.body;
    remote_addr_ = head.remote_addr;
    secure_ = head.secure;
    version_minor_ = static_cast<std::uint8_t>(head.version_minor);
    set_target(head.target);
    method_ = parse_method(head.method);
    method_name_ = cadenza::method_name(method_);
    if (method_ == Method::OTHER) method_name_ = lazy().method = to_upper(head.method);
}

// Origin form is the path and the query; absolute form names the host as well, which then counts
// instead of the Host header (RFC 9112 3.2.2).
void Request::set_target(std::string_view target) {
    target_ = target;
    if (!target.starts_with('/')) {
        std::size_t scheme = target.find("://");
        if (scheme == std::string_view::npos) {
            path_ = target;
            return;
        }
        target.remove_prefix(scheme + 3);
        std::size_t end = target.find_first_of("/?");
        authority_ = target.substr(0, end);
        target.remove_prefix(end == std::string_view::npos ? target.size() : end);
    }
    std::size_t question = target.find('?');
    if (question != std::string_view::npos) {
        query_string_ = target.substr(question + 1);
        target = target.substr(0, question);
    }
    if (target.empty()) target = "/";
    bool plain = std::ranges::none_of(
        target, [](char c) { return c == '%' || static_cast<unsigned char>(c) >= 0x80; });
    if (plain) {
        path_ = target;
    } else {
        append_decoded_path(decoded_, target);
        path_ = decoded_;
    }
}

const HeaderView* Request::find_header(std::string_view name) const noexcept {
    for (const HeaderView& header : headers_) {
        if (same_header_name(header.first, name)) return &header;
    }
    return nullptr;
}

std::string_view Request::header(std::string_view name, std::string_view fallback) const noexcept {
    const HeaderView* found = find_header(name);
    return found != nullptr ? found->second : fallback;
}

Request::Lazy& Request::lazy() const {
    if (lazy_ == nullptr) lazy_ = std::make_unique<Lazy>();
    return *lazy_;
}

std::string_view Request::content_type() const {
    std::string_view type = header("Content-Type");
    type = type.substr(0, type.find(';'));
    while (type.ends_with(' ') || type.ends_with('\t')) type.remove_suffix(1);
    bool lower = std::ranges::none_of(type, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (lower) return type;
    lazy().content_type = ascii_lower(type);
    return lazy().content_type;
}

std::string_view Request::body() const {
    if (body_.size() > FormLimits::of(settings).memory) {
        throw RequestDataTooBig("Request body exceeded settings.DATA_UPLOAD_MAX_MEMORY_SIZE.");
    }
    return body_;
}

bool Request::accepts(std::string_view media_type) const {
    return cadenza::accepts(header("Accept", "*/*"), media_type);
}

const MultiDict& Request::GET() {
    if (query_string_.empty()) return empty_form();
    std::optional<MultiDict>& query = lazy().query;
    if (!query) {
        auto parsed = parse_query(query_string_, FormLimits::of(settings));
        if (!parsed) throw_fault(parsed.error());
        query = std::move(*parsed);
    }
    return *query;
}

std::string Request::query(std::string_view name, std::string_view fallback) {
    return GET().get(name, fallback);
}

void Request::load_form() {
    std::optional<ParsedForm>& form = lazy().form;
    if (form) return;
    std::string_view type = method_ == Method::POST ? content_type() : std::string_view();
    FormLimits limits = FormLimits::of(settings);
    if (type == "multipart/form-data") {
        auto parsed = parse_multipart(header("Content-Type"), body_, limits);
        // A second look at a broken form sees an empty one, so that error pages may ask for it.
        form.emplace();
        if (!parsed) throw_fault(parsed.error());
        form = std::move(*parsed);
    } else if (type == "application/x-www-form-urlencoded") {
        auto parsed = parse_query(body(), limits);
        form.emplace();
        if (!parsed) throw_fault(parsed.error());
        form->fields = std::move(*parsed);
    } else {
        form.emplace();
    }
}

const MultiDict& Request::POST() {
    if (method_ != Method::POST) return empty_form();
    load_form();
    return lazy_->form->fields;
}

const MultiDict& Request::FILES() {
    if (method_ != Method::POST) return empty_form();
    load_form();
    return lazy_->form->files;
}

const Dict& Request::COOKIES() {
    std::optional<Dict>& cookies = lazy().cookies;
    if (!cookies) {
        std::string joined;
        for (const auto& [name, value] : headers_) {
            if (!same_header_name(name, "Cookie")) continue;
            if (!joined.empty()) joined += "; ";
            joined += value;
        }
        cookies = parse_cookies(joined);
    }
    return *cookies;
}

std::string_view Request::scheme() const {
    if (settings != nullptr && settings->security.proxy_ssl_header) {
        const auto& [name, secure_value] = *settings->security.proxy_ssl_header;
        if (has_header(name)) {
            // The first of a list is what the client's own connection was.
            std::string_view value = header(name);
            value = value.substr(0, value.find(','));
            value = value.substr(0, value.find_last_not_of(" \t") + 1);
            return value == secure_value ? "https" : "http";
        }
    }
    return secure_ ? "https" : "http";
}

std::string_view Request::raw_host() const noexcept {
    if (settings != nullptr && settings->use_x_forwarded_host && has_header("X-Forwarded-Host")) {
        return header("X-Forwarded-Host");
    }
    return authority_.empty() ? header("Host", kServerName) : authority_;
}

void Request::check_host() const {
    std::string_view host = raw_host();
    const void* list = settings != nullptr ? settings->allowed_hosts.data() : nullptr;
    if (list != nullptr && list == checked_for_ && host == checked_host_) return;
    checked_host_ = get_host();
    checked_for_ = list;
}

std::string Request::get_host() const {
    static const std::vector<std::string> kLocal{".localhost", "127.0.0.1", "[::1]"};
    std::string_view host = raw_host();
    auto [domain, port] = split_domain_port(host);
    bool local = settings == nullptr || (settings->debug && settings->allowed_hosts.empty());
    if (!domain.empty() && validate_host(domain, local ? kLocal : settings->allowed_hosts))
        return std::string(host);
    std::string message = "Invalid HTTP_HOST header: '" + std::string(host) + "'.";
    if (domain.empty()) {
        message += " The domain name provided is not valid according to RFC 1034/1035.";
    } else {
        message += " You may need to add '" + domain + "' to ALLOWED_HOSTS.";
    }
    throw DisallowedHost(message);
}

std::string Request::get_port() const {
    if (settings != nullptr && settings->use_x_forwarded_port && has_header("X-Forwarded-Port")) {
        return std::string(header("X-Forwarded-Port"));
    }
    std::string port = split_domain_port(raw_host()).second;
    if (!port.empty()) return port;
    return is_secure() ? "443" : "80";
}

std::string Request::get_full_path(bool force_append_slash) const {
    std::string full = escape_uri_path(path_);
    if (force_append_slash && !path_.ends_with('/')) full += '/';
    if (!query_string_.empty()) full.append("?").append(iri_to_uri(query_string_));
    return full;
}

std::string Request::build_absolute_uri(std::string_view location) const {
    std::string base = std::string(scheme()) + "://" + get_host();
    if (location.empty()) return iri_to_uri(base + get_full_path());
    SplitUri uri = split_uri(location);
    if (!uri.scheme.empty() && !uri.netloc.empty()) return iri_to_uri(location);
    bool plain = uri.path.starts_with('/') && uri.scheme.empty() && uri.netloc.empty() &&
                 uri.path.find("/./") == std::string::npos &&
                 uri.path.find("/../") == std::string::npos;
    if (!plain) return iri_to_uri(join_uri(base + std::string(path_), location));
    if (location.starts_with("//")) location.remove_prefix(2);
    return iri_to_uri(base + std::string(location));
}

void* Request::find_slot(const void* key) const noexcept {
    for (const Slot& slot : slots_) {
        if (slot.key == key) return slot.value;
    }
    return nullptr;
}

void Request::set_slot(Slot slot) {
    for (Slot& known : slots_) {
        if (known.key != slot.key) continue;
        known.destroy(known.value);
        known = slot;
        return;
    }
    slots_.push_back(slot);
}

}  // namespace cadenza
