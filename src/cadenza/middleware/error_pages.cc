#include "cadenza/middleware/error_pages.h"

namespace cadenza {
namespace {

struct Page {
    std::string_view title;
    std::string_view details;
};

Page page_of(int status) {
    switch (status) {
        case status::HTTP_400_BAD_REQUEST: return {"Bad Request (400)", ""};
        case status::HTTP_403_FORBIDDEN: return {"403 Forbidden", ""};
        case status::HTTP_404_NOT_FOUND:
            return {"Not Found", "The requested resource was not found on this server."};
        case status::HTTP_503_SERVICE_UNAVAILABLE: return {"Service Unavailable (503)", ""};
        default: return {"Server Error (500)", ""};
    }
}

}  // namespace

Response plain_error_page(int status) {
    const Page page = page_of(status);
    std::string html = "\n<!doctype html>\n<html lang=\"en\">\n<head>\n  <title>";
    html.append(page.title)
        .append("</title>\n</head>\n<body>\n  <h1>")
        .append(page.title)
        .append("</h1><p>");
    html.append(page.details).append("</p>\n</body>\n</html>\n");
    return HttpResponse(std::move(html), kHtml, status);
}

}  // namespace cadenza
