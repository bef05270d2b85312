#include "cadenza/rest/error_detail.h"

#include <cassert>

namespace cadenza {

ErrorDetail::ErrorDetail() : kind_(Kind::Dict) {}
ErrorDetail::ErrorDetail(const char* message) : kind_(Kind::Text), message_(message) {}
ErrorDetail::ErrorDetail(std::string_view message) : kind_(Kind::Text), message_(message) {}
ErrorDetail::ErrorDetail(std::string message, std::string code)
    : kind_(Kind::Text), message_(std::move(message)), code_(std::move(code)) {}
ErrorDetail::ErrorDetail(Items items) : kind_(Kind::List), items_(std::move(items)) {}
ErrorDetail::ErrorDetail(Entries entries) : kind_(Kind::Dict), entries_(std::move(entries)) {}

ErrorDetail::ErrorDetail(std::initializer_list<std::pair<std::string_view, ErrorDetail>> entries)
    : kind_(Kind::Dict) {
    entries_.reserve(entries.size());
    for (const auto& [name, detail] : entries) entries_.emplace_back(std::string(name), detail);
}

ErrorDetail::ErrorDetail(const ErrorDetail&) = default;
ErrorDetail::ErrorDetail(ErrorDetail&&) noexcept = default;
ErrorDetail& ErrorDetail::operator=(const ErrorDetail&) = default;
ErrorDetail& ErrorDetail::operator=(ErrorDetail&&) noexcept = default;
ErrorDetail::~ErrorDetail() = default;

ErrorDetail ErrorDetail::list(Items items) {
    return ErrorDetail(std::move(items));
}

ErrorDetail ErrorDetail::dict(Entries entries) {
    return ErrorDetail(std::move(entries));
}

ErrorDetail ErrorDetail::from_value(const Value& value, std::string_view code) {
    switch (value.kind()) {
        case Value::Kind::List: {
            Items items;
            for (const Value& item : value.as_list()) items.push_back(from_value(item, code));
            return list(std::move(items));
        }
        case Value::Kind::Dict: {
            Entries entries;
            for (const auto& [name, item] : value.as_dict()) {
                entries.emplace_back(name, from_value(item, code));
            }
            return dict(std::move(entries));
        }
        default: return ErrorDetail(value.str(), std::string(code));
    }
}

bool ErrorDetail::empty() const noexcept {
    switch (kind_) {
        case Kind::Text: return message_.empty();
        case Kind::List: return items_.empty();
        case Kind::Dict: return entries_.empty();
    }
    return true;
}

void ErrorDetail::push_back(ErrorDetail item) {
    assert(is_list() || empty());
    kind_ = Kind::List;
    items_.push_back(std::move(item));
}

void ErrorDetail::extend(const ErrorDetail& other) {
    if (!other.is_list()) return push_back(other);
    for (const ErrorDetail& item : other.items_) push_back(item);
}

void ErrorDetail::set(std::string_view name, ErrorDetail detail) {
    assert(is_dict() || empty());
    kind_ = Kind::Dict;
    if (ErrorDetail* known = find(name)) {
        *known = std::move(detail);
    } else {
        entries_.emplace_back(std::string(name), std::move(detail));
    }
}

const ErrorDetail* ErrorDetail::find(std::string_view name) const {
    for (const Entry& entry : entries_) {
        if (entry.first == name) return &entry.second;
    }
    return nullptr;
}

ErrorDetail* ErrorDetail::find(std::string_view name) {
    return const_cast<ErrorDetail*>(std::as_const(*this).find(name));
}

void ErrorDetail::set_default_code(std::string_view code) {
    if (is_text() && code_.empty()) code_ = code;
    for (ErrorDetail& item : items_) item.set_default_code(code);
    for (Entry& entry : entries_) entry.second.set_default_code(code);
}

namespace {

template <class Leaf>
Value render(const ErrorDetail& detail, const Leaf& leaf) {
    switch (detail.kind()) {
        case ErrorDetail::Kind::Text: return leaf(detail);
        case ErrorDetail::Kind::List: {
            List items;
            items.reserve(detail.items().size());
            for (const ErrorDetail& item : detail.items()) items.push_back(render(item, leaf));
            return Value(std::move(items));
        }
        case ErrorDetail::Kind::Dict: break;
    }
    Dict entries;
    for (const auto& [name, entry] : detail.entries()) entries.set(name, render(entry, leaf));
    return Value(std::move(entries));
}

void append_text(const ErrorDetail& detail, std::string& out) {
    const char* separator = "";
    switch (detail.kind()) {
        case ErrorDetail::Kind::Text:
            out.append("\"").append(detail.message()).append("\"");
            return;
        case ErrorDetail::Kind::List:
            out += '[';
            for (const ErrorDetail& item : detail.items()) {
                out += std::exchange(separator, ", ");
                append_text(item, out);
            }
            out += ']';
            return;
        case ErrorDetail::Kind::Dict:
            out += '{';
            for (const auto& [name, entry] : detail.entries()) {
                out.append(std::exchange(separator, ", ")).append("\"").append(name).append("\": ");
                append_text(entry, out);
            }
            out += '}';
            return;
    }
}

}  // namespace

Value ErrorDetail::value() const {
    return render(*this, [](const ErrorDetail& leaf) { return Value(leaf.message()); });
}

Value ErrorDetail::codes() const {
    return render(*this, [](const ErrorDetail& leaf) { return Value(leaf.code()); });
}

Value ErrorDetail::full_details() const {
    return render(*this, [](const ErrorDetail& leaf) {
        return Value{{"message", leaf.message()}, {"code", leaf.code()}};
    });
}

std::string ErrorDetail::str() const {
    if (is_text()) return message_;
    std::string out;
    append_text(*this, out);
    return out;
}

bool operator==(const ErrorDetail& a, const ErrorDetail& b) {
    return a.kind_ == b.kind_ && a.message_ == b.message_ && a.code_ == b.code_ &&
           a.items_ == b.items_ && a.entries_ == b.entries_;
}

}  // namespace cadenza
