#include "cadenza/base/multi_dict.h"

#include "cadenza/base/dict.h"

#include "cadenza/base/name_index.h"
#include "cadenza/base/text/percent.h"

namespace cadenza {

struct MultiDict::Data {
    std::vector<Entry> entries;
    internal::NameIndex index;
    bool indexed = false;

    Entry* find(std::string_view name) {
        if (indexed) {
            std::size_t at = index.find(entries, name);
            return at == internal::NameIndex::kNone ? nullptr : &entries[at];
        }
        for (Entry& entry : entries) {
            if (entry.first == name) return &entry;
        }
        return nullptr;
    }

    List& values_of(std::string_view name) {
        if (Entry* found = find(name)) return found->second;
        entries.emplace_back(std::string(name), List());
        if (indexed) {
            index.add_last(entries);
        } else if (entries.size() > internal::NameIndex::kSmall) {
            index.rebuild(entries);
            indexed = true;
        }
        return entries.back().second;
    }
};

MultiDict::MultiDict() = default;
MultiDict::MultiDict(MultiDict&&) noexcept = default;
MultiDict& MultiDict::operator=(MultiDict&&) noexcept = default;
MultiDict::~MultiDict() = default;

MultiDict::MultiDict(const MultiDict& other)
    : data_(other.data_ ? std::make_unique<Data>(*other.data_) : nullptr) {}

MultiDict& MultiDict::operator=(const MultiDict& other) {
    if (this != &other) data_ = other.data_ ? std::make_unique<Data>(*other.data_) : nullptr;
    return *this;
}

const Value& MultiDict::operator[](std::string_view name) const {
    static const Value null;
    const Value* found = find(name);
    return found ? *found : null;
}

const Value* MultiDict::find(std::string_view name) const {
    Entry* entry = data_ ? data_->find(name) : nullptr;
    return entry && !entry->second.empty() ? &entry->second.back() : nullptr;
}

const List& MultiDict::getlist(std::string_view name) const {
    static const List none;
    Entry* entry = data_ ? data_->find(name) : nullptr;
    return entry ? entry->second : none;
}

std::string MultiDict::get(std::string_view name, std::string_view fallback) const {
    const Value* found = find(name);
    return found ? found->str() : std::string(fallback);
}

void MultiDict::append(std::string_view name, Value value) {
    if (!data_) data_ = std::make_unique<Data>();
    data_->values_of(name).push_back(std::move(value));
}

void MultiDict::set(std::string_view name, Value value) {
    List values;
    values.push_back(std::move(value));
    setlist(name, std::move(values));
}

void MultiDict::setlist(std::string_view name, List values) {
    if (!data_) data_ = std::make_unique<Data>();
    data_->values_of(name) = std::move(values);
}

bool MultiDict::erase(std::string_view name) {
    Entry* entry = data_ ? data_->find(name) : nullptr;
    if (!entry) return false;
    data_->entries.erase(data_->entries.begin() + (entry - data_->entries.data()));
    if (data_->indexed) data_->index.rebuild(data_->entries);
    return true;
}

std::size_t MultiDict::size() const {
    return data_ ? data_->entries.size() : 0;
}

const std::vector<MultiDict::Entry>& MultiDict::entries() const {
    static const std::vector<Entry> none;
    return data_ ? data_->entries : none;
}

bool operator==(const MultiDict& a, const MultiDict& b) {
    if (a.size() != b.size()) return false;
    for (const auto& [name, values] : a.entries()) {
        if (!(b.getlist(name) == values)) return false;
    }
    return true;
}

Dict MultiDict::dict() const {
    Dict result;
    for (const auto& [name, values] : entries()) {
        if (!values.empty()) result.set(name, values.back());
    }
    return result;
}

std::string MultiDict::urlencode() const {
    std::string result;
    for (const auto& [name, values] : entries()) {
        for (const Value& value : values) {
            if (!result.empty()) result += '&';
            append_form_encoded(result, name);
            result += '=';
            append_form_encoded(result, value.str());
        }
    }
    return result;
}

}  // namespace cadenza
