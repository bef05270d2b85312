#include "cadenza/http/headers.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>

#include "cadenza/base/text.h"
#include "cadenza/http/exceptions.h"

namespace cadenza {
namespace {

constexpr std::size_t kChunkSize = 480;

// token characters (RFC 9110 5.6.2)
constexpr std::array<bool, 256> make_token_table() {
    std::array<bool, 256> table{};
    for (unsigned char c = '0'; c <= '9'; ++c) table[c] = true;
    for (unsigned char c = 'a'; c <= 'z'; ++c)
        table[c] = table[static_cast<unsigned char>(c - 32)] = true;
    for (char c : {'!', '#', '$', '%', '&', '\'', '*', '+', '-', '.', '^', '_', '`', '|', '~'}) {
        table[static_cast<unsigned char>(c)] = true;
    }
    return table;
}
constexpr std::array<bool, 256> kToken = make_token_table();

bool is_token(std::string_view text) noexcept {
    return !text.empty() && std::ranges::all_of(text, [](unsigned char c) { return kToken[c]; });
}

bool breaks_line(std::string_view text) noexcept {
    return std::ranges::any_of(text, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

void check(std::string_view name, std::string_view value) {
    if (!is_token(name)) {
        throw InvalidHeader(
            "Header names are tokens of RFC 9110 (letters, digits and !#$%&'*+-.^_`|~), got \"" +
            percent_encode(name, " /:;,()<>@") + "\"");
    }
    if (breaks_line(value)) {
        throw InvalidHeader("The value of the header " + std::string(name) +
                            " must not contain CR, LF or NUL, got \"" +
                            percent_encode(value, " /:;,()<>@=\"") + "\"");
    }
}

std::string_view trim(std::string_view text) noexcept {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// Calls visit(item) for each non-empty item of a comma-separated list.
template <class F>
void each_item(std::string_view list, F&& visit) {
    while (!list.empty()) {
        std::size_t comma = list.find(',');
        std::string_view item = trim(list.substr(0, comma));
        if (!item.empty()) visit(item);
        list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
    }
}

}  // namespace

bool same_header_name(std::string_view a, std::string_view b) noexcept {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        auto x = static_cast<unsigned char>(a[i]);
        auto y = static_cast<unsigned char>(b[i]);
        if (x == y) continue;
        if ((x ^ y) != 0x20) return false;
        x |= 0x20;
        if (x < 'a' || x > 'z') return false;
    }
    return true;
}

FixedHeader::FixedHeader(std::string name, std::string value)
    : name_(std::move(name)), value_(std::move(value)) {
    check(name_, value_);
}

// Text that the headers own. It never moves, so views stay right when Headers is moved.
struct Headers::Chunk {
    Chunk* next;
    std::size_t used;
    std::size_t capacity;
    char* text() noexcept { return reinterpret_cast<char*>(this + 1); }
};

Headers::Headers() noexcept : entries_(inline_entries()) {}

Headers::Headers(std::initializer_list<HeaderView> headers) : Headers() {
    for (const auto& [name, value] : headers) append(name, value);
}

Headers::Headers(const Headers& other) : Headers() {
    reserve(other.size_);
    for (const auto& [name, value] : other) add({keep(name), keep(value)});
}

Headers::Headers(Headers&& other) noexcept : Headers() {
    take(other);
}

Headers& Headers::operator=(const Headers& other) {
    if (this != &other) *this = Headers(other);
    return *this;
}

Headers& Headers::operator=(Headers&& other) noexcept {
    if (this != &other) {
        clear();
        take(other);
    }
    return *this;
}

Headers::~Headers() {
    clear();
}

void Headers::clear() noexcept {
    while (chunks_ != nullptr) std::free(std::exchange(chunks_, chunks_->next));
    if (entries_ != inline_entries()) std::free(entries_);
    entries_ = inline_entries();
    size_ = 0;
    capacity_ = kInline;
}

// Expects this to be empty.
void Headers::take(Headers& other) noexcept {
    if (other.entries_ == other.inline_entries()) {
        std::uninitialized_copy_n(other.entries_, other.size_, entries_);
    } else {
        entries_ = std::exchange(other.entries_, other.inline_entries());
    }
    size_ = std::exchange(other.size_, 0);
    capacity_ = std::exchange(other.capacity_, kInline);
    chunks_ = std::exchange(other.chunks_, nullptr);
}

void Headers::reserve(std::size_t count) {
    if (count <= capacity_) return;
    auto* grown = static_cast<HeaderView*>(std::malloc(count * sizeof(HeaderView)));
    if (grown == nullptr) throw std::bad_alloc();
    std::uninitialized_copy_n(entries_, size_, grown);
    if (entries_ != inline_entries()) std::free(entries_);
    entries_ = grown;
    capacity_ = static_cast<std::uint32_t>(count);
}

std::string_view Headers::keep(std::string_view text) {
    if (text.empty()) return {};
    if (chunks_ == nullptr || chunks_->capacity - chunks_->used < text.size()) {
        std::size_t capacity = std::max(kChunkSize, text.size());
        void* memory = std::malloc(sizeof(Chunk) + capacity);
        if (memory == nullptr) throw std::bad_alloc();
        chunks_ = new (memory) Chunk{chunks_, 0, capacity};
    }
    char* at = chunks_->text() + chunks_->used;
    std::memcpy(at, text.data(), text.size());
    chunks_->used += text.size();
    return {at, text.size()};
}

HeaderView* Headers::mutable_find(std::string_view name) noexcept {
    for (std::size_t i = 0; i < size_; ++i) {
        if (same_header_name(entries_[i].first, name)) return entries_ + i;
    }
    return nullptr;
}

void Headers::add(HeaderView header) {
    if (size_ == capacity_) reserve(capacity_ * std::size_t{2});
    new (entries_ + size_++) HeaderView(header);
}

void Headers::replace(HeaderView header) {
    HeaderView* first = mutable_find(header.first);
    if (first == nullptr) return add(header);
    *first = header;
    HeaderView* kept = std::remove_if(first + 1, entries_ + size_, [&](const HeaderView& entry) {
        return same_header_name(entry.first, header.first);
    });
    size_ = static_cast<std::uint32_t>(kept - entries_);
}

void Headers::set(std::string_view name, std::string_view value) {
    check(name, value);
    replace({keep(name), keep(value)});
}

void Headers::set_default(std::string_view name, std::string_view value) {
    check(name, value);
    if (!contains(name)) add({keep(name), keep(value)});
}

void Headers::append(std::string_view name, std::string_view value) {
    check(name, value);
    add({keep(name), keep(value)});
}

void Headers::borrow(std::string_view name, std::string_view value) {
    check(name, value);
    replace({name, value});
}

void Headers::set_default(const FixedHeader& header) {
    if (!contains(header.name())) add({header.name(), header.value()});
}

bool Headers::erase(std::string_view name) {
    HeaderView* kept = std::remove_if(entries_, entries_ + size_, [&](const HeaderView& entry) {
        return same_header_name(entry.first, name);
    });
    const auto left = static_cast<std::uint32_t>(kept - entries_);
    return std::exchange(size_, left) != left;
}

std::string_view Headers::get(std::string_view name, std::string_view fallback) const noexcept {
    const HeaderView* entry = find(name);
    return entry != nullptr ? entry->second : fallback;
}

const HeaderView* Headers::find(std::string_view name) const noexcept {
    return const_cast<Headers*>(this)->mutable_find(name);
}

std::vector<std::string_view> Headers::getall(std::string_view name) const {
    std::vector<std::string_view> values;
    for (const HeaderView& entry : *this) {
        if (same_header_name(entry.first, name)) values.push_back(entry.second);
    }
    return values;
}

void Headers::add_to_list(std::string_view name, std::string_view items) {
    std::vector<std::string_view> merged;
    bool any = false;
    auto take = [&](std::string_view item) {
        any = any || item == "*";
        bool known = std::ranges::any_of(
            merged, [&](std::string_view m) { return same_header_name(m, item); });
        if (!known) merged.push_back(item);
    };
    each_item(get(name), take);
    each_item(items, take);
    if (any) return set(name, "*");
    std::string value;
    for (std::string_view item : merged) {
        if (!value.empty()) value += ", ";
        value += item;
    }
    set(name, value);
}

}  // namespace cadenza
