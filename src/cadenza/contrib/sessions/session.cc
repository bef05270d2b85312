#include "cadenza/contrib/sessions/session.h"

#include "cadenza/base/crypto/random.h"
#include "cadenza/base/error.h"
#include "cadenza/conf/session_settings.h"
#include "cadenza/contrib/sessions/session_expiry.h"
#include "cadenza/contrib/sessions/session_store.h"

namespace cadenza {
namespace {

constexpr std::size_t kShortestKey = 8;
constexpr std::size_t kKeyLength = 32;
// Lower case, for stores that cannot tell the cases of letters apart.
constexpr std::string_view kKeyLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
constexpr std::string_view kTestCookie = "testcookie";
constexpr std::string_view kTestCookieValue = "worked";

}  // namespace

Session::Session(const sessions::SessionStore& store, const SessionSettings& settings,
                 std::string key)
    : store_(store), settings_(settings), key_(std::move(key)) {
    if (key_.size() < kShortestKey) key_.clear();
}

Session::~Session() = default;

Dict& Session::data() {
    accessed = true;
    if (!data_) {
        if (!key_.empty()) data_ = store_.load(key_);
        if (!data_) {
            // A key that nobody knows is not ours: a new session gets one of its own.
            key_.clear();
            data_.emplace();
        }
    }
    return *data_;
}

const Value& Session::operator[](std::string_view name) {
    return std::as_const(data())[name];
}

const Value* Session::find(std::string_view name) {
    return data().find(name);
}

Value Session::get(std::string_view name, Value fallback) {
    const Value* found = find(name);
    return found != nullptr ? *found : fallback;
}

const Dict& Session::items() {
    return data();
}

void Session::set(std::string_view name, Value value) {
    data().set(name, std::move(value));
    modified = true;
}

void Session::update(const Dict& values) {
    for (const auto& [name, value] : values) data().set(name, value);
    modified = true;
}

const Value& Session::setdefault(std::string_view name, Value value) {
    if (!contains(name)) set(name, std::move(value));
    return (*this)[name];
}

std::optional<Value> Session::pop(std::string_view name) {
    std::optional<Value> value = data().pop(name);
    if (value) modified = true;
    return value;
}

bool Session::erase(std::string_view name) {
    return pop(name).has_value();
}

void Session::clear() {
    data_.emplace();
    accessed = true;
    modified = true;
}

std::string Session::text(std::string_view name) {
    const Value* found = find(name);
    return found != nullptr && found->is_text() ? found->as_text() : std::string();
}

void Session::set_expiry(std::nullptr_t) {
    erase(sessions::kExpiryKey);
}

void Session::set_expiry_seconds(std::int64_t seconds) {
    set(sessions::kExpiryKey, seconds);
}

void Session::set_expiry(Duration from_now) {
    set_expiry(DateTime::now() + from_now);
}

void Session::set_expiry(DateTime at) {
    set(sessions::kExpiryKey, at.str());
}

std::int64_t Session::get_expiry_age() {
    return sessions::expiry_age((*this)[sessions::kExpiryKey], settings_, DateTime::now());
}

DateTime Session::get_expiry_date() {
    return sessions::expiry_date((*this)[sessions::kExpiryKey], settings_, DateTime::now());
}

bool Session::get_expire_at_browser_close() {
    const Value& custom = (*this)[sessions::kExpiryKey];
    return custom.is_null() ? settings_.expire_at_browser_close : custom == Value(0);
}

void Session::set_test_cookie() {
    set(kTestCookie, kTestCookieValue);
}

bool Session::test_cookie_worked() {
    return text(kTestCookie) == kTestCookieValue;
}

void Session::delete_test_cookie() {
    erase(kTestCookie);
}

void Session::create() {
    modified = true;
    if (auto packed = store_.pack(data())) {
        key_ = *std::move(packed);
        return;
    }
    do {
        key_ = crypto::random_string(kKeyLength, kKeyLetters);
    } while (!store_.create(key_, *data_, get_expiry_date()));
}

void Session::cycle_key() {
    data();
    const std::string old = std::move(key_);
    create();
    if (!old.empty()) store_.remove(old);
}

void Session::flush() {
    clear();
    if (!key_.empty()) store_.remove(key_);
    key_.clear();
}

void Session::save() {
    if (data(); key_.empty()) return create();
    if (auto packed = store_.pack(*data_)) {
        key_ = *std::move(packed);
        return;
    }
    if (!store_.update(key_, *data_, get_expiry_date())) {
        throw SessionInterrupted(
            "The request's session was deleted before the request completed. The user may have "
            "logged out in a concurrent request, for example.");
    }
}

}  // namespace cadenza
