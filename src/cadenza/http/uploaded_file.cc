#include "cadenza/http/uploaded_file.h"

namespace cadenza {

UploadedFile::UploadedFile(std::string name, std::string content_type, std::string content,
                           std::string charset)
    : name_(std::move(name)),
      content_type_(std::move(content_type)),
      charset_(std::move(charset)),
      content_(std::move(content)) {}

std::shared_ptr<const UploadedFile> UploadedFile::from(const Value& value) {
    if (value.kind() != Value::Kind::Object) return nullptr;
    return std::dynamic_pointer_cast<const UploadedFile>(value.as_object());
}

}  // namespace cadenza
