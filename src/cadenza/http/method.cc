#include "cadenza/http/method.h"

#include <array>

namespace cadenza {
namespace {

constexpr std::array<std::string_view, 8> kNames{"GET",    "POST", "PUT",     "PATCH",
                                                 "DELETE", "HEAD", "OPTIONS", "TRACE"};

bool same(std::string_view upper, std::string_view text) noexcept {
    if (upper.size() != text.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (c != upper[i]) return false;
    }
    return true;
}

}  // namespace

Method parse_method(std::string_view name) noexcept {
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        if (same(kNames[i], name)) return static_cast<Method>(i);
    }
    return Method::OTHER;
}

std::string_view method_name(Method method) noexcept {
    return method == Method::OTHER ? std::string_view() : kNames[static_cast<std::size_t>(method)];
}

std::string MethodSet::str() const {
    std::string text;
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        if (!contains(static_cast<Method>(i))) continue;
        if (!text.empty()) text += ", ";
        text += kNames[i];
    }
    return text;
}

}  // namespace cadenza
