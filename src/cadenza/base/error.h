#pragma once

#include <exception>
#include <string>
#include <utility>

namespace cadenza {

/// The root of the exceptions that end one request (or one command) but never the process. A
/// message names the thing, what was found, and what to do. What is expected to happen is a Result
/// or an optional instead.
class Error : public std::exception {
 public:
    explicit Error(std::string message) : message_(std::move(message)) {}
    const char* what() const noexcept override { return message_.c_str(); }
    const std::string& message() const noexcept { return message_; }

 private:
    std::string message_;
};

/// Wrong use of the framework that only a change of the program can mend: a settings, model or URL
/// mistake. As Django's ImproperlyConfigured.
class ImproperlyConfigured : public Error {
 public:
    using Error::Error;
};

}  // namespace cadenza
