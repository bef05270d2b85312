#include "cadenza/middleware/session_access.h"

#include "cadenza/http/request.h"

namespace cadenza {
namespace {

struct Slot {
    SessionAccess* access;
};

}  // namespace

SessionAccess* session_access(const Request& request) noexcept {
    const Slot* slot = request.attribute<Slot>();
    return slot != nullptr ? slot->access : nullptr;
}

void set_session_access(Request& request, SessionAccess& access) {
    request.set_attribute(Slot{&access});
}

}  // namespace cadenza
