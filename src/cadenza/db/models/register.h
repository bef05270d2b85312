#pragma once

#include <cstddef>
#include <new>
#include <typeinfo>

#include "cadenza/db/models/model.h"

namespace cadenza::internal {

/// One member that CADENZA_MODEL lists.
struct ListedField {
    const void* member;
    db::FieldKind kind;
    bool reverse;
    const ModelInfo& (*related)();
    const ModelInfo& (*through)();
};
class FieldList {
 public:
    /// The texts that the macros hold of the fields that follow: "title, author".
    virtual void add_names(const char* names) = 0;
    virtual void add(const ListedField& field) = 0;

 protected:
    ~FieldList() = default;
};

/// What the engine has to know of a model's C++ type.
struct TypeOps {
    std::size_t size;
    std::size_t align;
    const std::type_info& (*type)();
    const char* name;
    const char* fields;
    Model* (*construct)(void* at);
    Model* (*construct_copy)(void* at, const Model& from);
    Model* (*make_copy)(const Model& from);
    void (*list)(const Model& object, FieldList& fields);
    Meta (*meta_options)();
    void (*throw_does_not_exist)(std::string message);
    void (*throw_multiple)(std::string message);
};

template <class T>
concept FieldMember = requires {
    T::kKind;
}
|| requires {
    typename T::ReverseTarget;
};

template <class T>
void list_field(FieldList& fields, const T& member) {
    static_assert(FieldMember<T>,
                  "CADENZA_MODEL lists a member whose C++ type is not a model field type");
    ListedField field{&member, {}, false, nullptr, nullptr};
    if constexpr (requires { typename T::ReverseTarget; }) {
        field.reverse = true;
        field.related = &model_info<typename T::ReverseTarget>;
    } else {
        field.kind = T::kKind;
        if constexpr (requires { typename T::Target; })
            field.related = &model_info<typename T::Target>;
        if constexpr (requires { typename T::ThroughModel; })
            if constexpr (!std::is_void_v<typename T::ThroughModel>)
                field.through = &model_info<typename T::ThroughModel>;
    }
    fields.add(field);
}

struct FieldVisitor {
    FieldList& fields;
    template <class... T>
    void operator()(const T&... members) const {
        (list_field(fields, members), ...);
    }
};

/// Lists the fields of the struct C, which the model has as a base or is.
template <class C>
void list_fields_of(const C& part, FieldList& fields) {
    fields.add_names(C::cadenza_fields);
    part.C::cadenza_visit(FieldVisitor{fields});
}
template <class M, class... C>
void list_all_fields(const M& object, FieldList& fields, Types<C...>) {
    (list_fields_of<C>(object, fields), ...);
}

template <class M>
struct TypeOpsOf {
    static const std::type_info& type() { return typeid(M); }
    static Model* construct(void* at) { return new (at) M; }
    static Model* construct_copy(void* at, const Model& from) {
        return new (at) M(static_cast<const M&>(from));
    }
    static Model* make_copy(const Model& from) { return new M(static_cast<const M&>(from)); }
    static void list(const Model& object, FieldList& fields) {
        list_all_fields(static_cast<const M&>(object), fields, typename Lineage<M>::type());
    }
    static Meta meta_options() {
        if constexpr (requires { M::meta_options(); })
            return M::meta_options();
        else
            return {};
    }
    [[noreturn]] static void does_not_exist(std::string message) {
        throw DoesNotExistOf<M>(std::move(message));
    }
    [[noreturn]] static void multiple(std::string message) {
        throw MultipleObjectsReturnedOf<M>(std::move(message));
    }
    static constexpr TypeOps value{
        sizeof(M),       alignof(M), &type, M::cadenza_name, M::cadenza_fields, &construct,
        &construct_copy, &make_copy, &list, &meta_options,   &does_not_exist,   &multiple};
};

const ModelInfo& make_model(const TypeOps& ops);

}  // namespace cadenza::internal

namespace cadenza {
template <class M>
const ModelInfo& model_info() {
    static const ModelInfo& info = internal::make_model(internal::TypeOpsOf<M>::value);
    return info;
}
}  // namespace cadenza

/// Once for each model, in the .cc file of its app: builds what the engine knows of it.
#define CADENZA_REGISTER(Type)                                          \
    template const ::cadenza::ModelInfo& ::cadenza::model_info<Type>(); \
    const ::cadenza::ModelInfo& Type::meta() const {                    \
        return ::cadenza::model_info<Type>();                           \
    }
