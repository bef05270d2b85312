#include "cadenza/base/value.h"

#include <charconv>
#include <new>

#include "cadenza/base/error.h"

namespace cadenza {
namespace {

bool is_string_kind(Value::Kind kind) {
    using enum Value::Kind;
    return kind == Text || kind == Bytes || kind == Json || kind == BigInt;
}

const Value& null_value() {
    static const Value null;
    return null;
}

}  // namespace

Value::Value() noexcept : kind_(Kind::Null), int_(0) {}
Value::Value(std::nullptr_t) noexcept : Value() {}
Value::Value(Tag, bool value) noexcept : kind_(Kind::Bool), bool_(value) {}
Value::Value(Tag, std::int64_t value) noexcept : kind_(Kind::Int), int_(value) {}
Value::Value(Tag, std::uint64_t value) : kind_(Kind::Int), int_(static_cast<std::int64_t>(value)) {
    if (int_ < 0) {
        kind_ = Kind::Null;
        *this = big_int(std::to_string(value));
    }
}
Value::Value(Tag, Kind kind, std::string text) noexcept : kind_(kind), text_(std::move(text)) {}
Value::Value(double value) noexcept : kind_(Kind::Float), double_(value) {}
Value::Value(const char* text) : Value(Tag{}, Kind::Text, std::string(text)) {}
Value::Value(std::string_view text) : Value(Tag{}, Kind::Text, std::string(text)) {}
Value::Value(std::string text) noexcept : Value(Tag{}, Kind::Text, std::move(text)) {}
Value::Value(Decimal value) : kind_(Kind::Decimal), decimal_(new Decimal(std::move(value))) {}
Value::Value(Date value) noexcept : kind_(Kind::Date), date_(value) {}
Value::Value(Time value) noexcept : kind_(Kind::Time), int_(value.microseconds) {}
Value::Value(DateTime value) noexcept : kind_(Kind::DateTime), datetime_(value) {}
Value::Value(Duration value) noexcept : kind_(Kind::Duration), int_(value.microseconds) {}
Value::Value(Uuid value) noexcept : kind_(Kind::Uuid), uuid_(value) {}
Value::Value(List list) : kind_(Kind::List), list_(new List(std::move(list))) {}
Value::Value(Dict dict) : kind_(Kind::Dict), dict_(new Dict(std::move(dict))) {}
Value::Value(MultiDict form) : kind_(Kind::Form), form_(new MultiDict(std::move(form))) {}
Value::Value(std::shared_ptr<const Opaque> object) : kind_(Kind::Null), int_(0) {
    if (!object) return;
    new (&object_) std::shared_ptr<const Opaque>(std::move(object));
    kind_ = Kind::Object;
}
Value::Value(std::initializer_list<std::pair<std::string_view, Value>> entries)
    : Value(Dict(entries)) {}

Value Value::bytes(std::string bytes) {
    return {Tag{}, Kind::Bytes, std::move(bytes)};
}
Value Value::json(std::string text) {
    return {Tag{}, Kind::Json, std::move(text)};
}
Value Value::list(std::initializer_list<Value> items) {
    return Value(List(items));
}

Value Value::big_int(std::string digits) {
    std::int64_t small = 0;
    const char* end = digits.data() + digits.size();
    auto [stop, error] = std::from_chars(digits.data(), end, small);
    if (error == std::errc() && stop == end) return small;
    return {Tag{}, Kind::BigInt, std::move(digits)};
}

Value::Value(const Value& other) : kind_(Kind::Null), int_(0) {
    copy_from(other);
}
Value::Value(Value&& other) noexcept : kind_(Kind::Null), int_(0) {
    steal_from(other);
}
Value::~Value() {
    destroy();
}

Value& Value::operator=(const Value& other) {
    if (this != &other) {
        Value copy(other);  // other may lie inside this
        destroy();
        steal_from(copy);
    }
    return *this;
}

Value& Value::operator=(Value&& other) noexcept {
    if (this != &other) {
        Value taken(std::move(other));
        destroy();
        steal_from(taken);
    }
    return *this;
}

void Value::destroy() noexcept {
    switch (kind_) {
        case Kind::Text:
        case Kind::Bytes:
        case Kind::Json:
        case Kind::BigInt: text_.~basic_string(); break;
        case Kind::Decimal: delete decimal_; break;
        case Kind::List: delete list_; break;
        case Kind::Dict: delete dict_; break;
        case Kind::Form: delete form_; break;
        case Kind::Object: object_.~shared_ptr(); break;
        default: break;
    }
    kind_ = Kind::Null;
}

void Value::copy_from(const Value& other) {
    switch (other.kind_) {
        case Kind::Null: break;
        case Kind::Bool: bool_ = other.bool_; break;
        case Kind::Int:
        case Kind::Time:
        case Kind::Duration: int_ = other.int_; break;
        case Kind::Float: double_ = other.double_; break;
        case Kind::Date: date_ = other.date_; break;
        case Kind::DateTime: datetime_ = other.datetime_; break;
        case Kind::Uuid: uuid_ = other.uuid_; break;
        case Kind::Text:
        case Kind::Bytes:
        case Kind::Json:
        case Kind::BigInt: new (&text_) std::string(other.text_); break;
        case Kind::Decimal: decimal_ = new cadenza::Decimal(*other.decimal_); break;
        case Kind::List: list_ = new cadenza::List(*other.list_); break;
        case Kind::Dict: dict_ = new cadenza::Dict(*other.dict_); break;
        case Kind::Form: form_ = new MultiDict(*other.form_); break;
        case Kind::Object: new (&object_) std::shared_ptr<const Opaque>(other.object_); break;
    }
    kind_ = other.kind_;  // only now: a copy that throws leaves this null
}

void Value::steal_from(Value& other) noexcept {
    switch (other.kind_) {
        case Kind::Text:
        case Kind::Bytes:
        case Kind::Json:
        case Kind::BigInt:
            new (&text_) std::string(std::move(other.text_));
            other.text_.~basic_string();
            break;
        case Kind::Object:
            new (&object_) std::shared_ptr<const Opaque>(std::move(other.object_));
            other.object_.~shared_ptr();
            break;
        case Kind::Decimal: decimal_ = other.decimal_; break;
        case Kind::List: list_ = other.list_; break;
        case Kind::Dict: dict_ = other.dict_; break;
        case Kind::Form: form_ = other.form_; break;
        default: copy_from(other); break;
    }
    kind_ = other.kind_;
    other.kind_ = Kind::Null;
}

void Value::wrong_kind(std::string_view wanted) const {
    throw Error("a value of type " + std::string(wanted) + " was asked for, but this is a " +
                std::string(type_name()) + ": test kind() first");
}

bool Value::as_bool() const {
    if (kind_ != Kind::Bool) wrong_kind("bool");
    return bool_;
}

std::int64_t Value::as_int() const {
    if (kind_ != Kind::Int) wrong_kind("int");
    return int_;
}

double Value::as_double() const {
    switch (kind_) {
        case Kind::Float: return double_;
        case Kind::Int: return static_cast<double>(int_);
        case Kind::Decimal: return decimal_->to_double();
        case Kind::BigInt: {
            auto number = cadenza::Decimal::parse(text_);
            return number ? number->to_double() : 0;
        }
        default: wrong_kind("float");
    }
}

const std::string& Value::as_text() const {
    if (!is_string_kind(kind_)) wrong_kind("str");
    return text_;
}

std::string& Value::as_text() {
    if (!is_string_kind(kind_)) wrong_kind("str");
    return text_;
}

const Decimal& Value::as_decimal() const {
    if (kind_ != Kind::Decimal) wrong_kind("Decimal");
    return *decimal_;
}

Date Value::as_date() const {
    if (kind_ != Kind::Date) wrong_kind("date");
    return date_;
}

Time Value::as_time() const {
    if (kind_ != Kind::Time) wrong_kind("time");
    return {int_};
}

DateTime Value::as_datetime() const {
    if (kind_ != Kind::DateTime) wrong_kind("datetime");
    return datetime_;
}

Duration Value::as_duration() const {
    if (kind_ != Kind::Duration) wrong_kind("timedelta");
    return cadenza::Duration(int_);
}

Uuid Value::as_uuid() const {
    if (kind_ != Kind::Uuid) wrong_kind("UUID");
    return uuid_;
}

const List& Value::as_list() const {
    if (kind_ != Kind::List) wrong_kind("list");
    return *list_;
}

List& Value::as_list() {
    if (kind_ != Kind::List) wrong_kind("list");
    return *list_;
}

const Dict& Value::as_dict() const {
    if (kind_ != Kind::Dict) wrong_kind("dict");
    return *dict_;
}

Dict& Value::as_dict() {
    if (kind_ != Kind::Dict) wrong_kind("dict");
    return *dict_;
}

const MultiDict& Value::as_form() const {
    if (kind_ != Kind::Form) wrong_kind("QueryDict");
    return *form_;
}

MultiDict& Value::as_form() {
    if (kind_ != Kind::Form) wrong_kind("QueryDict");
    return *form_;
}

const std::shared_ptr<const Opaque>& Value::as_object() const {
    if (kind_ != Kind::Object) wrong_kind("object");
    return object_;
}

const Value& Value::operator[](std::string_view key) const {
    const Value* found = find(key);
    return found ? *found : null_value();
}

const Value* Value::find(std::string_view key) const {
    if (kind_ == Kind::Dict) return std::as_const(*dict_).find(key);
    if (kind_ == Kind::Form) return form_->find(key);
    return nullptr;
}

Value::operator bool() const noexcept {
    switch (kind_) {
        case Kind::Null: return false;
        case Kind::Bool: return bool_;
        case Kind::Int:
        case Kind::Duration: return int_ != 0;
        case Kind::Float: return double_ != 0;
        case Kind::Decimal: return !decimal_->is_zero();
        case Kind::Text:
        case Kind::Bytes:
        case Kind::Json: return !text_.empty();
        case Kind::List: return !list_->empty();
        case Kind::Dict: return !dict_->empty();
        case Kind::Form: return !form_->empty();
        default: return true;
    }
}

std::string_view Value::type_name() const noexcept {
    switch (kind_) {
        case Kind::Null: return "NoneType";
        case Kind::Bool: return "bool";
        case Kind::Int:
        case Kind::BigInt: return "int";
        case Kind::Float: return "float";
        case Kind::Decimal: return "Decimal";
        case Kind::Text:
        case Kind::Json: return "str";
        case Kind::Bytes: return "bytes";
        case Kind::Date: return "date";
        case Kind::Time: return "time";
        case Kind::DateTime: return "datetime";
        case Kind::Duration: return "timedelta";
        case Kind::Uuid: return "UUID";
        case Kind::List: return "list";
        case Kind::Dict: return "dict";
        case Kind::Form: return "QueryDict";
        case Kind::Object: return object_->type_name();
    }
    return "object";
}

}  // namespace cadenza
