#include "cadenza/rest/fields/html_input.h"

#include <map>
#include <string>

namespace cadenza::serializers {
namespace {

struct IndexedName {
    std::string index;  // without leading zeros
    std::string_view key;
};

/// "tags[01]x" under "tags" is {"1", "x"}.
std::optional<IndexedName> split_index(std::string_view name, std::string_view prefix) {
    if (!name.starts_with(prefix)) return std::nullopt;
    name.remove_prefix(prefix.size());
    if (!name.starts_with('[')) return std::nullopt;
    std::size_t end = 1;
    while (end < name.size() && name[end] >= '0' && name[end] <= '9') ++end;
    if (end == 1 || end >= name.size() || name[end] != ']') return std::nullopt;
    std::string_view digits = name.substr(1, end - 1);
    while (digits.size() > 1 && digits[0] == '0') digits.remove_prefix(1);
    const std::string_view key = name.substr(end + 1);
    if (key.find('\n') != std::string_view::npos) return std::nullopt;
    return IndexedName{std::string(digits), key};
}

/// Numbers without leading zeros, in the order of their values.
struct ByNumber {
    bool operator()(const std::string& a, const std::string& b) const {
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    }
};

}  // namespace

std::optional<Value> parse_html_list(const MultiDict& form, std::string_view prefix) {
    std::map<std::string, Value, ByNumber> items;
    for (const auto& [name, values] : form.entries()) {
        const std::optional<IndexedName> place = split_index(name, prefix);
        if (!place || values.empty()) continue;
        Value& item = items[place->index];
        if (place->key.empty()) {
            item = values.back();
        } else {
            if (!item.is_form()) item = Value(MultiDict());
            item.as_form().set(place->key, values.back());
        }
    }
    if (items.empty()) return std::nullopt;
    List list;
    for (auto& [index, item] : items) list.push_back(std::move(item));
    return Value(std::move(list));
}

MultiDict parse_html_dict(const MultiDict& form, std::string_view prefix) {
    MultiDict inner;
    for (const auto& [name, values] : form.entries()) {
        std::string_view rest = name;
        if (!rest.starts_with(prefix)) continue;
        rest.remove_prefix(prefix.size());
        if (rest.size() < 2 || rest[0] != '.' || rest.find('\n') != std::string_view::npos)
            continue;
        inner.setlist(rest.substr(1), values);
    }
    return inner;
}

}  // namespace cadenza::serializers
