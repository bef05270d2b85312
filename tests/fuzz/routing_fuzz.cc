// Paths against a URL configuration of every kind: what a pattern's name reverses to resolves to
// that pattern.
#include "cadenza/urls/url_resolver.h"
#include "fuzz.h"

namespace {

using namespace cadenza;

UrlResolver make() {
    auto view = [](Request&, const Kwargs&) { return HttpResponse(""); };
    auto inner = [&]() -> UrlPatterns {
        return {path("", view, "list"), path("<int:pk>/", view, "detail"),
                path("<slug:slug>.<str:format>", view, "suffix"),
                path("<path:rest>/edit/", view, "edit")};
    };
    return UrlResolver({path("a/", include(inner())),
                        path("<str:section>/", include(inner(), "in")),
                        re_path("^r/(?P<x>[^/.]+)/$", view, "simple"),
                        re_path("^r/(?P<x>a*)(?P<y>[ab]+)?/$", view, "free"),
                        path("u/<uuid:id>", view, "uuid"), path("<path:all>", view, "all")});
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const UrlResolver resolver = make();
    std::string path = "/" + std::string(as_text(data, size));
    ResolverMatch match;
    bool found = resolver.resolve(path, match);
    require(found == resolver.is_valid_path(path));
    if (!found || path.find_first_of("%\n") != std::string::npos) return 0;
    try {
        std::string url = resolver.reverse(match.view_name(), match.kwargs);
        require(url.starts_with('/') && !url.starts_with("//"));
    } catch (const NoReverseMatch&) {
        // A later pattern of the same name may want other values.
    }
    return 0;
}
