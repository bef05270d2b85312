#include "cadenza/rest/serializers/definition.h"

#include <cxxabi.h>

#include <cstdlib>

#include "cadenza/base/error.h"
#include "cadenza/base/json/writer.h"

namespace cadenza::serializers {

Definition::Definition() = default;
Definition::~Definition() = default;

const BoundField* Definition::find(std::string_view name) const {
    for (const BoundField& bound : fields)
        if (bound.field->field_name() == name) return &bound;
    return nullptr;
}

void Definition::add(std::string name, std::shared_ptr<Field> field, FieldHook hook) {
    if (const char* option = unknown_option(field->options(), field->option_groups()))
        throw ImproperlyConfigured("The field \"" + name + "\" of " + class_name + " is a " +
                                   std::string(field->class_name()) + ", which has no option \"" +
                                   option + "\".");
    std::string key;
    append_json_string(key, name);
    key += ':';
    field->bind(std::move(name));
    fields.push_back({std::move(field), hook, std::move(key)});
}

void Definition::finish() {
    for (const BoundField& bound : fields) {
        const Field& field = *bound.field;
        if (!field.read_only()) writable.push_back(&bound);
        if (!field.write_only()) readable.push_back(&bound);
        if (field.read_only() && field.has_default() && field.source_attrs().size() == 1)
            read_only_defaults.push_back(&bound);
    }
}

std::string readable_name(const char* mangled) {
    int status = 0;
    char* text = abi::__cxa_demangle(mangled, nullptr, nullptr, &status);
    std::string name = status == 0 ? text : mangled;
    std::free(text);
    return name;
}

}  // namespace cadenza::serializers
