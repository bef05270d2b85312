// The benchmark application: the endpoints of the comparison, through the whole stack (router,
// default middleware, view, serializer, ORM).
#include <cadenza/apps.h>
#include <cadenza/conf.h>
#include <cadenza/management.h>
#include <cadenza/urls.h>

#include <string>

#include "blog/views.h"

using namespace cadenza;

namespace blog {
App app() {
    return {.label = "blog", .models = models<BlogPost>()};
}
}  // namespace blog

namespace {

Response plaintext(Request&) {
    return HttpResponse("Hello, World!", "text/plain");
}

Response json(Request&) {
    return JsonResponse({{"message", "Hello, World!"}});
}

UrlPatterns urlpatterns() {
    return {
        path("plaintext", plaintext),
        path("json", json),
        path("sqlite/api/blogposts/", as_view<blog::BlogPostListCreateView>()),
        path("sqlite/api/blogposts/<int:pk>/", as_view<blog::BlogPostDetailView>()),
        path("api/jwt/blogposts/<int:pk>/", as_view<blog::BlogPostTokenView>()),
    };
}

Settings settings() {
    return {
        .secret_key = env("BENCH_SECRET", "bench-secret-0123456789abcdef0123456789abcdef"),
        .allowed_hosts = {"*"},  // whatever the load generator says
        .installed_apps = {blog::app},
        .database = "sqlite:///" + env("BENCH_SQLITE", "bench.sqlite3"),
        .root_urlconf = urlpatterns,
    };
}

}  // namespace

int main(int argc, char** argv) {
    const std::string port = argc > 1 ? argv[1] : "9000";
    const std::string workers = env("BENCH_WORKERS", "2");
    const char* arguments[] = {argv[0],         "runserver",  "--noreload", "--workers",
                               workers.c_str(), port.c_str(), nullptr};
    return execute_from_command_line(6, const_cast<char**>(arguments), settings);
}
