#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

#include "cadenza/base/value.h"
#include "cadenza/http/cookie.h"
#include "cadenza/http/headers.h"
#include "cadenza/http/method.h"
#include "cadenza/http/status.h"

namespace cadenza {

/// A body that is produced piece by piece. next() runs on the request's fiber and may wait; it is
/// destroyed when the body is sent or the client has left.
class BodyStream {
 public:
    virtual ~BodyStream() = default;
    /// Puts the next piece into chunk (which arrives empty, with capacity to reuse); false at the
    /// end.
    virtual bool next(std::string& chunk) = 0;
    /// The length of the whole body where it is known, else -1: then it is sent chunked.
    virtual std::int64_t length() const { return -1; }
};

/// What a view answers. Either `content` (rendered), or `data` that the view's renderer turns into
/// content, or `stream`. Movable; everything derived from it has no members of its own, so it may
/// be sliced.
class Response {
 public:
    Response() noexcept;
    /// An empty answer of that status. (A template, so that Response(true) is the datum `true`.)
    template <std::same_as<int> Status>
    explicit Response(Status status) noexcept : Response(Empty{}, status) {}
    /// Data for the renderer that the request's Accept header selects; as DRF's Response.
    Response(Value data, int status = status::HTTP_200_OK,
             std::initializer_list<HeaderView> headers = {});
    Response(Response&&) noexcept;
    Response& operator=(Response&&) noexcept;
    Response(const Response&) = delete;
    Response& operator=(const Response&) = delete;
    ~Response();

    int status_code = status::HTTP_200_OK;
    bool is_rendered = true;             ///< false while `data` waits for its renderer
    bool exception = false;              ///< made by an exception handler, not by the view
    bool xframe_options_exempt = false;  ///< may be shown in frames of any site
    Headers headers;
    std::string content;
    Value data;
    std::unique_ptr<BodyStream> stream;

    bool is_streaming() const noexcept { return stream != nullptr; }
    /// The Content-Type header; "" where there is none.
    std::string_view content_type() const noexcept { return headers.get("Content-Type"); }
    std::string_view reason_phrase() const noexcept { return status::reason(status_code); }

    /// A second cookie of the same name replaces the first. Throws InvalidHeader as
    /// render_set_cookie.
    void set_cookie(std::string_view name, std::string_view value,
                    const CookieOptions& options = {});
    /// Tells the client to drop it: empty, expired in 1970. Path, domain and samesite must be those
    /// it was set with.
    void delete_cookie(std::string_view name, std::string_view path = "/",
                       std::string_view domain = {}, std::string_view samesite = {});

 protected:
    struct Empty {};
    Response(Empty, int status) noexcept;
    Response(std::string content, std::string_view content_type, int status);
};

inline constexpr std::string_view kHtml = "text/html; charset=utf-8";

/// A finished body.
class HttpResponse : public Response {
 public:
    HttpResponse() : HttpResponse(std::string()) {}
    explicit HttpResponse(std::string body, std::string_view content_type = kHtml,
                          int status = status::HTTP_200_OK)
        : Response(std::move(body), content_type, status) {}
};

/// The value as JSON, as Django's JsonResponse writes it: ", " and ": " between, ASCII only, times
/// with milliseconds, durations as ISO 8601.
class JsonResponse : public Response {
 public:
    explicit JsonResponse(const Value& data, int status = status::HTTP_200_OK);
};

/// 302. The location may be a path or an absolute URL of the schemes http, https, ftp; anything
/// else, and what is longer than 16 KiB, throws DisallowedRedirect. Non-ASCII characters are
/// percent-encoded as Django's iri_to_uri.
class HttpResponseRedirect : public Response {
 public:
    explicit HttpResponseRedirect(std::string_view location, int status = status::HTTP_302_FOUND);
    std::string_view url() const noexcept { return headers.get("Location"); }
};
class HttpResponsePermanentRedirect : public HttpResponseRedirect {
 public:
    explicit HttpResponsePermanentRedirect(std::string_view location)
        : HttpResponseRedirect(location, status::HTTP_301_MOVED_PERMANENTLY) {}
};
/// 304 without a Content-Type.
class HttpResponseNotModified : public Response {
 public:
    HttpResponseNotModified() : Response(Empty{}, status::HTTP_304_NOT_MODIFIED) {}
};
class HttpResponseBadRequest : public HttpResponse {
 public:
    explicit HttpResponseBadRequest(std::string body = {})
        : HttpResponse(std::move(body), kHtml, status::HTTP_400_BAD_REQUEST) {}
};
class HttpResponseForbidden : public HttpResponse {
 public:
    explicit HttpResponseForbidden(std::string body = {})
        : HttpResponse(std::move(body), kHtml, status::HTTP_403_FORBIDDEN) {}
};
class HttpResponseNotFound : public HttpResponse {
 public:
    explicit HttpResponseNotFound(std::string body = {})
        : HttpResponse(std::move(body), kHtml, status::HTTP_404_NOT_FOUND) {}
};
/// 405 with the Allow header.
class HttpResponseNotAllowed : public HttpResponse {
 public:
    explicit HttpResponseNotAllowed(MethodSet allowed, std::string body = {});
};
class HttpResponseGone : public HttpResponse {
 public:
    explicit HttpResponseGone(std::string body = {})
        : HttpResponse(std::move(body), kHtml, status::HTTP_410_GONE) {}
};
class HttpResponseServerError : public HttpResponse {
 public:
    explicit HttpResponseServerError(std::string body = {})
        : HttpResponse(std::move(body), kHtml, status::HTTP_500_INTERNAL_SERVER_ERROR) {}
};

/// A body of unknown length, sent as it is produced.
class StreamingHttpResponse : public Response {
 public:
    explicit StreamingHttpResponse(std::unique_ptr<BodyStream> body,
                                   std::string_view content_type = kHtml,
                                   int status = status::HTTP_200_OK);
};

}  // namespace cadenza
