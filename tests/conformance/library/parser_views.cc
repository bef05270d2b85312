#include "conformance/library/parser_views.h"

#include <cadenza/base/text.h>
#include <cadenza/rest.h>

#include <algorithm>

namespace library {
namespace {

using namespace cadenza;

Value describe(const Value& value) {
    const auto file = UploadedFile::from(value);
    if (file == nullptr) return value;
    std::string start;
    for (const char byte : file->content().substr(0, 100)) {
        append_utf8(start, static_cast<unsigned char>(byte));
    }
    return Value{{"name", file->name()},
                 {"content_type", file->content_type()},
                 {"size", file->size()},
                 {"text", start}};
}

/// The lists of a form, by name in alphabetical order.
Value sorted_lists(const MultiDict& form) {
    std::vector<MultiDict::Entry> entries(form.entries().begin(), form.entries().end());
    std::ranges::sort(entries, {}, [](const auto& entry) { return entry.first; });
    Dict lists;
    for (auto& [name, values] : entries) {
        for (Value& value : values) value = describe(value);
        lists.set(name, Value(std::move(values)));
    }
    return Value(std::move(lists));
}

struct EchoView : APIView {
    EchoView() {
        authentication_classes = {};
        permission_classes = {AllowAny};
    }
    Response get(Request& request) override {
        return Response({{"query", sorted_lists(request.GET())}});
    }
    Response post(Request& request) override {
        const Value& data = request.data.value();
        if (data.is_form()) return Response({{"form", sorted_lists(data.as_form())}});
        return Response({{"data", describe(data)}, {"type", data.type_name()}});
    }
    Response put(Request& request) override { return post(request); }
    Response patch(Request& request) override { return post(request); }
    Response remove(Request& request) override { return post(request); }
};

struct EchoJSON : EchoView {
    EchoJSON() { parser_classes = {JSONParser}; }
};
struct EchoForm : EchoView {
    EchoForm() { parser_classes = {FormParser}; }
};
struct EchoMultiPart : EchoView {
    EchoMultiPart() { parser_classes = {MultiPartParser}; }
};

struct LooseJSONParser : parsers::JSONParser {
    LooseJSONParser() { strict = false; }
    std::string_view media_type() const override { return "application/*"; }
};
struct EchoLoose : EchoView {
    EchoLoose() { parser_classes = {LooseJSONParser()}; }
};

struct UploadView : APIView {
    UploadView() {
        authentication_classes = {};
        permission_classes = {AllowAny};
        parser_classes = {FileUploadParser};
    }
    Response put(Request& request) override {
        const Value& file = request.data["file"];
        if (file.is_null()) throw ParseError("Nothing was uploaded.");
        return Response(describe(file));
    }
};

}  // namespace

UrlPatterns parser_urlpatterns() {
    return {
        path("echo/", as_view<EchoView>()),
        path("echo/json/", as_view<EchoJSON>()),
        path("echo/form/", as_view<EchoForm>()),
        path("echo/multipart/", as_view<EchoMultiPart>()),
        path("echo/loose/", as_view<EchoLoose>()),
        path("upload/", as_view<UploadView>()),
        path("upload/<str:filename>/", as_view<UploadView>()),
    };
}

}  // namespace library
