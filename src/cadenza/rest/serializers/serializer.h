#pragma once

#include <initializer_list>
#include <memory>
#include <vector>

#include "cadenza/rest/serializers/serializer_base.h"

namespace cadenza {

/// A serializer whose fields are declared one by one:
///
///     struct PointSerializer : Serializer {
///         PointSerializer() {
///             fields = {{"x", IntegerField{}}, {"y", IntegerField{required = false}},
///                       {"label", CharField{max_length = 5, default_ = "origin"}}};
///         }
///     };
///     auto serializer = make_serializer<PointSerializer>();
///     serializer.set_data(…);
///     serializer.is_valid(true);
///
/// Its instance is a value: a dictionary, or an object. Behaviour:
/// rest_framework.serializers.Serializer.
class Serializer : public SerializerBase {
 public:
    using FrameworkBase = Serializer;

    Serializer();
    Serializer(const Serializer& other);
    ~Serializer() override;

    void set_instance(Value instance);
    const Value& instance() const { return instance_; }
    bool has_instance() const override { return !instance_.is_null(); }

    /// Calls create() or, with an instance, update(), and keeps what they return. `extra` joins the
    /// validated data.
    const Value& save(Dict extra = {});

    /// The object made of valid data. A serializer that is saved overrides it.
    virtual Value create(const ValidatedData& data);
    virtual Value update(const Value& instance, const ValidatedData& data);
    /// What the response shows of an instance; override to change it, starting from the base's
    /// answer.
    virtual Value to_representation(const Value& instance);

    Value represent(const serializers::Instance& instance) override;
    Value create_object(const ValidatedData& data) override { return create(data); }

 protected:
    serializers::FieldList fields;
    /// Checks of the whole serializer.
    std::vector<std::shared_ptr<const serializers::SerializerValidator>> serializer_validators;

    std::shared_ptr<const serializers::Definition> build_definition() const override;
    Value represent_instance() override;
    void write_instance(JsonWriter& out) override;

 private:
    Value instance_;
};

namespace serializers {

template <class T>
struct MemberClass;
template <class T, class F>
struct MemberClass<F T::*> {
    using Type = T;
};
/// Whether S, or a base of its own, overrides to_representation(), so that JSON must go through it.
template <class S>
inline constexpr bool kHasRepresentationHook =
    !std::is_same_v<typename MemberClass<decltype(&S::to_representation)>::Type,
                    typename S::FrameworkBase>;

}  // namespace serializers

/// The class's prototype: its constructor runs once, for all requests.
template <class S>
const S& serializer_prototype() {
    static const S* const prototype = [] {
        auto made = std::make_unique<S>();
        made->freeze(serializers::kHasRepresentationHook<S>);
        return made.release();
    }();
    return *prototype;
}

/// A serializer for one request; costs a copy of the prototype.
template <class S>
S make_serializer() {
    return S(serializer_prototype<S>());
}

template <class S>
std::unique_ptr<SerializerBase> new_serializer() {
    return std::make_unique<S>(serializer_prototype<S>());
}

}  // namespace cadenza
