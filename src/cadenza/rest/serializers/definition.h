#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/base/dict.h"
#include "cadenza/rest/serializers/field_list.h"

namespace cadenza {

class FieldInfo;
class JsonWriter;
class Model;

/// What a serializer has accepted: values by the name of their source.
using ValidatedData = Dict;

namespace serializers {

/// Checks the values of a whole serializer together, as UniqueTogetherValidator does.
class SerializerValidator {
 public:
    virtual ~SerializerValidator() = default;
    /// `attrs` are the validated values, and the defaults of read-only fields. Throws
    /// ValidationError.
    virtual void validate(const ValidatedData& attrs, SerializerBase& serializer) const = 0;
};

/// A field in its place in a serializer class.
struct BoundField {
    std::shared_ptr<const Field> field;
    FieldHook hook;
    std::string key_json;  ///< "\"title\":"
    /// A model's column that is shown as it is, and how: straight from the object to JSON.
    const FieldInfo* column = nullptr;
    void (*write_column)(const FieldInfo& column, const Model& object, JsonWriter& out) = nullptr;
};

/// What a serializer class is made of once its attributes are understood: the table of bound
/// fields. Built once for each class, never changed, and shared by all its serializers on all
/// threads.
struct Definition {
    std::string class_name;
    std::vector<BoundField> fields;
    std::vector<const BoundField*> writable;  ///< not read-only: what the input is searched for
    std::vector<const BoundField*> readable;  ///< not write-only: what is shown
    std::vector<const BoundField*> read_only_defaults;
    std::vector<std::shared_ptr<const SerializerValidator>> validators;

    Definition();
    Definition(const Definition&) = delete;
    Definition& operator=(const Definition&) = delete;
    ~Definition();

    const BoundField* find(std::string_view name) const;
    /// Binds the field to its name and checks its options; throws ImproperlyConfigured.
    void add(std::string name, std::shared_ptr<Field> field, FieldHook hook = {});
    /// Sorts the fields into the lists above; nothing can be added after it.
    void finish();
};

/// The name of a type as people write it: "api::PostSerializer".
std::string readable_name(const char* mangled);

}  // namespace serializers
}  // namespace cadenza
