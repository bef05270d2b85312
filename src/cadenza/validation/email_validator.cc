#include "cadenza/validation/email_validator.h"

#include <algorithm>

#include "cadenza/base/text/utf8.h"
#include "cadenza/validation/describe.h"
#include "cadenza/validation/domain_name.h"
#include "cadenza/validation/ip_address.h"

namespace cadenza {
namespace {

constexpr std::size_t kMaxLength = 320;  // RFC 3696 section 3

bool is_atom_character(char c) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) return true;
    return c != '\0' && std::string_view("-!#$%&'*+/=?^_`{}|~").find(c) != std::string_view::npos;
}

// Atoms with single dots between them.
bool is_dot_atom(std::string_view user) {
    bool need = true;  // an atom has to begin here
    for (char c : user) {
        if (c == '.') {
            if (need) return false;
            need = true;
        } else if (is_atom_character(c)) {
            need = false;
        } else {
            return false;
        }
    }
    return !need;
}

bool is_quoted_string(std::string_view user) {
    if (user.size() < 2 || user.front() != '"' || user.back() != '"') return false;
    user = user.substr(1, user.size() - 2);
    for (std::size_t i = 0; i < user.size(); ++i) {
        auto c = static_cast<unsigned char>(user[i]);
        bool escaped = c == '\\';
        if (escaped) {
            if (++i == user.size()) return false;
            c = static_cast<unsigned char>(user[i]);
        }
        if (c == 0 || c == '\n' || c == '\r' || c > 0x7f) return false;
        if (!escaped && (c == '"' || c == '\t' || c == ' ')) return false;
    }
    return true;
}

bool is_domain(std::string_view domain) {
    if (internal::is_ascii_domain(domain)) return true;
    if (domain.size() < 2 || domain.front() != '[' || domain.back() != ']') return false;
    std::string_view address = domain.substr(1, domain.size() - 2);
    return is_ipv4_address(address) || is_ipv6_address(address);
}

}  // namespace

EmailValidator::EmailValidator(std::string message, std::string code,
                               std::vector<std::string> domain_allowlist)
    : message_(std::move(message)),
      code_(std::move(code)),
      domain_allowlist_(std::move(domain_allowlist)) {}

std::optional<ValidationMessage> EmailValidator::check(const Value& value) const {
    std::string address = value.is_text() ? value.as_text() : value.str();
    auto valid = [&] {
        std::size_t at = address.rfind('@');
        if (at == address.npos || utf8_length(address) > kMaxLength) return false;
        std::string_view user = std::string_view(address).substr(0, at);
        std::string_view domain = std::string_view(address).substr(at + 1);
        if (!is_dot_atom(user) && !is_quoted_string(user)) return false;
        if (std::ranges::find(domain_allowlist_, domain) != domain_allowlist_.end() ||
            is_domain(domain)) {
            return true;
        }
        auto ascii = internal::to_ascii_domain(domain);
        return ascii && is_domain(*ascii);
    };
    if (valid()) return std::nullopt;
    const std::pair<std::string_view, std::string> parameters[] = {{"value", address}};
    std::string_view message =
        message_.empty() ? std::string_view("Enter a valid email address.") : message_;
    return ValidationMessage{internal::interpolate(message, parameters), code_};
}

std::string EmailValidator::describe() const {
    bool plain_list = domain_allowlist_ == std::vector<std::string>{"localhost"};
    bool plain_code = code_ == "invalid" && plain_list;
    std::string out = "EmailValidator(";
    if (!message_.empty() || !plain_code) out += internal::cpp_string(message_);
    if (!plain_code) out += ", " + internal::cpp_string(code_);
    if (!plain_list) {
        out += ", {";
        for (std::size_t i = 0; i < domain_allowlist_.size(); ++i) {
            out += (i ? ", " : "") + internal::cpp_string(domain_allowlist_[i]);
        }
        out += "}";
    }
    return out + ")";
}

}  // namespace cadenza
