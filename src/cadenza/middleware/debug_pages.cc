#include "cadenza/middleware/debug_pages.h"

#include <array>

#include "cadenza/base/dict.h"
#include "cadenza/base/multi_dict.h"
#include "cadenza/base/text.h"
#include "cadenza/http/request.h"
#include "cadenza/urls/url_resolver.h"
#include "cadenza/urls/view_object.h"

namespace cadenza {
namespace {

constexpr std::string_view kHidden = "********************";
constexpr std::string_view kStyle =
    "body{font:16px/1.5 system-ui,sans-serif;margin:0;color:#1c2128;background:#fff}"
    "header{background:#fff4d6;padding:1.5rem 2rem;border-bottom:1px solid #e8d9a8}"
    "h1{font-size:1.4rem;margin:0 0 .5rem}h2{font-size:1.1rem}main{padding:1rem 2rem}"
    "pre{white-space:pre-wrap;font-size:1.05rem;margin:0}code{font-family:ui-monospace,monospace}"
    "th{text-align:left;padding-right:1.5rem;vertical-align:top;font-weight:600}td{overflow-wrap:"
    "anywhere}"
    "footer{padding:1rem 2rem;color:#59636e}li{margin:.15rem 0}"
    "@media(prefers-color-scheme:dark){body{background:#161b22;color:#e6edf3}"
    "header{background:#3a2f12;border-color:#5c4a1b}footer{color:#9198a1}}";

// Names whose values are nobody's business, as Django's SafeExceptionReporterFilter.
bool is_secret(std::string_view name) {
    const std::string lower = ascii_lower(name);
    for (std::string_view word :
         {"api", "token", "key", "secret", "pass", "signature", "auth", "cookie", "session"}) {
        if (lower.find(word) != std::string::npos) return true;
    }
    return false;
}

/// Writes a page of one of two kinds: HTML, or text for clients of an API.
class Page {
 public:
    Page(bool html, std::string_view title) : html_(html) {
        if (!html_) return;
        out_ +=
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"robots\" content=\"NONE,NOARCHIVE\">\n<title>";
        append_html_escaped(out_, title);
        out_.append("</title>\n<style>").append(kStyle).append("</style>\n</head>\n<body>\n");
    }
    void head(std::string_view title, std::string_view text) {
        out_ += html_ ? "<header>\n<h1>" : "";
        escaped(title);
        out_ += html_ ? "</h1>\n<pre>" : "\n";
        escaped(text);
        out_ += html_ ? "</pre>\n</header>\n<main>\n" : "\n";
    }
    void section(std::string_view title) {
        end_table();
        out_ += html_ ? "<h2>" : "\n";
        escaped(title);
        out_ += html_ ? "</h2>\n<table>\n" : ":\n";
        table_ = html_;
    }
    void row(std::string_view name, std::string_view value) {
        out_ += html_ ? "<tr><th>" : "  ";
        escaped(name);
        out_ += html_ ? "</th><td><code>" : " = ";
        escaped(value);
        out_ += html_ ? "</code></td></tr>\n" : "\n";
    }
    void html_only(std::string_view markup) {
        end_table();
        if (html_) out_ += markup;
    }
    void escaped(std::string_view text) {
        if (html_) {
            append_html_escaped(out_, text);
        } else {
            out_ += text;
        }
    }
    Response finish(int status) {
        end_table();
        if (html_) {
            out_ +=
                "</main>\n<footer>You see this page because <code>debug</code> is true in the "
                "settings. Without it "
                "there is only a plain error page.</footer>\n</body>\n</html>\n";
        }
        return HttpResponse(std::move(out_),
                            html_ ? kHtml : std::string_view("text/plain; charset=utf-8"), status);
    }

 private:
    void end_table() {
        if (table_) out_ += "</table>\n";
        table_ = false;
    }
    bool html_;
    bool table_ = false;
    std::string out_;
};

void request_line(Page& page, Request& request) {
    page.section("Request");
    page.row("Method", request.method());
    page.row("Path", request.path());
}

void form_rows(Page& page, std::string_view title, const MultiDict& form) {
    if (form.empty()) return;
    page.section(title);
    for (const auto& [name, values] : form.entries()) {
        for (const Value& value : values)
            page.row(name, is_secret(name) ? std::string(kHidden) : value.str());
    }
}

}  // namespace

Response debug_not_found_page(Request& request, std::string_view message) {
    Page page(true, "Page not found at " + std::string(request.path()));
    page.head("Page not found (404)", message);
    request_line(page, request);
    if (request.resolver_match != nullptr) {
        page.row("Raised by", request.resolver_match->view->name);
    } else if (request.resolver != nullptr) {
        page.html_only("<h2>URL patterns, in the order in which they were tried</h2>\n<ol>\n");
        for (const UrlResolver::Line& line : request.resolver->lines()) {
            page.html_only("<li><code>");
            page.escaped(line.route.empty() ? "(empty)" : line.route);
            page.html_only("</code>");
            page.escaped(line.name.empty() ? "" : "  [name=\"" + line.name + "\"]");
            page.html_only("</li>\n");
        }
        page.html_only("</ol>\n<p>The path ");
        page.html_only("<code>");
        page.escaped(request.path());
        page.html_only("</code> matched none of them.</p>\n");
    }
    return page.finish(status::HTTP_404_NOT_FOUND);
}

Response debug_error_page(Request& request, int status, std::string_view type,
                          std::string_view message) {
    const std::string title = std::string(type) + " at " + std::string(request.path());
    Page page(request.accepts("text/html"), title);
    page.head(title, message);
    request_line(page, request);
    if (request.resolver_match != nullptr) {
        page.row("View", request.resolver_match->view->name);
        page.row("Route", request.resolver_match->route);
    }
    try {
        form_rows(page, "GET", request.GET());
        form_rows(page, "POST", request.POST());
    } catch (const Error& error) {
        page.section("Form");
        page.row("unreadable", error.message());
    }
    page.section("Headers");
    for (const auto& [name, value] : request.headers())
        page.row(name, is_secret(name) ? kHidden : value);
    return page.finish(status);
}

}  // namespace cadenza
