#include "cadenza/jose/claims.h"

#include <algorithm>
#include <cmath>

#include "cadenza/base/clock.h"

namespace cadenza::jose {
namespace {

// A NumericDate with its fraction cut off; nothing if it is none.
std::optional<double> seconds(const Value& value) {
    if (!value.is_number() || value.kind() == Value::Kind::Bool) return std::nullopt;
    return std::trunc(value.as_double());
}

std::unexpected<Refusal> missing(std::string_view claim) {
    return refuse(Reason::MissingClaim,
                  "Token is missing the \"" + std::string(claim) + "\" claim");
}

Checked<void> check_times(const Dict& claims, const ClaimRules& rules, double now) {
    if (const Value* iat = claims.find("iat"); iat != nullptr && rules.verify_iat) {
        auto at = seconds(*iat);
        if (!at) return refuse(Reason::Claim, "Issued At claim (iat) must be an integer.");
        if (iat->as_double() > now + rules.leeway) {
            return refuse(Reason::Immature, "The token is not yet valid (iat)");
        }
    }
    if (const Value* nbf = claims.find("nbf"); nbf != nullptr && rules.verify_nbf) {
        auto at = seconds(*nbf);
        if (!at) return refuse(Reason::Claim, "Not Before claim (nbf) must be an integer.");
        if (*at > now + rules.leeway) {
            return refuse(Reason::Immature, "The token is not yet valid (nbf)");
        }
    }
    if (const Value* exp = claims.find("exp"); exp != nullptr && rules.verify_exp) {
        auto at = seconds(*exp);
        if (!at) return refuse(Reason::Claim, "Expiration Time claim (exp) must be an integer.");
        if (*at <= now - rules.leeway) return refuse(Reason::Expired, "Signature has expired");
    }
    return {};
}

Checked<void> check_issuer(const Dict& claims, const ClaimRules& rules) {
    if (!rules.verify_iss || rules.issuer.empty()) return {};
    const Value* iss = claims.find("iss");
    if (iss == nullptr) return missing("iss");
    if (!iss->is_text() || std::ranges::find(rules.issuer, iss->as_text()) == rules.issuer.end()) {
        return refuse(Reason::Issuer, "Invalid issuer");
    }
    return {};
}

Checked<void> check_audience(const Dict& claims, const ClaimRules& rules) {
    if (!rules.verify_aud) return {};
    const Value& aud = claims["aud"];
    if (!aud) {
        if (rules.audience.empty()) return {};
        return missing("aud");
    }
    if (rules.audience.empty()) return refuse(Reason::Audience, "Invalid audience");
    List one;
    if (aud.is_text()) one.push_back(aud);
    if (!aud.is_text() && !aud.is_list()) {
        return refuse(Reason::Audience, "Invalid claim format in token");
    }
    const List& audiences = aud.is_list() ? aud.as_list() : one;
    bool found = false;
    for (const Value& name : audiences) {
        if (!name.is_text()) return refuse(Reason::Audience, "Invalid claim format in token");
        found |= std::ranges::find(rules.audience, name.as_text()) != rules.audience.end();
    }
    if (!found) return refuse(Reason::Audience, "Audience doesn't match");
    return {};
}

Checked<void> check_texts(const Dict& claims, const ClaimRules& rules) {
    const Value* sub = claims.find("sub");
    if (rules.verify_sub && sub != nullptr && !sub->is_text()) {
        return refuse(Reason::Claim, "Subject must be a string");
    }
    const Value* jti = claims.find("jti");
    if (rules.verify_jti && jti != nullptr && !jti->is_text()) {
        return refuse(Reason::Claim, "JWT ID must be a string");
    }
    return {};
}

}  // namespace

Checked<void> check_claims(const Dict& claims, const ClaimRules& rules) {
    constexpr double kMicroseconds = 1e6;
    double now = rules.now ? *rules.now
                           : std::floor(static_cast<double>(now_microseconds()) / kMicroseconds);
    for (const std::string& name : rules.required) {
        if (claims[name].is_null()) return missing(name);
    }
    if (auto good = check_times(claims, rules, now); !good) return good;
    if (auto good = check_issuer(claims, rules); !good) return good;
    if (auto good = check_audience(claims, rules); !good) return good;
    return check_texts(claims, rules);
}

}  // namespace cadenza::jose
