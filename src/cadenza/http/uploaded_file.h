#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "cadenza/base/value.h"

namespace cadenza {

/// A file of a multipart form.
class UploadedFile : public Opaque {
 public:
    UploadedFile(std::string name, std::string content_type, std::string content,
                 std::string charset = {});

    /// The client's file name without any directory; never "", ".", "..", never with '/', '\\' or
    /// control characters.
    const std::string& name() const noexcept { return name_; }
    const std::string& content_type() const noexcept {
        return content_type_;
    }  ///< as the client says
    const std::string& charset() const noexcept { return charset_; }
    const std::string& content() const noexcept { return content_; }
    std::size_t size() const noexcept { return content_.size(); }

    std::string_view type_name() const override { return "UploadedFile"; }
    std::string str() const override { return name_; }

    /// The file that a value carries, or nullptr.
    static std::shared_ptr<const UploadedFile> from(const Value& value);

 private:
    std::string name_, content_type_, charset_, content_;
};

}  // namespace cadenza
