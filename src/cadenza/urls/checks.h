#pragma once

#include <vector>

#include "cadenza/checks/check.h"
#include "cadenza/urls/url_pattern.h"

namespace cadenza {

/// The system checks of URL patterns, with Django's ids: urls.W001 (an included expression ends
/// with '$'), W002 (a route starts with a slash), W003 (a ':' in a name), W005 (a namespace twice).
std::vector<CheckMessage> check_urls(const UrlPatterns& patterns);

/// What the views of the patterns find wrong with the settings (ViewObject::check), each once.
std::vector<CheckMessage> check_views(const UrlPatterns& patterns, const Settings& settings);

}  // namespace cadenza
