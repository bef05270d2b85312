#pragma once

#include <array>
#include <string>
#include <string_view>

#include "cadenza/jose/jws.h"

namespace cadenza::jose {

/// The header of a compact token, read and checked as RFC 7515 sections 4 and 5.2 (and 7516) want,
/// and PyJWT's messages for what is wrong with it.
struct CompactHeader {
    Dict members;
    std::string alg;
    std::string kid;
    bool has_kid = false;
};

/// The parts between the dots: exactly `count` of them, at most five.
using CompactParts = std::array<std::string_view, 5>;
Checked<CompactParts> split_compact(std::string_view token, std::size_t count,
                                    const VerifyOptions& options);

/// Decodes and judges the first part: an object; "alg" a text; "kid" a text; "crit" understood; no
/// unencoded payload ("b64").
Checked<CompactHeader> read_header(std::string_view part, const VerifyOptions& options);

/// The names in sorted order, as compact JSON in base64url.
std::string write_header(const Dict& header);

/// Which keys of a set may belong to a token: those with its kid; if it has none, all; if no key
/// has its kid, those that have none themselves.
class Candidates {
 public:
    Candidates(const KeySet& keys, const CompactHeader& header);
    bool contains(const Key& key) const;

 private:
    const CompactHeader& header_;
    bool found_;  // a key has the token's kid
};

/// "kid" is set from the key, "alg" to the name.
void complete_header(Dict& header, const Key& key, std::string_view alg);

}  // namespace cadenza::jose
