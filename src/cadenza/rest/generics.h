#pragma once

#include <concepts>
#include <memory>
#include <string_view>
#include <type_traits>

#include "cadenza/db/models/query_set.h"
#include "cadenza/rest/generic_api_view.h"
#include "cadenza/rest/serializers/model_serializer.h"

namespace cadenza {

/// A generic view of serializer S: where its objects come from, how they are found, saved and
/// deleted. As rest_framework.generics.GenericAPIView. `queryset` must be assigned, or
/// get_queryset() overridden.
template <class S>
class Generic : public GenericAPIView {
 public:
    using SerializerType = S;
    using ModelType = typename S::ModelType;

    Attribute<QuerySet<ModelType>> queryset;

    /// What the view shows and finds objects in. Override to narrow it by request.
    virtual QuerySet<ModelType> get_queryset() {
        if (!queryset.is_set()) queryset_missing();
        return queryset->all();
    }
    /// The object that the URL names, for whoever is permitted to have it. Throws NotFound,
    /// PermissionDenied.
    virtual ModelType get_object() {
        const QuerySet<ModelType> found(object_query(get_queryset()));
        ModelType object = get_or_not_found(found);
        check_object_permissions(request(), object);
        return object;
    }
    /// A serializer with the request as its context.
    S get_serializer() {
        S serializer(serializer_prototype<S>());
        serializer.set_context(get_serializer_context());
        return serializer;
    }
    // What becomes of a valid serializer and of an object to delete. Override to add to it:
    // `serializer.save("author"_k = user());`
    virtual void perform_create(S& serializer) { serializer.save(); }
    virtual void perform_update(S& serializer) { serializer.save(); }
    virtual void perform_destroy(ModelType& instance) { instance.remove(); }

    SerializerFactory get_serializer_class() const override { return &new_serializer<S>; }
    const ModelInfo* model_info() const override { return &cadenza::model_info<ModelType>(); }
    void check_object() override { static_cast<void>(get_object()); }

 protected:
    // What the mixins below answer with.
    Response list_response() { return list_of(get_queryset()); }
    Response create_response(Request& request) {
        S serializer(serializer_prototype<S>());
        serializer.set_context(get_serializer_context());
        serializer.borrow_data(request.data.value());
        serializer.is_valid(true);
        perform_create(serializer);
        return created(serializer);
    }
    Response retrieve_response() { return show(get_object()); }
    Response update_response(Request& request, bool partial) {
        ModelType instance = get_object();
        S serializer(serializer_prototype<S>());
        serializer.set_context(get_serializer_context());
        serializer.set_instance(instance);
        serializer.set_partial(partial);
        serializer.borrow_data(request.data.value());
        serializer.is_valid(true);
        perform_update(serializer);
        return Response(json_of(serializer));
    }
    Response destroy_response() {
        ModelType instance = get_object();
        perform_destroy(instance);
        return Response(status::HTTP_204_NO_CONTENT);
    }

 private:
    static ModelType get_or_not_found(const QuerySet<ModelType>& found) {
        try {
            return found.get();
        } catch (...) {
            object_not_found(found);
        }
    }
};

// The actions, one mixin each: what ListAPIView and ModelViewSet are made of.

template <class Base>
class ListModelMixin : public Base {
 public:
    virtual Response list(Request&) { return this->list_response(); }
};
template <class Base>
class CreateModelMixin : public Base {
 public:
    virtual Response create(Request& request) { return this->create_response(request); }
};
template <class Base>
class RetrieveModelMixin : public Base {
 public:
    virtual Response retrieve(Request&) { return this->retrieve_response(); }
};
template <class Base>
class UpdateModelMixin : public Base {
 public:
    virtual Response update(Request& request) { return this->update_response(request, false); }
    virtual Response partial_update(Request& request) {
        return this->update_response(request, true);
    }
};
template <class Base>
class DestroyModelMixin : public Base {
 public:
    virtual Response destroy(Request&) { return this->destroy_response(); }
};

namespace internal {

template <class Base, template <class> class... Mixins>
struct Mix {
    using type = Base;
};
template <class Base, template <class> class First, template <class> class... More>
struct Mix<Base, First, More...> {
    using type = First<typename Mix<Base, More...>::type>;
};

}  // namespace internal

/// The nine generic views of DRF.
namespace generics {

template <class S>
class CreateAPIView : public CreateModelMixin<Generic<S>> {
 public:
    Response post(Request& request) override { return this->create(request); }
};

template <class S>
class ListAPIView : public ListModelMixin<Generic<S>> {
 public:
    Response get(Request& request) override { return this->list(request); }
};

template <class S>
class RetrieveAPIView : public RetrieveModelMixin<Generic<S>> {
 public:
    Response get(Request& request) override { return this->retrieve(request); }
};

template <class S>
class DestroyAPIView : public DestroyModelMixin<Generic<S>> {
 public:
    Response remove(Request& request) override { return this->destroy(request); }
};

template <class S>
class UpdateAPIView : public UpdateModelMixin<Generic<S>> {
 public:
    Response put(Request& request) override { return this->update(request); }
    Response patch(Request& request) override { return this->partial_update(request); }
};

template <class S>
class ListCreateAPIView : public CreateModelMixin<ListModelMixin<Generic<S>>> {
 public:
    Response get(Request& request) override { return this->list(request); }
    Response post(Request& request) override { return this->create(request); }
};

template <class S>
class RetrieveUpdateAPIView : public UpdateModelMixin<RetrieveModelMixin<Generic<S>>> {
 public:
    Response get(Request& request) override { return this->retrieve(request); }
    Response put(Request& request) override { return this->update(request); }
    Response patch(Request& request) override { return this->partial_update(request); }
};

template <class S>
class RetrieveDestroyAPIView : public DestroyModelMixin<RetrieveModelMixin<Generic<S>>> {
 public:
    Response get(Request& request) override { return this->retrieve(request); }
    Response remove(Request& request) override { return this->destroy(request); }
};

template <class S>
class RetrieveUpdateDestroyAPIView
    : public DestroyModelMixin<UpdateModelMixin<RetrieveModelMixin<Generic<S>>>> {
 public:
    Response get(Request& request) override { return this->retrieve(request); }
    Response put(Request& request) override { return this->update(request); }
    Response patch(Request& request) override { return this->partial_update(request); }
    Response remove(Request& request) override { return this->destroy(request); }
};

}  // namespace generics
}  // namespace cadenza
