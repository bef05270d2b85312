#include "cadenza/rest/generic_api_view.h"

#include "cadenza/base/error.h"
#include "cadenza/base/json/writer.h"
#include "cadenza/db/models/errors.h"
#include "cadenza/db/models/model.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/rest/defaults.h"
#include "cadenza/rest/exceptions.h"
#include "cadenza/rest/serializers/model_access.h"

namespace cadenza {

GenericAPIView::GenericAPIView() = default;
GenericAPIView::GenericAPIView(const GenericAPIView&) = default;
GenericAPIView::~GenericAPIView() = default;

SerializerContext GenericAPIView::get_serializer_context() {
    SerializerContext context;
    context.request = &request();
    context.view = this;
    context.user = Value(user());
    context.format = format_kwarg();
    return context;
}

std::string GenericAPIView::lookup_kwarg() const {
    if (lookup_url_kwarg.is_set()) return *lookup_url_kwarg;
    return lookup_field.is_set() ? *lookup_field : "pk";
}

std::string GenericAPIView::default_basename() const {
    const ModelInfo* model = model_info();
    return model != nullptr ? model->model_name() : std::string();
}

std::vector<std::string> GenericAPIView::serializer_sources() const {
    std::vector<std::string> names;
    const std::unique_ptr<SerializerBase> serializer = get_serializer_class()();
    for (const serializers::BoundField* bound : serializer->definition().readable) {
        std::string name;
        for (const std::string& part : bound->field->source_attrs()) {
            name += (name.empty() ? "" : "__") + part;
        }
        if (!name.empty()) names.push_back(std::move(name));
    }
    return names;
}

QueryBase GenericAPIView::filter_queryset(const QueryBase& queryset) {
    const auto& project = settings().default_filter_backends;
    const Policies<filters::BaseFilterBackend> backends =
        Policies<filters::BaseFilterBackend>::borrow(
            filter_backends.is_set()
                ? *filter_backends
                : (project.is_set() ? project : internal::rest_defaults().filters));
    QueryBase filtered = queryset;
    for (const auto& backend : backends)
        filtered = backend->filter_queryset(request(), filtered, *this);
    return filtered;
}

const pagination::BasePagination* GenericAPIView::paginator() const {
    if (pagination_class.is_set()) return pagination_class->get();
    return settings().default_pagination_class.get();
}

std::optional<pagination::Page> GenericAPIView::paginate_queryset(const QueryBase& queryset) {
    const pagination::BasePagination* pages = paginator();
    if (pages == nullptr) return std::nullopt;
    return pages->paginate_queryset(queryset, request(), *this);
}

Response GenericAPIView::get_paginated_response(const pagination::Page& page, Value results) {
    return paginator()->get_paginated_response(page, std::move(results));
}

QueryBase GenericAPIView::object_query(const QueryBase& queryset) {
    const std::string kwarg = lookup_kwarg();
    const Value* value = kwargs().find(kwarg);
    if (value == nullptr) {
        throw ImproperlyConfigured(
            "Expected view " + std::string(type_name()) +
            " to be called with a URL keyword argument named \"" + kwarg +
            "\". Fix your URL conf, or set the `lookup_field` attribute on the view "
            "correctly.");
    }
    const QueryBase filtered = filter_queryset(queryset);
    try {
        return filtered.filter(lookup_field.is_set() ? std::string_view(*lookup_field) : "pk",
                               *value);
    } catch (...) {
        object_not_found(queryset);
    }
}

void GenericAPIView::object_not_found(const QueryBase& queryset) {
    try {
        throw;
    } catch (const DoesNotExist&) {
        throw NotFound("No " + queryset.model().name() + " matches the given query.");
    } catch (const ValueError&) {
        throw NotFound();
    } catch (const ModelValidationError&) {
        throw NotFound();
    }
}

void GenericAPIView::queryset_missing() const {
    throw ImproperlyConfigured("'" + std::string(type_name()) +
                               "' should either include a `queryset` attribute, or override the "
                               "`get_queryset()` method.");
}

std::unique_ptr<SerializerBase> GenericAPIView::showing_serializer() {
    std::unique_ptr<SerializerBase> serializer = get_serializer_class()();
    serializer->set_context(get_serializer_context());
    return serializer;
}

Response GenericAPIView::list_of(const QueryBase& queryset) {
    const QueryBase filtered = filter_queryset(queryset);
    const std::optional<pagination::Page> page = paginate_queryset(filtered);
    const std::unique_ptr<SerializerBase> serializer = showing_serializer();
    std::string json;
    JsonWriter writer(json);
    writer.begin_array();
    const auto show_one = [&](const Model& object) {
        serializer->write(serializers::ModelInstance(object).instance, writer);
    };
    if (page && page->objects) {
        for (const Model* object : *page->objects) show_one(*object);
    } else {
        for (const Model& object : page ? page->rows : filtered) show_one(object);
    }
    writer.end_array();
    Value results = Value::json(std::move(json));
    return page ? get_paginated_response(*page, std::move(results)) : Response(std::move(results));
}

Response GenericAPIView::show(const Model& object) {
    const std::unique_ptr<SerializerBase> serializer = showing_serializer();
    std::string json;
    JsonWriter writer(json);
    serializer->write(serializers::ModelInstance(object).instance, writer);
    return Response(Value::json(std::move(json)));
}

Value GenericAPIView::json_of(SerializerBase& serializer) {
    std::string json;
    JsonWriter writer(json);
    serializer.write_json(writer);
    return Value::json(std::move(json));
}

Response GenericAPIView::created(SerializerBase& serializer) {
    const std::string& url_field = settings().url_field_name;
    if (serializer.definition().find(url_field) == nullptr) {
        return Response(json_of(serializer), status::HTTP_201_CREATED);
    }
    Value data = serializer.data();
    const Value* url = data.find(url_field);
    const std::optional<std::string> location =
        url != nullptr && !url->is_null() ? std::optional(url->str()) : std::nullopt;
    Response response(std::move(data), status::HTTP_201_CREATED);
    if (location) response.headers.set("Location", *location);
    return response;
}

}  // namespace cadenza
