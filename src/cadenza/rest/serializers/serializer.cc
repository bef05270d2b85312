#include "cadenza/rest/serializers/serializer.h"

#include "cadenza/base/error.h"
#include "cadenza/base/json/writer.h"

namespace cadenza {

using serializers::Definition;
using serializers::Instance;

Serializer::Serializer() = default;
Serializer::Serializer(const Serializer& other) : SerializerBase(other), fields(other.fields) {}
Serializer::~Serializer() = default;

void Serializer::set_instance(Value instance) {
    instance_ = std::move(instance);
}

std::shared_ptr<const Definition> Serializer::build_definition() const {
    auto built = std::make_shared<Definition>();
    built->class_name = name();
    for (const auto& declared : fields.declared())
        built->add(declared.name, declared.field, declared.hook);
    built->validators = serializer_validators;
    built->finish();
    return built;
}

const Value& Serializer::save(Dict extra) {
    const ValidatedData data = data_to_save(std::move(extra));
    instance_ = has_instance() ? update(instance_, data) : create(data);
    if (instance_.is_null())
        throw Error(name() + (has_data() ? "::create() or update()" : "") + " returned no object.");
    return instance_;
}

Value Serializer::create(const ValidatedData&) {
    throw ImproperlyConfigured(
        name() +
        "::create() must be overridden: a Serializer does not know what to make of its data.");
}

Value Serializer::update(const Value&, const ValidatedData&) {
    throw ImproperlyConfigured(
        name() +
        "::update() must be overridden: a Serializer does not know how to change its object.");
}

Value Serializer::to_representation(const Value& instance) {
    return Value(represent_fields(Instance(instance)));
}

Value Serializer::represent(const Instance& instance) {
    if (instance.value() != nullptr) return to_representation(*instance.value());
    return Value(represent_fields(instance));
}

Value Serializer::represent_instance() {
    return to_representation(instance_);
}

void Serializer::write_instance(JsonWriter& out) {
    write(Instance(instance_), out);
}

}  // namespace cadenza
