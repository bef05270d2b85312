#include "cadenza/contrib/auth/commands/passwords.h"

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>

#include "cadenza/base/text.h"

namespace cadenza::auth {

std::optional<std::string> superuser_variable(std::string_view field) {
    for (const char* prefix : {"DJANGO_SUPERUSER_", "CADENZA_SUPERUSER_"}) {
        const std::string name = prefix + to_upper(field);
        if (const char* value = std::getenv(name.c_str())) return value;
    }
    return std::nullopt;
}

std::string system_username() {
    for (const char* name : {"LOGNAME", "USER", "LNAME", "USERNAME"})
        if (const char* value = std::getenv(name); value != nullptr && *value != '\0') return value;
    passwd entry{};
    passwd* found = nullptr;
    char buffer[4096];
    if (getpwuid_r(getuid(), &entry, buffer, sizeof buffer, &found) != 0 || found == nullptr)
        return {};
    return found->pw_name;
}

std::string lines_of(const std::vector<ValidationMessage>& messages) {
    std::string text;
    for (const ValidationMessage& one : messages) text += one.message + "\n";
    return text;
}

}  // namespace cadenza::auth
