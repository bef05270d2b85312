// What a request costs between the server and the view, without sockets: CPU time of the thread,
// best of five runs. Budget: the thousandth route resolves for what the first does; the default
// middleware adds less than 0.5 µs.
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "cadenza/conf/settings.h"
#include "cadenza/urls/url_resolver.h"
#include "cadenza/views/request_pipeline.h"
#include "cadenza/views/view.h"

namespace {

using namespace cadenza;

double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

template <class F>
void measure(const char* name, F&& work) {
    constexpr int kRounds = 100'000;
    double best = 1e9;
    for (int run = 0; run < 5; ++run) {
        const double before = cpu_seconds();
        for (int i = 0; i < kRounds; ++i) work();
        best = std::min(best, cpu_seconds() - before);
    }
    std::printf("%-52s %7.0f ns\n", name, best / kRounds * 1e9);
}

template <class T>
void keep(const T& value) {
    asm volatile("" : : "r"(&value) : "memory");
}

HttpResponse hello(Request&) {
    return HttpResponse("Hello, World!", "text/plain");
}
HttpResponse detail(Request&, std::int64_t) {
    return HttpResponse("Hello, World!", "text/plain");
}
struct HelloView : View {
    Response get(Request& request) override { return hello(request); }
};

void routes(int count) {
    UrlPatterns patterns;
    for (int i = 0; i < count; ++i) {
        const std::string number = std::to_string(i);
        patterns.push_back(
            runtime_path("api/section" + number + "/<int:pk>/", detail, "name" + number));
    }
    const double before = cpu_seconds();
    const UrlResolver resolver(patterns);
    const double built = cpu_seconds() - before;
    const std::string path = "/api/section" + std::to_string(count - 1) + "/12345/";
    const std::string name = "resolve the last of " + std::to_string(count) + " routes";
    measure(name.c_str(), [&] {
        ResolverMatch match;
        keep(resolver.resolve(path, match));
    });
    std::printf("%-52s %7.0f µs\n", "  built in", built * 1e6);
    const std::string last = "name" + std::to_string(count - 1);
    measure("  reverse its name", [&] { keep(resolver.reverse(last, {{"pk", 5}})); });
}

void expressions(const char* what, const char* value) {
    UrlPatterns patterns;
    for (int i = 0; i < 1000; ++i) {
        patterns.push_back(
            re_path("^api/section" + std::to_string(i) + "/(?P<pk>" + value + ")/$", hello));
    }
    const UrlResolver resolver(patterns);
    measure(what, [&] {
        ResolverMatch match;
        keep(resolver.resolve("/api/section999/12345/", match));
    });
}

void pipelines() {
    Settings settings;
    settings.allowed_hosts = {"localhost"};
    Settings bare = settings;
    bare.middleware = MiddlewareList::none();
    const UrlResolver resolver({path("plaintext", hello), path("class", as_view<HelloView>()),
                                path("post/<int:pk>/", detail)});
    RequestPipeline without(bare, resolver);
    RequestPipeline with(settings, resolver);
    const std::vector<HeaderView> headers{{"Host", "localhost:8080"},
                                          {"User-Agent", "bench"},
                                          {"Accept", "*/*"},
                                          {"Connection", "keep-alive"}};
    Request request;
    auto send = [&](const char* name, RequestPipeline& pipeline, std::string_view target) {
        measure(name, [&] {
            request.borrow({.target = target, .headers = headers});
            keep(pipeline.handle(request));
        });
    };
    measure("fill a request",
            [&] { request.borrow({.target = "/plaintext", .headers = headers}); });
    send("function view, no middleware", without, "/plaintext");
    send("function view, default middleware", with, "/plaintext");
    send("class-based view, default middleware", with, "/class");
    send("function view with an argument, default middleware", with, "/post/12345/");
}

}  // namespace

int main() {
    for (int count : {1, 10, 100, 1000, 10'000}) routes(count);
    expressions("resolve the last of 1000 simple expressions", "[^/.]+");
    expressions("resolve the last of 1000 free expressions", "[0-9]{1,8}");
    pipelines();
}
