#include "cadenza/middleware/defaults.h"

#include "cadenza/conf/settings.h"
#include "cadenza/middleware/common.h"
#include "cadenza/middleware/cors.h"
#include "cadenza/middleware/csrf.h"
#include "cadenza/middleware/security.h"
#include "cadenza/middleware/x_frame_options.h"

namespace cadenza {

namespace middleware {

std::unique_ptr<Middleware> security(const Settings& settings) {
    return std::make_unique<SecurityMiddleware>(settings);
}

std::unique_ptr<Middleware> common(const Settings& settings) {
    return std::make_unique<CommonMiddleware>(settings);
}

std::unique_ptr<Middleware> csrf(const Settings&) {
    return std::make_unique<CsrfMiddleware>();
}

std::unique_ptr<Middleware> cors(const Settings& settings) {
    return std::make_unique<CorsMiddleware>(settings);
}

std::unique_ptr<Middleware> x_frame_options(const Settings& settings) {
    return std::make_unique<XFrameOptionsMiddleware>(settings);
}

}  // namespace middleware

std::vector<std::unique_ptr<Middleware>> make_middleware(const Settings& settings) {
    std::vector<std::unique_ptr<Middleware>> made;
    if (settings.middleware.is_default()) {
        made.push_back(middleware::security(settings));
        made.push_back(middleware::common(settings));
        made.push_back(middleware::x_frame_options(settings));
    }
    for (MiddlewareFactory make : settings.middleware.factories()) made.push_back(make(settings));
    return made;
}

}  // namespace cadenza
