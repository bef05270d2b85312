#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/db/models/query_base.h"
#include "cadenza/rest/api_view.h"
#include "cadenza/rest/filters.h"
#include "cadenza/rest/pagination.h"
#include "cadenza/rest/serializers/serializer_base.h"

namespace cadenza {

/// What all generic views share, without the types of their model and serializer: lookup, filters,
/// pages. As rest_framework.generics.GenericAPIView; derive from Generic<S> or from one of
/// generics::.
class GenericAPIView : public APIView {
 public:
    GenericAPIView();
    GenericAPIView(const GenericAPIView&);
    ~GenericAPIView() override;

    Attribute<std::string> lookup_field;  ///< what finds the object of a detail view; default "pk"
    Attribute<std::string>
        lookup_url_kwarg;  ///< the URL argument with its value; default: lookup_field
    Attribute<std::string> lookup_value_regex;  ///< what a router lets match; default "[^/.]+"
    Attribute<Policies<filters::BaseFilterBackend>> filter_backends;
    Attribute<Policy<pagination::BasePagination>> pagination_class;  ///< nullptr: no pages
    Attribute<std::vector<std::string>> search_fields;               ///< of SearchFilter
    Attribute<std::vector<std::string>> ordering_fields;             ///< of OrderingFilter
    Attribute<std::vector<std::string>> ordering;                    ///< its default

    using SerializerFactory = std::unique_ptr<SerializerBase> (*)();
    /// Makes the serializer that shows objects, and that OPTIONS describes. Override to choose by
    /// action or user: `return &new_serializer<BookBriefSerializer>;`
    virtual SerializerFactory get_serializer_class() const = 0;
    virtual SerializerContext get_serializer_context();

    /// The model of the queryset; nullptr without one.
    virtual const ModelInfo* model_info() const = 0;
    /// Runs the queryset through the filter backends.
    virtual QueryBase filter_queryset(const QueryBase& queryset);
    /// Empty where the view has no pagination.
    virtual std::optional<pagination::Page> paginate_queryset(const QueryBase& queryset);
    virtual Response get_paginated_response(const pagination::Page& page, Value results);

    std::string lookup_kwarg() const;
    std::string default_basename()
        const;  ///< for routers: the model's name in lower case; "" without one
    /// Names by which the serializer's readable fields can be ordered: "title", "author__name".
    std::vector<std::string> serializer_sources() const;
    /// Finds the object of a detail view for its permissions alone; throws as get_object().
    virtual void check_object() = 0;
    /// The fields that POST and PUT take, of those that the client may use here.
    Value determine_actions(Request& request) override;

 protected:
    const pagination::BasePagination* paginator() const;
    /// The filtered queryset narrowed to what the URL names. Throws NotFound for a value that
    /// cannot be one.
    QueryBase object_query(const QueryBase& queryset);
    /// In a catch block of a query for one object: throws NotFound, as Django's get_object_or_404,
    /// where there is none or the URL's value cannot be one; anything else again.
    [[noreturn]] static void object_not_found(const QueryBase& queryset);
    [[noreturn]] void queryset_missing() const;

    /// The list of the filtered queryset's rows, or a page of them.
    Response list_of(const QueryBase& queryset);
    /// One object as the serializer class shows it.
    Response show(const Model& object);
    /// 201 with the serializer's data, and its URL as Location where it has one.
    Response created(SerializerBase& serializer);
    /// The serializer's data as finished JSON.
    static Value json_of(SerializerBase& serializer);
    std::unique_ptr<SerializerBase> showing_serializer();

 private:
    bool is_permitted(Request& request, Method method);
};

}  // namespace cadenza
