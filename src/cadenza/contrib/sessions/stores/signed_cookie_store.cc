#include "cadenza/contrib/sessions/stores/signed_cookie_store.h"

#include "cadenza/conf/settings.h"
#include "cadenza/signing/signed_value.h"

namespace cadenza::sessions {
namespace {

constexpr std::string_view kSalt = "django.contrib.sessions.backends.signed_cookies";

}  // namespace

std::optional<Dict> SignedCookieStore::load(const std::string& key) const {
    auto value = signing::loads(signing::Keys::of(settings_), key,
                                {.salt = kSalt, .max_age = settings_.session.cookie_age});
    if (!value || !value->is_dict()) return {};
    return std::move(value->as_dict());
}

std::optional<std::string> SignedCookieStore::pack(const Dict& data) const {
    return signing::dumps(signing::Keys::of(settings_), Value(data),
                          {.salt = kSalt, .compress = true});
}

}  // namespace cadenza::sessions
