#pragma once

#include <memory>
#include <optional>

#include "cadenza/rest/serializers/serializer.h"

namespace cadenza {

class QueryBase;

/// What a list of serialized objects must be like.
struct ListLimits {
    bool allow_empty = true;
    std::optional<int> min_length;
    std::optional<int> max_length;
};

/// Many objects through one serializer: DRF's many=True. Made by make_list_serializer<S>(); derive
/// from it to look at the list as a whole (validate) or to update many.
class ListSerializer {
 public:
    explicit ListSerializer(std::unique_ptr<SerializerBase> child, ListLimits limits = {});
    virtual ~ListSerializer();
    ListSerializer(const ListSerializer&) = delete;
    ListSerializer& operator=(const ListSerializer&) = delete;

    void set_data(Value data);
    void borrow_data(const Value& data) { data_ = &data; }
    void set_partial(bool partial) { child_->set_partial(partial); }
    void set_context(SerializerContext context) { child_->set_context(std::move(context)); }
    /// The objects to show, each a value; or the rows of a query.
    void set_instance(List instances);
    void set_queryset(const QueryBase& queryset);

    bool is_valid(bool raise_exception = false);
    const ErrorDetail& errors() const;
    List& validated_data();  ///< of dictionaries
    virtual Value data();
    virtual void write_json(JsonWriter& out);
    /// Creates every object; `extra` joins the data of each.
    virtual void save(const Dict& extra = {});

    /// Looks at all items together; may change them. Throws ValidationError to refuse them.
    virtual void validate(List& items);
    /// The child's create() for each item.
    virtual void create(const List& items);

    SerializerBase& child() { return *child_; }
    /// The whole path of one input; throws ValidationError.
    List run_validation(const Value& data);

 protected:
    std::string name() const;

 private:
    std::unique_ptr<SerializerBase> child_;
    ListLimits limits_;
    std::optional<List> instances_;
    std::unique_ptr<const QueryBase> queryset_;
    std::optional<Value> owned_data_;
    const Value* data_ = nullptr;
    List validated_;
    ErrorDetail errors_;
    bool is_validated_ = false;
};

/// DRF's S(many=True).
template <class S>
std::unique_ptr<ListSerializer> make_list_serializer(ListLimits limits = {}) {
    if constexpr (requires { typename S::ListSerializerClass; })
        return std::make_unique<typename S::ListSerializerClass>(new_serializer<S>(), limits);
    else
        return std::make_unique<ListSerializer>(new_serializer<S>(), limits);
}

namespace serializers {

/// The items of a list input, each validated by the child; errors by index. Throws ValidationError.
List validate_items(SerializerBase& child, const Value& data, const ListLimits& limits);

}  // namespace serializers
}  // namespace cadenza
