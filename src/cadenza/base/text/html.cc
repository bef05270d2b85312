#include "cadenza/base/text/html.h"

namespace cadenza {

void append_html_escaped(std::string& out, std::string_view text) {
    std::size_t done = 0;
    for (std::size_t at; (at = text.find_first_of("&<>\"'", done)) != std::string_view::npos;) {
        out.append(text.substr(done, at - done));
        switch (text[at]) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += "&#x27;"; break;
        }
        done = at + 1;
    }
    out.append(text.substr(done));
}

std::string html_escape(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    append_html_escaped(out, text);
    return out;
}

}  // namespace cadenza
