#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "cadenza/base/dict.h"
#include "cadenza/base/value.h"
#include "cadenza/rest/error_detail.h"
#include "cadenza/rest/serializers/definition.h"
#include "cadenza/rest/serializers/vocabulary.h"

namespace cadenza {

class JsonWriter;
class Model;
namespace serializers {
class NestedField;
}

/// The engine under Serializer and ModelSerializer: input → validated data, instance → output. One
/// object serves one request, on one fiber. What its class is made of (the Definition) is built
/// once, from the attributes that the constructor assigned, and shared: make_serializer<S>() copies
/// a prototype, whose constructor ran once. The copy of a serializer starts afresh: it takes the
/// attributes and no data.
///
/// As in DRF: with data, call is_valid() before errors(), validated_data(), save() and data();
/// without it, data() shows the instance.
class SerializerBase : public serializers::Vocabulary {
 public:
    virtual ~SerializerBase();

    // --- what the view gives
    /// The input. The first form keeps it, the second borrows it (the request's parsed body).
    void set_data(Value data);
    void borrow_data(const Value& data);
    /// An update that may leave fields out.
    void set_partial(bool partial) { partial_ = partial; }
    void set_context(SerializerContext context);

    bool partial() const { return root().partial_; }
    const SerializerContext& context() const { return root().context_; }
    bool has_data() const { return data_ != nullptr; }
    const Value& initial_data() const;
    /// An existing object is shown or updated.
    virtual bool has_instance() const = 0;
    /// The same where it is a model's; else nullptr.
    virtual const Model* model_instance() const { return nullptr; }

    // --- what it finds
    /// Validates on the first call. Throws ValidationError (400) if asked to.
    bool is_valid(bool raise_exception = false);
    const ErrorDetail& errors() const;  ///< empty where the data is valid
    ValidatedData& validated_data();
    /// The answer: of the saved or given instance, else of the validated data, else of the initial
    /// values.
    Value data();
    void write_json(JsonWriter& out);

    // --- hooks
    /// Looks at all values together; may change them. Throws ValidationError to refuse them.
    virtual void validate(ValidatedData& attrs);
    /// The values of what the client sent. Throws ValidationError.
    virtual ValidatedData to_internal_value(const Value& data);

    // --- the parts, for fields and for those who look at a serializer (OPTIONS, schemas)
    const serializers::Definition& definition() const;
    SerializerBase& root();
    const SerializerBase& root() const;
    SerializerBase* parent() const { return parent_; }
    serializers::FieldScope scope();
    /// The whole path of one input; `data` is nullptr where nothing was sent. Throws
    /// ValidationError.
    ValidatedData run_validation(const Value& data);
    /// The representation of an instance that this serializer does not keep.
    virtual Value represent(const serializers::Instance& instance) = 0;
    /// The same, straight to JSON where no hook is in the way.
    void write(const serializers::Instance& instance, JsonWriter& out);
    /// Makes an object of validated data, as create() does; the object as a value.
    virtual Value create_object(const ValidatedData& data) = 0;
    /// The serializer of a nested field, made on first use and kept.
    SerializerBase& nested_serializer(const serializers::NestedField& field);

    /// Called by make_serializer() on a class's prototype, once: builds what the copies share.
    void freeze(bool has_representation_hook);

 protected:
    SerializerBase();
    SerializerBase(const SerializerBase& other);
    SerializerBase& operator=(const SerializerBase&) = delete;

    /// Understands the attributes.
    virtual std::shared_ptr<const serializers::Definition> build_definition() const = 0;
    virtual Value represent_instance() = 0;
    virtual void write_instance(JsonWriter& out) = 0;
    /// Field by field, without hooks.
    Dict represent_fields(const serializers::Instance& instance);
    void write_fields(const serializers::Instance& instance, JsonWriter& out);
    Dict initial_values();
    /// Asserts that save() may be called; the validated data with `extra` over it.
    ValidatedData data_to_save(Dict extra);
    std::string name() const;  ///< of the class
    bool is_direct() const { return direct_; }

 private:
    void run_validators(ValidatedData& attrs);

    mutable std::shared_ptr<const serializers::Definition> definition_;
    std::shared_ptr<const serializers::Definition> owned_definition_;  ///< of a prototype only
    SerializerBase* parent_ = nullptr;
    SerializerContext context_;
    std::optional<Value> owned_data_;
    const Value* data_ = nullptr;
    ValidatedData validated_;
    ErrorDetail errors_;
    bool is_validated_ = false;
    bool partial_ = false;
    bool direct_ = false;  // no hook between the fields and the JSON
    std::vector<std::pair<const serializers::Field*, std::unique_ptr<SerializerBase>>> nested_;
};

}  // namespace cadenza
