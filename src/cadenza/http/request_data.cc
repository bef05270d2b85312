#include "cadenza/http/request_data.h"

#include "cadenza/base/json/reader.h"
#include "cadenza/http/exceptions.h"
#include "cadenza/http/form.h"
#include "cadenza/http/request.h"

namespace cadenza {
namespace {

Value parse_form(Request& request) {
    FormLimits limits = FormLimits::of(request.settings);
    auto form = parse_query(request.body(), limits);
    if (!form) throw_fault(form.error());
    return Value(std::move(*form));
}

Value parse_multipart_form(Request& request) {
    FormLimits limits = FormLimits::of(request.settings);
    auto form = parse_multipart(request.header("Content-Type"), request.raw_body(), limits);
    if (!form) throw_fault(form.error());
    for (const auto& [name, files] : form->files.entries()) form->fields.setlist(name, files);
    return Value(std::move(form->fields));
}

Value parse_plain(Request& request) {
    std::string_view type = request.content_type();
    if (type == "application/x-www-form-urlencoded") return parse_form(request);
    if (type == "multipart/form-data") return parse_multipart_form(request);
    if (type != "application/json") return {};
    auto value = parse_json(request.body());
    if (!value) throw BadRequest("JSON parse error - " + value.error().message);
    return std::move(*value);
}

}  // namespace

RequestData::RequestData(Request& request) noexcept : request_(request) {}
RequestData::~RequestData() = default;

const Value& RequestData::value() {
    if (value_ == nullptr) {
        value_ = std::make_unique<Value>(hook_ != nullptr ? hook_(request_, context_)
                                                          : parse_plain(request_));
    }
    return *value_;
}

void RequestData::install(Hook hook, void* context) noexcept {
    hook_ = hook;
    context_ = context;
}

void RequestData::set(Value value) {
    value_ = std::make_unique<Value>(std::move(value));
}

void RequestData::reset() noexcept {
    hook_ = nullptr;
    context_ = nullptr;
    value_.reset();
}

}  // namespace cadenza
