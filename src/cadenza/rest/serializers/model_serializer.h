#pragma once

#include <initializer_list>
#include <memory>
#include <type_traits>
#include <utility>

#include "cadenza/db/models/query_methods.h"
#include "cadenza/db/models/register.h"
#include "cadenza/rest/serializers/list_serializer.h"
#include "cadenza/rest/serializers/model_serializer_base.h"

namespace cadenza {
namespace serializers {

/// A name that a serializer of M can know: one of its fields, and "url" in a hyperlinked one.
/// Checked by the compiler.
template <class M, bool Hyperlinked>
struct SerializerName {
    const char* text;
    consteval SerializerName(const char* name) : text(name) {
        if (!Hyperlinked || std::string_view(name) != "url") (void)FieldName<M>(name);
    }
};

/// A line of a ModelSerializer's `fields`: "title" (checked by the compiler: a field of M, or
/// "__all__"), the same with a hook, or any name with a field of its own.
template <class M, bool Hyperlinked>
struct ModelFieldEntry : FieldEntry {
    consteval ModelFieldEntry(const char* field_name, FieldHook validation = {})
        : FieldEntry(field_name, validation) {
        if (std::string_view(field_name) != "__all__")
            (void)SerializerName<M, Hyperlinked>(field_name);
    }
    template <class F>
    requires std::is_base_of_v<Field, F> ModelFieldEntry(const char* field_name, F definition,
                                                         FieldHook validation = {})
        : FieldEntry(field_name, std::move(definition), validation) {}
};

template <class M, bool Hyperlinked>
class ModelFieldList : public FieldList {
 public:
    ModelFieldList& operator=(std::initializer_list<ModelFieldEntry<M, Hyperlinked>> entries) {
        clear();
        return *this += entries;
    }
    ModelFieldList& operator+=(std::initializer_list<ModelFieldEntry<M, Hyperlinked>> entries) {
        for (const FieldEntry& entry : entries) add(entry);
        return *this;
    }
    /// fields = "__all__"
    ModelFieldList& operator=(ModelFieldEntry<M, Hyperlinked> all) {
        clear();
        add(all);
        return *this;
    }
};

template <class M, bool Hyperlinked>
class ModelNameList : public NameList {
 public:
    ModelNameList& operator=(std::initializer_list<SerializerName<M, Hyperlinked>> names) {
        names_.clear();
        for (const SerializerName<M, Hyperlinked>& name : names) names_.emplace_back(name.text);
        return *this;
    }
};

template <class M, bool Hyperlinked>
struct ModelKwargs {
    SerializerName<M, Hyperlinked> name;
    FieldOptions options;
};

template <class M, bool Hyperlinked>
class ModelKwargsList : public KwargsList {
 public:
    ModelKwargsList& operator=(std::initializer_list<ModelKwargs<M, Hyperlinked>> entries) {
        entries_.clear();
        for (const ModelKwargs<M, Hyperlinked>& entry : entries)
            set(entry.name.text, entry.options);
        return *this;
    }
};

/// The value of a keyword argument of save(): an object stays an object.
Value saved_value(internal::KeywordValue& keyword);

}  // namespace serializers

/// A serializer whose fields are those of a model, with the model's own rules, and that creates and
/// updates its objects:
///
///     struct BlogPostSerializer : ModelSerializer<BlogPost> {
///         BlogPostSerializer() {
///             fields = {"id", "title", "content", {"author", nested<UserSerializer>()},
///                       {"summary", method<&BlogPostSerializer::summary>()}, "created_at"};
///             extra_kwargs = {{"title", {.allow_blank = true}}};
///         }
///         std::string summary(const BlogPost& post) const;
///     };
///
/// Names are checked by the compiler. fields = {"__all__"} takes every field of the model, with
/// what is declared beside it; exclude leaves some out. Behaviour:
/// rest_framework.serializers.ModelSerializer.
template <class M, bool Hyperlinked = false>
class ModelSerializer : public ModelSerializerBase {
 public:
    using ModelType = M;
    using FrameworkBase = ModelSerializer;

    const ModelInfo& model() const override { return model_info<M>(); }

    /// Shows this object, or updates it. Borrowed: it outlives the serializer.
    void set_instance(M& object) { borrow_instance(object); }
    /// The given or saved object; nullptr if there is none.
    const M* instance() const { return static_cast<const M*>(model_instance()); }

    /// create() or update(); the keywords join the validated data: save("author"_k = user).
    template <internal::AssignmentArgument... K>
    M& save(K... keywords) {
        static_assert((internal::assignment_fits<M, K>() && ...));
        Dict extra;
        (extra.set(keywords.name, serializers::saved_value(keywords)), ...);
        return static_cast<M&>(save_object(std::move(extra)));
    }
    M& save(Dict extra) { return static_cast<M&>(save_object(std::move(extra))); }

    /// The new object of valid data, saved. Override it for more than setting the model's fields.
    virtual M create(const ValidatedData& data) {
        M object;
        assign(object, data, "create");
        return object;
    }
    virtual void update(M& object, const ValidatedData& data) { assign(object, data, "update"); }
    /// What the response shows; override to change it, starting from the base's answer.
    virtual Value to_representation(const M& object) { return show_fields(object); }

 protected:
    serializers::ModelFieldList<M, Hyperlinked> fields;
    serializers::ModelNameList<M, Hyperlinked> exclude;
    serializers::ModelNameList<M, Hyperlinked> read_only_fields;
    serializers::ModelKwargsList<M, Hyperlinked> extra_kwargs;
    /// In place of the checks that the model's unique_together and constraints bring.
    serializers::ValidatorList serializer_validators;
    /// Relations are shown as nested objects, to this depth.
    int depth = 0;

    std::unique_ptr<Model> make_object(const ValidatedData& data) override {
        return std::make_unique<M>(create(data));
    }
    void change_object(Model& object, const ValidatedData& data) override {
        update(static_cast<M&>(object), data);
    }
    Value show_object(const Model& object) override {
        return to_representation(static_cast<const M&>(object));
    }
    serializers::ModelAttributesView attributes() const override {
        return {fields, exclude,    read_only_fields, extra_kwargs, serializer_validators,
                depth,  Hyperlinked};
    }
};

/// A ModelSerializer that shows relations, and with the field "url" the object itself, as URLs. The
/// views are those that a router names: "book-detail". {"url", {.lookup_field = "slug"}} in
/// extra_kwargs chooses another URL argument than the key.
template <class M>
using HyperlinkedModelSerializer = ModelSerializer<M, true>;

}  // namespace cadenza
