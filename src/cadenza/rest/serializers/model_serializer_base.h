#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cadenza/rest/relations/hyperlinked_fields.h"
#include "cadenza/rest/relations/related_fields.h"
#include "cadenza/rest/serializers/serializer_base.h"

namespace cadenza {

class Model;
class ModelInfo;

namespace serializers {

/// Names assigned in a constructor: exclude = {"password"}. A copy is empty, as with FieldList.
class NameList {
 public:
    NameList();
    NameList(const NameList&) noexcept;
    NameList& operator=(const NameList&) = delete;
    ~NameList();
    const std::vector<std::string>& names() const { return names_; }

 protected:
    std::vector<std::string> names_;
};

/// The options given in extra_kwargs, by field. A copy is empty, as with FieldList.
class KwargsList {
 public:
    KwargsList();
    KwargsList(const KwargsList&) noexcept;
    KwargsList& operator=(const KwargsList&) = delete;
    ~KwargsList();
    const FieldOptions* find(std::string_view name) const;
    const std::vector<std::pair<std::string, FieldOptions>>& entries() const { return entries_; }

 protected:
    void set(const char* name, const FieldOptions& options);
    std::vector<std::pair<std::string, FieldOptions>> entries_;
};

/// Serializer-level checks. A copy is empty, as with FieldList.
class ValidatorList {
 public:
    ValidatorList();
    ValidatorList(const ValidatorList&) noexcept;
    ValidatorList& operator=(const ValidatorList&) = delete;
    ~ValidatorList();
    template <class V>
    requires std::is_base_of_v<SerializerValidator, V> ValidatorList& operator=(V validator) {
        return assign({std::make_shared<V>(std::move(validator))});
    }
    ValidatorList& operator=(std::vector<std::shared_ptr<const SerializerValidator>> validators) {
        return assign(std::move(validators));
    }
    bool is_set() const { return set_; }
    const std::vector<std::shared_ptr<const SerializerValidator>>& list() const { return list_; }

 private:
    ValidatorList& assign(std::vector<std::shared_ptr<const SerializerValidator>> validators);

    std::vector<std::shared_ptr<const SerializerValidator>> list_;
    bool set_ = false;
};

/// All that the constructor of a ModelSerializer assigned, without its types.
struct ModelAttributesView {
    const FieldList& fields;
    const NameList& exclude;
    const NameList& read_only_fields;
    const KwargsList& extra_kwargs;
    const ValidatorList& validators;
    int depth;
    bool hyperlinked = false;
};

}  // namespace serializers

/// The engine under ModelSerializer<M>: the fields of a model's serializer, and how objects are
/// saved.
class ModelSerializerBase : public SerializerBase {
 public:
    using HyperlinkedIdentityField = serializers::HyperlinkedIdentityField;
    using HyperlinkedRelatedField = serializers::HyperlinkedRelatedField;
    using PrimaryKeyRelatedField = serializers::PrimaryKeyRelatedField;
    using SlugRelatedField = serializers::SlugRelatedField;
    using StringRelatedField = serializers::StringRelatedField;

    ~ModelSerializerBase() override;

    virtual const ModelInfo& model() const = 0;
    bool has_instance() const override { return instance_ != nullptr; }
    const Model* model_instance() const override { return instance_; }
    /// Borrows the object that is shown, or changed by save().
    void borrow_instance(Model& object) { instance_ = &object; }
    /// create() or update(), with `extra` over the validated data.
    Model& save_object(Dict extra);

    Value represent(const serializers::Instance& instance) override;
    Value create_object(const ValidatedData& data) override;

 protected:
    ModelSerializerBase();
    ModelSerializerBase(const ModelSerializerBase& other);

    virtual std::unique_ptr<Model> make_object(const ValidatedData& data) = 0;
    virtual void change_object(Model& object, const ValidatedData& data) = 0;
    virtual Value show_object(const Model& object) = 0;
    virtual serializers::ModelAttributesView attributes() const = 0;

    std::shared_ptr<const serializers::Definition> build_definition() const override;
    Value represent_instance() override;
    void write_instance(JsonWriter& out) override;
    /// Sets the fields, saves the object, then sets many-to-many relations: what create() and
    /// update() do.
    void assign(Model& object, const ValidatedData& data, const char* method);
    Value show_fields(const Model& object);

 private:
    Model* instance_ = nullptr;
    std::unique_ptr<Model> owned_;
};

}  // namespace cadenza
