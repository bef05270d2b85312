#pragma once

#include <string>
#include <vector>

#include "cadenza/http/request.h"
#include "cadenza/http/response.h"
#include "cadenza/urls/kwargs.h"

namespace cadenza {

struct CheckMessage;

/// A view as the URL resolver holds it. One object serves every request, several at once: it keeps
/// no state of a request. It may throw; the application turns exceptions into answers.
class ViewObject {
 public:
    ViewObject() = default;
    virtual ~ViewObject() = default;
    ViewObject(const ViewObject&) = delete;
    ViewObject& operator=(const ViewObject&) = delete;

    virtual Response operator()(Request& request, const Kwargs& kwargs) const = 0;
    /// How many values of the URL it takes by position; -1 where it takes the Kwargs as they are.
    /// The resolver compares it with the route when it is built.
    virtual int arity() const noexcept { return -1; }
    /// The class behind a class-based view, for tools that inspect views (schema generators); else
    /// nullptr.
    virtual const void* prototype() const noexcept { return nullptr; }

    /// What keeps the view from working with these settings: for the system checks of a project
    /// whose URLs lead to it.
    virtual void check(const Settings&, std::vector<CheckMessage>&) const {}

    bool csrf_exempt = false;
    bool login_required = true;  ///< false: middleware::login_required leaves it alone
    bool append_slash = true;    ///< false: "/x" is not redirected to this view at "/x/"
    std::string name;  ///< of the function or class, for messages and debug pages; may be empty
};

}  // namespace cadenza
