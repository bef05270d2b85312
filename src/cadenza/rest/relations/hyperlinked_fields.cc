#include "cadenza/rest/relations/hyperlinked_fields.h"

#include "cadenza/base/error.h"
#include "cadenza/base/text.h"
#include "cadenza/db/backends/base/errors.h"
#include "cadenza/db/models/errors.h"
#include "cadenza/db/models/model.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/model_object.h"
#include "cadenza/db/models/query_base.h"
#include "cadenza/http/request.h"
#include "cadenza/rest/reverse.h"
#include "cadenza/rest/serializers/model_access.h"
#include "cadenza/urls/resolver_match.h"
#include "cadenza/urls/url_resolver.h"

namespace cadenza::serializers {
namespace {

FieldOptions of_itself(FieldOptions options) {
    options.read_only = true;
    options.source = "*";
    return options;
}

/// "/a/b/" of "http://host/a/b/?x#y".
std::string_view path_of_url(std::string_view url) {
    const std::size_t host = url.find("//");
    if (host != std::string_view::npos) {
        url.remove_prefix(host + 2);
        const std::size_t slash = url.find('/');
        url = slash == std::string_view::npos ? std::string_view() : url.substr(slash);
    } else if (const std::size_t colon = url.find(':'); colon != std::string_view::npos) {
        url.remove_prefix(colon + 1);
    }
    return url.substr(0, url.find_first_of("?#;"));
}

}  // namespace

HyperlinkedRelatedField::HyperlinkedRelatedField(OptionList<kOptions> options)
    : HyperlinkedRelatedField(collect(options)) {}

HyperlinkedRelatedField::HyperlinkedRelatedField(FieldOptions options)
    : RelatedField(std::move(options)) {
    if (!options_.view_name)
        throw ImproperlyConfigured("A hyperlinked field needs the option view_name.");
    lookup_field_ = options_.lookup_field.value_or("pk");
    lookup_url_kwarg_ = options_.lookup_url_kwarg.value_or(lookup_field_);
    default_error_messages(
        {{"no_match", "Invalid hyperlink - No URL match."},
         {"incorrect_match", "Invalid hyperlink - Incorrect URL match."},
         {"does_not_exist", "Invalid hyperlink - Object does not exist."},
         {"incorrect_type", "Incorrect type. Expected URL string, received {data_type}."}});
}

Value HyperlinkedRelatedField::find(const Value& data, FieldScope& scope) const {
    if (!data.is_text()) fail("incorrect_type", {{"data_type", data.type_name()}});
    std::string_view text = data.as_text();
    if (text.starts_with("http:") || text.starts_with("https:")) text = path_of_url(text);
    const std::string path = percent_decode(text);
    const Request* request = scope.context ? scope.context->request : nullptr;
    if (request == nullptr || request->resolver == nullptr || queryset() == nullptr)
        throw ImproperlyConfigured(
            "The hyperlinked field \"" + field_name() +
            "\" needs the request in the serializer's context, and a queryset.");
    ResolverMatch match;
    if (!path.starts_with('/') || !is_utf8(path) || !request->resolver->resolve(path, match))
        fail("no_match");
    if (match.view_name() != *options_.view_name) fail("incorrect_match");
    try {
        return model_value(*queryset()->get(lookup_field_, match.kwargs[lookup_url_kwarg_]));
    } catch (const DoesNotExist&) {
    } catch (const db::DataError&) {
    } catch (const ValueError&) {
    } catch (const ModelValidationError&) {
    }
    fail("does_not_exist");
}

Value HyperlinkedRelatedField::show(const Model& object, FieldScope& scope) const {
    Request* request = scope.context ? scope.context->request : nullptr;
    if (request == nullptr)
        throw ImproperlyConfigured("The hyperlinked field \"" + field_name() +
                                   "\" needs the request in the serializer's context.");
    if (object.pk().is_null()) return {};
    bool found = false;
    Value value = ModelAttributes(object).get(std::span(&lookup_field_, 1), found);
    std::string_view format = scope.context->format;
    if (!format.empty() && options_.format) format = *options_.format;
    try {
        return Value(reverse(*options_.view_name, {{lookup_url_kwarg_, std::move(value)}}, *request,
                             format));
    } catch (const NoReverseMatch& error) {
        throw ImproperlyConfigured(
            "There is no URL for the hyperlinked field \"" + field_name() +
            "\" with the view name \"" + *options_.view_name +
            "\". Include the related model in your API, or set its lookup_field. " +
            error.message());
    }
}

HyperlinkedIdentityField::HyperlinkedIdentityField(OptionList<kOptions> options)
    : HyperlinkedIdentityField(collect(options)) {}
HyperlinkedIdentityField::HyperlinkedIdentityField(FieldOptions options)
    : HyperlinkedRelatedField(of_itself(std::move(options))) {}

}  // namespace cadenza::serializers
