#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cadenza/contrib/auth/hashers/hasher_set.h"

namespace cadenza::auth {

// The functions of django.contrib.auth.hashers with the hashers of the installed settings (those of
// HasherInstallation; Django's defaults where none is). All of them compute on runtime::blocking(),
// so that the event loop goes on; they throw runtime::Overloaded where its queue is full.

/// The text to store for a password; `algorithm` "" stands for the preferred one, `salt` "" for a
/// new random one. nullopt gives an unusable one: "!" and 40 random characters. Throws
/// ImproperlyConfigured for an algorithm that the settings do not list.
std::string make_password(std::optional<std::string_view> password, std::string_view salt = {},
                          std::string_view algorithm = {});

/// Whether the password is right. Wrong, unusable, unknown and unreadable ones take as long as a
/// right one does. `algorithm` names the preferred one for must_update.
PasswordCheck verify_password(std::optional<std::string_view> password, std::string_view encoded,
                              std::string_view algorithm = {});
/// The same without a renewal.
bool check_password(std::optional<std::string_view> password, std::string_view encoded);
/// Calls setter(password) if it is right and its hash should be renewed: `[&](std::string_view raw)
/// { user.set_password(raw); user.save(); }`. The setter runs on this fiber.
template <class Setter>
bool check_password(std::optional<std::string_view> password, std::string_view encoded,
                    Setter&& setter) {
    PasswordCheck check = verify_password(password, encoded);
    if (check.correct && check.must_update) setter(*password);
    return check.correct;
}

/// Does the work of one check for a user that does not exist, so that time does not tell who does.
void spend_password_time(std::string_view password);

/// False of what make_password(nullopt) gave. (True of an empty or unreadable text, as in Django:
/// it can be checked, and fails.)
bool is_password_usable(std::string_view encoded);

/// The hasher of an encoded password, nullptr if its algorithm is unknown or not listed.
const PasswordHasher* identify_hasher(std::string_view encoded);

}  // namespace cadenza::auth
