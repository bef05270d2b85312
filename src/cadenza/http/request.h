#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cadenza/base/value.h"
#include "cadenza/http/headers.h"
#include "cadenza/http/method.h"
#include "cadenza/http/request_data.h"

namespace cadenza {

struct Settings;
class UrlResolver;
struct ResolverMatch;

/// What a server knows of a request. The body is whole and without its transfer coding.
struct RequestHead {
    std::string_view method = "GET";
    std::string_view target = "/";  ///< as sent: origin form, absolute form, "*" or authority
    std::span<const HeaderView> headers = {};
    std::string_view body = {};
    std::string_view remote_addr = {};
    bool secure = false;    ///< the connection itself is TLS
    int version_minor = 1;  ///< HTTP/1.x
};

/// One request. A connection owns one and fills it again and again, so whatever a request does not
/// ask for costs nothing. Every view that it hands out lives until reset(). Not shared between
/// threads.
class Request {
 public:
    Request();
    ~Request();
    Request(const Request&) = delete;
    Request& operator=(const Request&) = delete;

    // Filling: for servers and the test client. Headers with '_' in their name are left out,
    // because "X_A" and "X-A" would be one to whatever reads them as CGI variables (CVE-2015-0219).
    void assign(const RequestHead& head);  ///< copies everything
    void borrow(const RequestHead& head);  ///< keeps the views: they live until reset()
    void reset() noexcept;                 ///< forgets the request, keeps `settings` and the memory

    std::string_view method() const noexcept { return method_name_; }  ///< in upper case
    Method method_kind() const noexcept { return method_; }            ///< the same, to switch on
    bool is(Method method) const noexcept { return method_ == method; }
    /// Pretends another method, a literal: for questions like "would a POST be permitted here?".
    void set_method(std::string_view method) noexcept {
        method_name_ = method;
        method_ = parse_method(method);
    }
    std::string_view target() const noexcept { return target_; }
    int version_minor() const noexcept { return version_minor_; }
    /// Percent-decoded UTF-8; bytes that are no UTF-8 stay percent-encoded (Django's
    /// repercent_broken_unicode).
    std::string_view path() const noexcept { return path_; }
    std::string_view query_string() const noexcept { return query_string_; }

    /// The first value of that name, or fallback.
    std::string_view header(std::string_view name, std::string_view fallback = {}) const noexcept;
    bool has_header(std::string_view name) const noexcept { return find_header(name) != nullptr; }
    std::span<const HeaderView> headers() const noexcept { return headers_; }
    std::string_view content_type() const;  ///< the media type in Content-Type, without parameters
    /// The whole body. Throws RequestDataTooBig beyond DATA_UPLOAD_MAX_MEMORY_SIZE, which bounds
    /// what views read at once; the files of a multipart form do not count, so its parser uses
    /// raw_body().
    std::string_view body() const;
    std::string_view raw_body() const noexcept { return body_; }
    std::string_view remote_addr() const noexcept { return remote_addr_; }

    /// Whether the Accept header takes that media type; without one everything is.
    bool accepts(std::string_view media_type) const;

    /// The query. Throws TooManyFieldsSent beyond DATA_UPLOAD_MAX_NUMBER_FIELDS.
    const MultiDict& GET();
    /// The fields of a form that came with POST, urlencoded or multipart; else empty. Throws
    /// TooManyFieldsSent, TooManyFilesSent, RequestDataTooBig, MultiPartParserError.
    const MultiDict& POST();
    /// The files of such a form: Value::Kind::Object, each an UploadedFile. Throws as POST().
    const MultiDict& FILES();
    const Dict& COOKIES();
    /// GET().get(name), for views that want one text.
    std::string query(std::string_view name, std::string_view fallback = {});

    /// "http" or "https": the connection's, or what SECURE_PROXY_SSL_HEADER says.
    std::string_view scheme() const;
    bool is_secure() const { return scheme() == "https"; }
    /// The host with its port, as Django's get_host: X-Forwarded-Host only with
    /// USE_X_FORWARDED_HOST; throws DisallowedHost if ALLOWED_HOSTS does not list it.
    std::string get_host() const;
    /// get_host() for its exception only; free for a connection that asks for the same host again.
    void check_host() const;
    std::string get_port() const;
    /// Path and query as they go into a URL: "/caf%C3%A9/?q=1".
    std::string get_full_path(bool force_append_slash = false) const;
    /// An absolute URL of location (default: of this request), which is a path, a relative or an
    /// absolute URL.
    std::string build_absolute_uri(std::string_view location = {}) const;

    // Set by the application before the first middleware; they outlive the request.
    const Settings* settings = nullptr;
    const UrlResolver* resolver = nullptr;
    const ResolverMatch* resolver_match = nullptr;  ///< set when the URL is resolved
    /// Where the application keeps the match while it handles the request.
    ResolverMatch* match_storage = nullptr;

    RequestData data;

    /// The slot of type T, or nullptr: how middleware hands a user, a session, messages to views.
    template <class T>
    T* attribute() const noexcept {
        return static_cast<T*>(find_slot(&slot_key<T>));
    }
    template <class T>
    T& set_attribute(T value) {
        auto* owned = new T(std::move(value));
        set_slot({&slot_key<T>, owned, [](void* slot) noexcept { delete static_cast<T*>(slot); }});
        return *owned;
    }

 private:
    struct Lazy;  // what few requests ask for
    struct Slot {
        const void* key;
        void* value;
        void (*destroy)(void*) noexcept;
    };
    template <class T>
    static constexpr char slot_key = 0;

    void fill(const RequestHead& head);
    void set_target(std::string_view target);
    Lazy& lazy() const;
    const HeaderView* find_header(std::string_view name) const noexcept;
    void load_form();
    std::string_view raw_host() const noexcept;
    void* find_slot(const void* key) const noexcept;
    void set_slot(Slot slot);

    std::string_view method_name_, target_, path_, query_string_, body_, remote_addr_, authority_;
    std::vector<HeaderView> headers_;
    Method method_ = Method::GET;
    bool secure_ = false;
    std::uint8_t version_minor_ = 1;
    std::string buffer_;   // what assign() copied
    std::string decoded_;  // a path that had percent-encoded bytes; a method in lower case
    std::vector<Slot> slots_;
    mutable std::unique_ptr<Lazy> lazy_;
    mutable std::string checked_host_;           // the last host that was allowed
    mutable const void* checked_for_ = nullptr;  // by this list
};

}  // namespace cadenza
