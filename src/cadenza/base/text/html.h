#pragma once

#include <string>
#include <string_view>

namespace cadenza {

/// & < > " ' as "&amp;" "&lt;" "&gt;" "&quot;" "&#x27;": safe inside HTML text and quoted
/// attributes. As django.utils.html.escape.
std::string html_escape(std::string_view text);
void append_html_escaped(std::string& out, std::string_view text);

}  // namespace cadenza
