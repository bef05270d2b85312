// Keys: JWK, sets of them and PEM. What is read is written and read again as the same key.
#include "cadenza/base/json/writer.h"
#include "cadenza/jose/key_set.h"
#include "fuzz.h"

using namespace cadenza;
using namespace cadenza::jose;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view text = as_text(data, size);
    if (auto key = Key::from_jwk_text(text)) {
        auto again = Key::from_jwk_text(to_json(Value(key->to_jwk(true))));
        require(again && again->to_jwk(true) == key->to_jwk(true));
        require(again->thumbprint() == key->thumbprint());
    }
    if (auto set = KeySet::from_jwks_text(text)) require(!set->empty() && set->size() <= 100);
    if (auto key = Key::from_pem(text)) require(key->type() != KeyType::Oct);
    (void)Key::secret(text);
    return 0;
}
