#include "cadenza/middleware/x_frame_options.h"

#include "cadenza/base/text.h"
#include "cadenza/conf/settings.h"

namespace cadenza {

XFrameOptionsMiddleware::XFrameOptionsMiddleware(const Settings& settings)
    : header_("X-Frame-Options", to_upper(settings.security.x_frame_options)) {}

Response XFrameOptionsMiddleware::process(Request& request, Next next) const {
    Response response = next(request);
    if (!response.xframe_options_exempt) response.headers.set_default(header_);
    return response;
}

}  // namespace cadenza
