#include "cadenza/views/redirect_view.h"

#include "cadenza/urls/url_resolver.h"

namespace cadenza {
namespace {

std::string fill_in(std::string_view pattern, const Kwargs& kwargs) {
    std::string out;
    while (!pattern.empty()) {
        const std::size_t percent = pattern.find('%');
        out += pattern.substr(0, percent);
        if (percent == std::string_view::npos) break;
        pattern.remove_prefix(percent + 1);
        const std::size_t end = pattern.find(")s");
        if (pattern.starts_with('%')) {
            out += '%';
            pattern.remove_prefix(1);
        } else if (pattern.starts_with('(') && end != std::string_view::npos) {
            out += kwargs.str(pattern.substr(1, end - 1));
            pattern.remove_prefix(end + 2);
        } else {
            out += '%';
        }
    }
    return out;
}

}  // namespace

RedirectView::RedirectView() = default;
RedirectView::RedirectView(Options options) {
    redirect = std::move(options);
}

std::optional<std::string> RedirectView::get_redirect_url() {
    const Options& to = *redirect;
    std::string url;
    if (!to.url.empty()) {
        url = fill_in(to.url, kwargs());
    } else if (!to.pattern_name.empty()) {
        url = request().resolver->reverse(to.pattern_name, kwargs());
    } else {
        return {};
    }
    if (to.query_string && !request().query_string().empty()) {
        url.append("?").append(request().query_string());
    }
    return url;
}

Response RedirectView::get(Request&) {
    const auto url = get_redirect_url();
    if (!url) return HttpResponseGone();
    if (redirect->permanent) return HttpResponsePermanentRedirect(*url);
    return HttpResponseRedirect(*url);
}

Response RedirectView::post(Request& request) {
    return get(request);
}
Response RedirectView::put(Request& request) {
    return get(request);
}
Response RedirectView::patch(Request& request) {
    return get(request);
}
Response RedirectView::remove(Request& request) {
    return get(request);
}
Response RedirectView::options(Request& request) {
    return get(request);
}

}  // namespace cadenza
