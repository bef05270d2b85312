#pragma once

#include <cstdlib>
#include <map>
#include <optional>
#include <string>

namespace cadenza {

/// Sets variables of the environment and restores them when it ends.
class ScopedEnvironment {
 public:
    ScopedEnvironment() = default;
    ScopedEnvironment(const ScopedEnvironment&) = delete;
    ScopedEnvironment& operator=(const ScopedEnvironment&) = delete;

    void set(const std::string& name, const std::string& value) {
        remember(name);
        setenv(name.c_str(), value.c_str(), 1);
    }
    void unset(const std::string& name) {
        remember(name);
        unsetenv(name.c_str());
    }
    ~ScopedEnvironment() {
        for (const auto& [name, value] : before_) {
            if (value) {
                setenv(name.c_str(), value->c_str(), 1);
            } else {
                unsetenv(name.c_str());
            }
        }
    }

 private:
    std::map<std::string, std::optional<std::string>> before_;

    void remember(const std::string& name) {
        const char* value = std::getenv(name.c_str());
        before_.try_emplace(name, value ? std::optional<std::string>(value) : std::nullopt);
    }
};

/// The message of the exception that `action` ends with, or "no exception".
template <class Exception, class Action>
std::string message_of(Action action) {
    try {
        action();
    } catch (const Exception& error) {
        return error.what();
    }
    return "no exception";
}

}  // namespace cadenza
