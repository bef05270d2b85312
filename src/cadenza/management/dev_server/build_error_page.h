#pragma once

#include <string>

#include "cadenza/http/handler.h"

namespace cadenza::management {

/// Stands before the application while `runserver` watches the sources: as long as the last build
/// failed, every request is answered with what the compiler said, for the one who just saved the
/// file and looks at the browser.
class BuildErrorPage : public Handler {
 public:
    /// `error_file` holds the compiler's words while there is an error, and does not exist
    /// otherwise.
    BuildErrorPage(Handler& application, std::string error_file)
        : application_(application), error_file_(std::move(error_file)) {}
    Response handle(Request& request) noexcept override;

 private:
    Handler& application_;
    std::string error_file_;
};

}  // namespace cadenza::management
