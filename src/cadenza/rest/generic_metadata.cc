#include <array>

#include "cadenza/http/exceptions.h"
#include "cadenza/http/request.h"
#include "cadenza/rest/exceptions.h"
#include "cadenza/rest/fields.h"
#include "cadenza/rest/generic_api_view.h"
#include "cadenza/rest/serializers/nested_field.h"
#include "cadenza/rest/serializers/serializer_base.h"

// What OPTIONS tells about the fields of a generic view.
namespace cadenza {
namespace {

using namespace serializers;

template <class F>
bool is(const Field& field) {
    return dynamic_cast<const F*>(&field) != nullptr;
}

/// What a field is called, by its class or the nearest of its bases.
std::string_view type_of(const Field& field) {
    struct Label {
        bool (*fits)(const Field&);
        std::string_view text;
    };
    static constexpr std::array kLabels{
        Label{is<BooleanField>, "boolean"},   Label{is<URLField>, "url"},
        Label{is<EmailField>, "email"},       Label{is<SlugField>, "slug"},
        Label{is<RegexField>, "regex"},       Label{is<UUIDField>, "string"},
        Label{is<CharField>, "string"},       Label{is<IntegerField>, "integer"},
        Label{is<FloatField>, "float"},       Label{is<DecimalField>, "decimal"},
        Label{is<DateTimeField>, "datetime"}, Label{is<DateField>, "date"},
        Label{is<TimeField>, "time"},         Label{is<MultipleChoiceField>, "multiple choice"},
        Label{is<ChoiceField>, "choice"},     Label{is<DurationField>, "duration"},
        Label{is<ListField>, "list"},         Label{is<DictField>, "nested object"},
    };
    if (const auto* nested = dynamic_cast<const NestedField*>(&field)) {
        return nested->many() ? "field" : "nested object";
    }
    for (const Label& label : kLabels) {
        if (label.fits(field)) return label.text;
    }
    return "field";
}

Value serializer_info(const SerializerBase& serializer);
Value field_info(const Field& field);

void add_attributes(const Field& field, Dict& info) {
    const FieldOptions& options = field.options();
    info.set("read_only", field.read_only());
    if (!field.label().empty()) info.set("label", field.label());
    if (options.help_text && !options.help_text->empty()) info.set("help_text", *options.help_text);
    if (options.min_length) info.set("min_length", *options.min_length);
    if (options.max_length) info.set("max_length", *options.max_length);
    if (options.min_value) info.set("min_value", *options.min_value);
    if (options.max_value) info.set("max_value", *options.max_value);
    if (options.max_digits) info.set("max_digits", *options.max_digits);
    if (options.decimal_places) info.set("decimal_places", *options.decimal_places);
}

Value choices_of(const ChoiceField& field) {
    List choices;
    for (const ChoiceEntry& choice : field.choices()) {
        choices.push_back(Value{{"value", choice.value()}, {"display_name", choice.label()}});
    }
    return Value(std::move(choices));
}

Value field_info(const Field& field) {
    Dict info{{"type", type_of(field)}, {"required", field.required()}};
    add_attributes(field, info);
    if (const auto* nested = dynamic_cast<const NestedField*>(&field)) {
        const Value children = serializer_info(*nested->make());
        if (nested->many()) {
            info.set("child", Value{{"type", "nested object"},
                                    {"required", field.required()},
                                    {"read_only", field.read_only()},
                                    {"children", children}});
        } else {
            info.set("children", children);
        }
    } else if (const auto* list = dynamic_cast<const ListField*>(&field)) {
        info.set("child", field_info(list->child()));
    } else if (const auto* dict = dynamic_cast<const DictField*>(&field)) {
        info.set("child", field_info(dict->child()));
    }
    if (const auto* choice = dynamic_cast<const ChoiceField*>(&field);
        choice && !field.read_only()) {
        info.set("choices", choices_of(*choice));
    }
    return Value(std::move(info));
}

Value serializer_info(const SerializerBase& serializer) {
    Dict fields;
    for (const BoundField& bound : serializer.definition().fields) {
        if (!is<HiddenField>(*bound.field))
            fields.set(bound.field->field_name(), field_info(*bound.field));
    }
    return Value(std::move(fields));
}

/// The request as if it came with another method, for as long as it lives.
class AsMethod {
 public:
    AsMethod(Request& request, std::string_view method)
        : request_(request), own_(request.method()) {
        request_.set_method(method);
    }
    ~AsMethod() { request_.set_method(own_); }
    AsMethod(const AsMethod&) = delete;
    AsMethod& operator=(const AsMethod&) = delete;

 private:
    Request& request_;
    std::string_view own_;
};

}  // namespace

bool GenericAPIView::is_permitted(Request& request, Method method) {
    const AsMethod pretence(request, method_name(method));
    try {
        check_permissions(request);
        if (method == PUT) check_object();
        return true;
    } catch (const APIException&) {
    } catch (const Http404&) {
    } catch (const PermissionDenied&) {
    }
    return false;
}

Value GenericAPIView::determine_actions(Request& request) {
    Dict actions;
    for (const Method method : {POST, PUT}) {
        if (!allowed_methods().contains(method) || !is_permitted(request, method)) continue;
        actions.set(method_name(method), serializer_info(*get_serializer_class()()));
    }
    return Value(std::move(actions));
}

}  // namespace cadenza
