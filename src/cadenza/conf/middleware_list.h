#pragma once

#include <initializer_list>
#include <memory>
#include <vector>

namespace cadenza {

struct Settings;
class Middleware;

/// Makes one middleware for a project; called once, when the project is built. Both the settings
/// and what it makes live as long as the project.
using MiddlewareFactory = std::unique_ptr<Middleware> (*)(const Settings& settings);

/// The MIDDLEWARE setting: the first one is the outermost. Left alone it stands for the framework's
/// own list: security, common and X-Frame-Options; `{}` written out means the same,
/// `MiddlewareList::none()` none at all.
class MiddlewareList {
 public:
    MiddlewareList();
    MiddlewareList(std::initializer_list<MiddlewareFactory> factories);
    static MiddlewareList none();

    bool is_default() const noexcept { return is_default_; }
    const std::vector<MiddlewareFactory>& factories() const noexcept { return factories_; }

 private:
    std::vector<MiddlewareFactory> factories_;
    bool is_default_ = true;
};

}  // namespace cadenza
