#pragma once

#include "cadenza/middleware/middleware.h"

namespace cadenza {

struct Settings;

/// Django's XFrameOptionsMiddleware: X-Frame-Options as the setting says, against clickjacking,
/// unless the response has the header or is exempt.
class XFrameOptionsMiddleware : public Middleware {
 public:
    explicit XFrameOptionsMiddleware(const Settings& settings);
    Response process(Request& request, Next next) const override;

 private:
    FixedHeader header_;
};

}  // namespace cadenza
