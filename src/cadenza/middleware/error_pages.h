#pragma once

#include "cadenza/http/response.h"

namespace cadenza {

/// The plain page of 400, 403, 404, 500 or 503: says nothing about the cause. Django's text.
Response plain_error_page(int status);

}  // namespace cadenza
