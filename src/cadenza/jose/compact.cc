#include "cadenza/jose/compact.h"

#include <algorithm>
#include <array>
#include <vector>

#include "cadenza/base/crypto/base64.h"
#include "cadenza/base/json/writer.h"
#include "cadenza/jose/json.h"

namespace cadenza::jose {
namespace {

// Names that the RFCs define: "crit" must not list them (RFC 7515 section 4.1.11).
constexpr std::array<std::string_view, 20> kRegistered{
    "alg",  "jku", "jwk", "kid", "x5u", "x5c", "x5t", "x5t#S256", "typ", "cty",
    "crit", "enc", "zip", "epk", "apu", "apv", "iv",  "tag",      "p2s", "p2c"};

bool is_text(const Value* value) {
    return value != nullptr && value->is_text();
}

Checked<void> check_critical(const Dict& header, const VerifyOptions& options) {
    const Value* crit = header.find("crit");
    if (crit == nullptr) return {};
    if (!crit->is_list() || crit->as_list().empty()) {
        return refuse(Reason::Malformed, "Invalid header: 'crit' must be a list of names");
    }
    std::vector<std::string_view> seen;
    for (const Value& name : crit->as_list()) {
        if (!name.is_text() || std::ranges::find(seen, name.as_text()) != seen.end() ||
            std::ranges::find(kRegistered, name.as_text()) != kRegistered.end() ||
            !header.contains(name.as_text())) {
            return refuse(Reason::Malformed,
                          "Invalid header: 'crit' must list extension headers that are there");
        }
        if (std::ranges::find(options.critical, name.as_text()) == options.critical.end()) {
            return refuse(Reason::Malformed, "Unsupported critical extension: " + name.as_text());
        }
        seen.push_back(name.as_text());
    }
    return {};
}

}  // namespace

Checked<CompactParts> split_compact(std::string_view token, std::size_t count,
                                    const VerifyOptions& options) {
    if (token.size() > options.max_size) {
        return refuse(Reason::Malformed,
                      "The token is longer than " + std::to_string(options.max_size) + " bytes");
    }
    CompactParts parts;
    for (std::size_t i = 0; i + 1 < count; ++i) {
        std::size_t dot = token.find('.');
        if (dot == token.npos) return refuse(Reason::Malformed, "Not enough segments");
        parts[i] = token.substr(0, dot);
        token.remove_prefix(dot + 1);
    }
    if (token.find('.') != token.npos) return refuse(Reason::Malformed, "Too many segments");
    parts[count - 1] = token;
    return parts;
}

Checked<CompactHeader> read_header(std::string_view part, const VerifyOptions& options) {
    auto text = crypto::base64url_decode(part);
    if (!text) return refuse(Reason::Malformed, "Invalid header padding");
    Result<Value> json = read_json(*text, kHeaderDepth);
    if (!json) return refuse(Reason::Malformed, "Invalid header string: " + json.error().message);
    if (!json->is_dict()) {
        return refuse(Reason::Malformed, "Invalid header string: must be a json object");
    }
    CompactHeader header{std::move(json->as_dict()), {}, {}};
    const Dict& members = header.members;
    if (const Value* kid = members.find("kid")) {
        if (!kid->is_text()) return refuse(Reason::Key, "Key ID header parameter must be a string");
        header.kid = kid->as_text();
        header.has_kid = true;
    }
    if (auto good = check_critical(members, options); !good) return std::unexpected(good.error());
    if (const Value* b64 = members.find("b64"); b64 != nullptr && *b64 != Value(true)) {
        return refuse(Reason::Malformed, "Unsupported header: unencoded payloads ('b64')");
    }
    if (is_text(members.find("alg"))) header.alg = members["alg"].as_text();
    return header;
}

std::string write_header(const Dict& header) {
    std::vector<const Dict::Entry*> entries;
    for (const Dict::Entry& entry : header) entries.push_back(&entry);
    std::ranges::sort(entries, {}, [](const Dict::Entry* entry) { return entry->first; });
    Dict sorted;
    for (const Dict::Entry* entry : entries) sorted.set(entry->first, entry->second);
    return crypto::base64url_encode(to_json(sorted));
}

Candidates::Candidates(const KeySet& keys, const CompactHeader& header)
    : header_(header), found_(!header.kid.empty() && keys.find(header.kid) != nullptr) {}

bool Candidates::contains(const Key& key) const {
    if (!header_.has_kid) return true;
    return found_ ? key.kid() == header_.kid : key.kid().empty();
}

void complete_header(Dict& header, const Key& key, std::string_view alg) {
    header.set("alg", alg);
    if (!key.kid().empty() && !header.contains("kid")) header.set("kid", key.kid());
}

}  // namespace cadenza::jose
