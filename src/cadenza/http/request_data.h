#pragma once

#include <memory>
#include <string_view>

#include "cadenza/base/value.h"

namespace cadenza {

class Request;

/// The parsed body of a request: `request.data["title"]`. Parsed on first use by the hook that the
/// view installs (rest views: the parser that the Content-Type selects); without a hook forms and
/// JSON are understood, and a body of another type is null. Throws what the hook throws; without a
/// hook BadRequest for malformed JSON.
class RequestData {
 public:
    /// Parses the body; context is what was installed with it.
    using Hook = Value (*)(Request& request, void* context);

    explicit RequestData(Request& request) noexcept;
    ~RequestData();
    RequestData(const RequestData&) = delete;
    RequestData& operator=(const RequestData&) = delete;

    const Value& value();
    /// The entry; null if there is none, or if the body is no dictionary or form.
    const Value& operator[](std::string_view key) { return value()[key]; }
    const Value* find(std::string_view key) { return value().find(key); }
    bool contains(std::string_view key) { return find(key) != nullptr; }

    /// The context outlives the request, or at least the view's run.
    void install(Hook hook, void* context) noexcept;
    void set(Value value);  ///< instead of parsing
    bool is_parsed() const noexcept { return value_ != nullptr; }
    void reset() noexcept;

 private:
    Request& request_;
    Hook hook_ = nullptr;
    void* context_ = nullptr;
    std::unique_ptr<Value> value_;
};

}  // namespace cadenza
