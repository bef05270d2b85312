#pragma once

#include <memory>
#include <vector>

#include "cadenza/conf/middleware_list.h"
#include "cadenza/middleware/middleware.h"

namespace cadenza {

/// The framework's middleware, for the setting of that name: `.middleware = {middleware::security,
/// middleware::common, my_own}`.
namespace middleware {

std::unique_ptr<Middleware> security(const Settings& settings);
std::unique_ptr<Middleware> common(const Settings& settings);
std::unique_ptr<Middleware> csrf(const Settings& settings);
std::unique_ptr<Middleware> x_frame_options(const Settings& settings);
/// To be listed first by who wants it: `{middleware::cors, middleware::security, …}`.
std::unique_ptr<Middleware> cors(const Settings& settings);

}  // namespace middleware

/// What settings.middleware asks for; by default security, common, x_frame_options.
std::vector<std::unique_ptr<Middleware>> make_middleware(const Settings& settings);

}  // namespace cadenza
