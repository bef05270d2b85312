#include "cadenza/management/dev_server/build_error_page.h"

#include <unistd.h>

#include <cstdio>

#include "cadenza/base/text/html.h"
#include "cadenza/http/request.h"
#include "cadenza/http/response.h"

namespace cadenza::management {
namespace {

std::string read_file(const std::string& path) {
    std::string text;
    if (std::FILE* file = std::fopen(path.c_str(), "rb")) {
        char buffer[8192];
        for (std::size_t size; (size = std::fread(buffer, 1, sizeof buffer, file)) > 0;)
            text.append(buffer, size);
        std::fclose(file);
    }
    return text;
}

Response answer(const Request& request, const std::string& error) {
    const bool browser = request.header("Accept").find("text/html") != std::string_view::npos;
    if (!browser) {
        return HttpResponse("The build failed:\n\n" + error, "text/plain; charset=utf-8",
                            status::HTTP_500_INTERNAL_SERVER_ERROR);
    }
    std::string page =
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta "
        "http-equiv=\"refresh\" content=\"1\">"
        "<title>The build failed</title><style>body{font:16px/1.5 "
        "system-ui,sans-serif;margin:2rem;background:#fff;color:#222}"
        "h1{color:#b00020;font-size:1.4rem}pre{background:#f6f6f6;border-left:4px solid "
        "#b00020;padding:1rem;overflow:auto;"
        "font:13px/1.45 ui-monospace,monospace;white-space:pre-wrap}</style></head><body><h1>The "
        "build failed</h1>"
        "<p>The program that runs is older than your sources. Mend this and save: the page reloads "
        "by itself.</p><pre>";
    page += html_escape(error);
    page += "</pre></body></html>";
    return HttpResponse(std::move(page), kHtml, status::HTTP_500_INTERNAL_SERVER_ERROR);
}

}  // namespace

Response BuildErrorPage::handle(Request& request) noexcept {
    if (access(error_file_.c_str(), R_OK) != 0) return application_.handle(request);
    return answer(request, read_file(error_file_));
}

}  // namespace cadenza::management
