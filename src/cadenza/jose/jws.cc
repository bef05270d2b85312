#include "cadenza/jose/jws.h"

#include <algorithm>

#include "cadenza/base/crypto/base64.h"
#include "cadenza/base/error.h"
#include "cadenza/jose/compact.h"
#include "cadenza/jose/signature.h"

namespace cadenza::jose {
namespace {

struct Parsed {
    CompactHeader header;
    std::string payload, signature;
    std::string_view signed_part;  // of the token: header, dot, payload
};

Checked<Parsed> parse(std::string_view token, const VerifyOptions& options) {
    auto parts = split_compact(token, 3, options);
    if (!parts) return std::unexpected(std::move(parts.error()));
    auto header = read_header((*parts)[0], options);
    if (!header) return std::unexpected(std::move(header.error()));
    auto payload = crypto::base64url_decode((*parts)[1]);
    if (!payload) return refuse(Reason::Malformed, "Invalid payload padding");
    auto signature = crypto::base64url_decode((*parts)[2]);
    if (!signature) return refuse(Reason::Malformed, "Invalid crypto padding");
    return Parsed{std::move(*header), std::move(*payload), std::move(*signature),
                  token.substr(0, token.size() - (*parts)[2].size() - 1)};
}

Checked<const Algorithm*> allowed_algorithm(const std::string& alg, const VerifyOptions& options) {
    if (alg.empty() || std::ranges::find(options.algorithms, alg) == options.algorithms.end()) {
        return refuse(Reason::Algorithm, "The specified alg value is not allowed");
    }
    const Algorithm* algorithm = find_algorithm(alg);
    if (algorithm == nullptr) return refuse(Reason::Algorithm, "Algorithm not supported");
    return algorithm;
}

Checked<void> verify(const Parsed& token, const Algorithm& algorithm, const KeySet& keys) {
    std::string why;
    bool tried = false;
    Candidates candidates(keys, token.header);
    for (const Key& key : keys) {
        if (!candidates.contains(key)) continue;
        if (auto fits = key.fits(algorithm, KeyUse::Verify); !fits) {
            why = fits.error().message;
            continue;
        }
        tried = true;
        if (verify_signature(algorithm, key, token.signed_part, token.signature)) return {};
    }
    if (tried) return refuse(Reason::Signature, "Signature verification failed");
    if (!why.empty()) return refuse(Reason::Key, std::move(why));
    return refuse(Reason::Key,
                  token.header.has_kid
                      ? "Unable to find a signing key that matches: \"" + token.header.kid + "\""
                      : std::string("There is no key to verify with"));
}

}  // namespace

std::string sign_jws(Dict header, std::string_view payload, const Key& key, std::string_view alg) {
    const Algorithm* algorithm = find_algorithm(alg);
    if (algorithm == nullptr) {
        throw Error("There is no signature algorithm '" + std::string(alg) + "'.");
    }
    complete_header(header, key, alg);
    std::string token = write_header(header) + '.' + crypto::base64url_encode(payload);
    std::string signature = crypto::base64url_encode(make_signature(*algorithm, key, token));
    return token + '.' + signature;
}

Checked<Jws> verify_jws(std::string_view token, const KeySet& keys, const VerifyOptions& options) {
    auto parsed = parse(token, options);
    if (!parsed) return std::unexpected(std::move(parsed.error()));
    auto algorithm = allowed_algorithm(parsed->header.alg, options);
    if (!algorithm) return std::unexpected(std::move(algorithm.error()));
    if (auto good = verify(*parsed, **algorithm, keys); !good) {
        return std::unexpected(std::move(good.error()));
    }
    return Jws{std::move(parsed->header.members), std::move(parsed->payload)};
}

Checked<Jws> read_unverified_jws(std::string_view token, const VerifyOptions& options) {
    auto parsed = parse(token, options);
    if (!parsed) return std::unexpected(std::move(parsed.error()));
    return Jws{std::move(parsed->header.members), std::move(parsed->payload)};
}

}  // namespace cadenza::jose
