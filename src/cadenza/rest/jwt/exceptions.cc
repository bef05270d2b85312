#include "cadenza/rest/jwt/exceptions.h"

namespace cadenza::jwt {
namespace {

constexpr std::string_view kNotValid = "token_not_valid";

ErrorDetail detail_of(std::string_view message, std::string_view code) {
    return ErrorDetail{{"detail", ErrorDetail(std::string(message), std::string(code))},
                       {"code", ErrorDetail(std::string(code), std::string(code))}};
}

}  // namespace

AuthenticationFailed::AuthenticationFailed(std::string_view message, std::string_view code)
    : AuthenticationFailed(detail_of(message, code)) {}

AuthenticationFailed::AuthenticationFailed(ErrorDetail whole)
    : exceptions::AuthenticationFailed(std::move(whole)) {}

InvalidToken::InvalidToken(std::string_view message) : AuthenticationFailed(message, kNotValid) {}

InvalidToken::InvalidToken(std::string_view message, ErrorDetail::Items messages)
    : AuthenticationFailed([&] {
          ErrorDetail detail = detail_of(message, kNotValid);
          detail.set("messages", ErrorDetail::list(std::move(messages)));
          return detail;
      }()) {}

}  // namespace cadenza::jwt
