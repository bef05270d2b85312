#include "cadenza/jose/key_set.h"

#include <algorithm>

#include "cadenza/jose/json.h"

namespace cadenza::jose {
namespace {

constexpr std::size_t kMostKeys = 100;
constexpr std::size_t kLongestSet = 1024 * 1024;

bool is_secret(const Key& key) {
    return key.type() == KeyType::Oct;
}

}  // namespace

KeySet::KeySet(Key key) {
    keys_.push_back(std::move(key));
}

void KeySet::add(Key key) {
    keys_.push_back(std::move(key));
}

const Key* KeySet::find(std::string_view kid) const {
    for (const Key& key : keys_) {
        if (key.kid() == kid) return &key;
    }
    return nullptr;
}

Result<KeySet> KeySet::from_jwks(const Value& jwks) {
    if (!jwks.is_dict() || !jwks["keys"].is_list()) {
        return fault("A JWK set is a JSON object with a list 'keys'.");
    }
    const List& members = jwks["keys"].as_list();
    if (members.size() > kMostKeys) {
        return fault("The JWK set has " + std::to_string(members.size()) + " keys, more than 100.");
    }
    KeySet set;
    std::string why = "it is empty";
    std::vector<std::string_view> kids;
    for (const Value& member : members) {
        // RFC 7517 section 4.5 wants distinct ones; whose signature it is must be beyond doubt. An
        // unusable key counts as well.
        if (const Value& kid = member["kid"]; kid.is_text()) {
            if (std::ranges::find(kids, kid.as_text()) != kids.end()) {
                return fault("The JWK set has two keys with the kid '" + kid.as_text() + "'.");
            }
            kids.push_back(kid.as_text());
        }
        if (Result<Key> key = Key::from_jwk(member)) {
            set.add(std::move(*key));
        } else {
            why = key.error().message;
        }
    }
    if (set.empty()) return fault("The JWK Set did not contain any usable keys: " + why);
    if (std::ranges::any_of(set, is_secret) && !std::ranges::all_of(set, is_secret)) {
        return fault("The JWK set mixes secrets with public keys.");
    }
    return set;
}

Result<KeySet> KeySet::from_jwks_text(std::string_view json) {
    if (json.size() > kLongestSet) return fault("The JWK set is longer than 1 MiB.");
    Result<Value> jwks = read_json(json, kJwkDepth + 2);
    if (!jwks) return fault("The JWK set cannot be read: " + jwks.error().message);
    return from_jwks(*jwks);
}

Dict KeySet::public_jwks() const {
    List members;
    for (const Key& key : keys_) {
        if (!is_secret(key)) members.push_back(key.to_jwk());
    }
    return Dict{{"keys", std::move(members)}};
}

}  // namespace cadenza::jose
