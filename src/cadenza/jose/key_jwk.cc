#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <array>
#include <optional>

#include "cadenza/base/crypto/base64.h"
#include "cadenza/base/json/reader.h"
#include "cadenza/jose/json.h"
#include "cadenza/jose/key_data.h"

namespace cadenza::jose {
namespace {

// The largest number in a key: an RSA modulus of 8192 bits has 1,024 bytes.
constexpr std::size_t kLongestNumber = 1100;
constexpr std::array<std::string_view, 5> kPrimeMembers{"p", "q", "dp", "dq", "qi"};

// A member as bytes; empty if it is missing, no text, too long or no base64url.
std::string bytes_of(const Dict& jwk, std::string_view name, std::size_t longest = kLongestNumber) {
    const Value* value = jwk.find(name);
    if (value == nullptr || !value->is_text() || value->as_text().size() > longest * 4 / 3 + 4)
        return {};
    return crypto::base64url_decode(value->as_text()).value_or("");
}

std::unexpected<Fault> no_good(std::string_view member) {
    return fault("The JWK's '" + std::string(member) + "' is missing or not what it must be.");
}

// Collects the parameters of one key. The builder only points to numbers and texts: they stay here.
class Builder {
 public:
    Builder() : builder_(OSSL_PARAM_BLD_new()) {}
    ~Builder() { OSSL_PARAM_BLD_free(builder_); }
    Builder(const Builder&) = delete;
    Builder& operator=(const Builder&) = delete;

    void number(const char* name, std::string_view bytes) {
        numbers_.push_back(number_from_bytes(bytes));
        OSSL_PARAM_BLD_push_BN(builder_, name, numbers_.back().get());
    }
    void text(const char* name, std::string_view value) {
        OSSL_PARAM_BLD_push_utf8_string(builder_, name, value.data(), value.size());
    }
    void octets(const char* name, const std::string& value) {
        OSSL_PARAM_BLD_push_octet_string(builder_, name, value.data(), value.size());
    }
    PkeyPtr build(const char* type, bool is_private) {
        OSSL_PARAM* parameters = OSSL_PARAM_BLD_to_param(builder_);
        PkeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
        EVP_PKEY* key = nullptr;
        if (context && parameters != nullptr && EVP_PKEY_fromdata_init(context.get()) == 1) {
            EVP_PKEY_fromdata(context.get(), &key,
                              is_private ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY, parameters);
        }
        OSSL_PARAM_free(parameters);
        return PkeyPtr(key);
    }

 private:
    OSSL_PARAM_BLD* builder_;
    std::vector<BigNumber> numbers_;
};

Result<void> finish(Key::Data& data, PkeyPtr pkey, bool is_private) {
    if (!pkey) {
        forget_openssl_errors();
        return fault("The JWK's numbers are no key of its type.");
    }
    return adopt_pkey(data, std::move(pkey), is_private);
}

Result<void> read_oct(Key::Data& data, const Dict& jwk) {
    std::string k = bytes_of(jwk, "k", 64 * 1024);
    if (k.empty()) return no_good("k");
    return adopt_secret(data, k);
}

Result<void> read_rsa(Key::Data& data, const Dict& jwk) {
    Builder builder;
    std::string n = bytes_of(jwk, "n"), e = bytes_of(jwk, "e");
    if (n.empty()) return no_good("n");
    if (e.empty() || e.size() > 8) return no_good("e");
    builder.number(OSSL_PKEY_PARAM_RSA_N, n);
    builder.number(OSSL_PKEY_PARAM_RSA_E, e);
    bool is_private = jwk.contains("d");
    if (!is_private) return finish(data, builder.build("RSA", false), false);
    if (jwk.contains("oth")) return fault("The JWK has more than two primes.");
    std::string d = bytes_of(jwk, "d");
    if (d.empty()) return no_good("d");
    builder.number(OSSL_PKEY_PARAM_RSA_D, d);
    bool any = false;
    for (std::string_view name : kPrimeMembers) any |= jwk.contains(name);
    constexpr std::array kNames{OSSL_PKEY_PARAM_RSA_FACTOR1, OSSL_PKEY_PARAM_RSA_FACTOR2,
                                OSSL_PKEY_PARAM_RSA_EXPONENT1, OSSL_PKEY_PARAM_RSA_EXPONENT2,
                                OSSL_PKEY_PARAM_RSA_COEFFICIENT1};
    for (std::size_t i = 0; any && i < kNames.size(); ++i) {
        std::string number = bytes_of(jwk, kPrimeMembers[i]);
        if (number.empty()) return no_good(kPrimeMembers[i]);
        builder.number(kNames[i], number);
    }
    return finish(data, builder.build("RSA", true), true);
}

Result<void> read_ec(Key::Data& data, const Dict& jwk) {
    std::string crv =
        jwk.find("crv") != nullptr && jwk["crv"].is_text() ? jwk["crv"].as_text() : "";
    Curve curve = Curve::None;
    for (Curve known : {Curve::P256, Curve::P384, Curve::P521, Curve::Secp256k1}) {
        if (jwk_name(known) == crv) curve = known;
    }
    if (curve == Curve::None) return no_good("crv");
    // RFC 7518 section 6.2.1.2: exactly as long as the field's elements.
    std::string x = bytes_of(jwk, "x"), y = bytes_of(jwk, "y");
    if (x.size() != curve_size(curve)) return no_good("x");
    if (y.size() != curve_size(curve)) return no_good("y");
    std::string point = '\4' + x + y;
    Builder builder;
    builder.text(OSSL_PKEY_PARAM_GROUP_NAME, openssl_name(curve));
    builder.octets(OSSL_PKEY_PARAM_PUB_KEY, point);
    bool is_private = jwk.contains("d");
    if (is_private) {
        std::string d = bytes_of(jwk, "d");
        if (d.size() != curve_size(curve)) return no_good("d");
        builder.number(OSSL_PKEY_PARAM_PRIV_KEY, d);
    }
    return finish(data, builder.build("EC", is_private), is_private);
}

Result<void> read_okp(Key::Data& data, const Dict& jwk) {
    std::string crv =
        jwk.find("crv") != nullptr && jwk["crv"].is_text() ? jwk["crv"].as_text() : "";
    Curve curve = crv == "Ed25519" ? Curve::Ed25519 : crv == "Ed448" ? Curve::Ed448 : Curve::None;
    if (curve == Curve::None) return no_good("crv");
    std::string x = bytes_of(jwk, "x");
    if (x.size() != curve_size(curve)) return no_good("x");
    const char* type = openssl_name(curve).data();
    auto raw = [](const std::string& text) {
        return reinterpret_cast<const unsigned char*>(text.data());
    };
    if (!jwk.contains("d")) {
        return finish(
            data, PkeyPtr(EVP_PKEY_new_raw_public_key_ex(nullptr, type, nullptr, raw(x), x.size())),
            false);
    }
    std::string d = bytes_of(jwk, "d");
    if (d.size() != curve_size(curve)) return no_good("d");
    PkeyPtr pkey(EVP_PKEY_new_raw_private_key_ex(nullptr, type, nullptr, raw(d), d.size()));
    std::string own(x.size(), '\0');
    std::size_t size = own.size();
    bool same = pkey &&
                EVP_PKEY_get_raw_public_key(
                    pkey.get(), reinterpret_cast<unsigned char*>(own.data()), &size) == 1 &&
                own == x;
    return same ? finish(data, std::move(pkey), true) : no_good("x");
}

// "kid", "alg" and "use" are texts, "key_ops" a list of them.
Result<void> read_description(Key::Data& data, const Dict& jwk) {
    struct Member {
        std::string_view name;
        std::string& target;
    };
    for (Member member :
         {Member{"kid", data.kid}, Member{"alg", data.alg}, Member{"use", data.use}}) {
        const Value* value = jwk.find(member.name);
        if (value == nullptr) continue;
        if (!value->is_text()) return no_good(member.name);
        member.target = value->as_text();
    }
    const Value* key_ops = jwk.find("key_ops");
    if (key_ops == nullptr) return {};
    if (!key_ops->is_list() || key_ops->as_list().empty()) return no_good("key_ops");
    for (const Value& name : key_ops->as_list()) {
        if (!name.is_text()) return no_good("key_ops");
        data.key_ops.push_back(name.as_text());
    }
    return {};
}

Result<void> read_numbers(Key::Data& data, const Dict& jwk) {
    const Value* kty = jwk.find("kty");
    if (kty == nullptr || !kty->is_text()) return no_good("kty");
    if (kty->as_text() == "oct") return read_oct(data, jwk);
    if (kty->as_text() == "RSA") return read_rsa(data, jwk);
    if (kty->as_text() == "EC") return read_ec(data, jwk);
    if (kty->as_text() == "OKP") return read_okp(data, jwk);
    return no_good("kty");
}

void put(Dict& jwk, std::string_view name, std::string_view bytes) {
    jwk.set(name, crypto::base64url_encode(bytes));
}

void put_number(Dict& jwk, std::string_view name, EVP_PKEY* key, const char* parameter,
                std::size_t size = 0) {
    BIGNUM* found = nullptr;
    if (EVP_PKEY_get_bn_param(key, parameter, &found) == 1)
        put(jwk, name, number_bytes(found, size));
    BN_clear_free(found);
    forget_openssl_errors();
}

void put_rsa(Dict& jwk, const Key::Data& data, bool with_private) {
    EVP_PKEY* key = data.pkey.get();
    put_number(jwk, "n", key, OSSL_PKEY_PARAM_RSA_N);
    put_number(jwk, "e", key, OSSL_PKEY_PARAM_RSA_E);
    if (!with_private) return;
    put_number(jwk, "d", key, OSSL_PKEY_PARAM_RSA_D);
    put_number(jwk, "p", key, OSSL_PKEY_PARAM_RSA_FACTOR1);
    put_number(jwk, "q", key, OSSL_PKEY_PARAM_RSA_FACTOR2);
    put_number(jwk, "dp", key, OSSL_PKEY_PARAM_RSA_EXPONENT1);
    put_number(jwk, "dq", key, OSSL_PKEY_PARAM_RSA_EXPONENT2);
    put_number(jwk, "qi", key, OSSL_PKEY_PARAM_RSA_COEFFICIENT1);
}

void put_ec(Dict& jwk, const Key::Data& data, bool with_private) {
    EVP_PKEY* key = data.pkey.get();
    std::size_t size = curve_size(data.curve);
    jwk.set("crv", jwk_name(data.curve));
    put_number(jwk, "x", key, OSSL_PKEY_PARAM_EC_PUB_X, size);
    put_number(jwk, "y", key, OSSL_PKEY_PARAM_EC_PUB_Y, size);
    if (with_private) put_number(jwk, "d", key, OSSL_PKEY_PARAM_PRIV_KEY, size);
}

void put_okp(Dict& jwk, const Key::Data& data, bool with_private) {
    jwk.set("crv", jwk_name(data.curve));
    std::array<unsigned char, 64> raw{};
    std::size_t size = raw.size();
    EVP_PKEY_get_raw_public_key(data.pkey.get(), raw.data(), &size);
    put(jwk, "x", {reinterpret_cast<char*>(raw.data()), size});
    size = raw.size();
    if (with_private && EVP_PKEY_get_raw_private_key(data.pkey.get(), raw.data(), &size) == 1) {
        put(jwk, "d", {reinterpret_cast<char*>(raw.data()), size});
    }
}

}  // namespace

Result<Key> Key::from_jwk(const Value& jwk) {
    if (!jwk.is_dict())
        return fault("A JWK is a JSON object, not " + std::string(jwk.type_name()) + ".");
    Data data;
    data.from_jwk = true;
    Result<void> read = read_description(data, jwk.as_dict());
    if (read) read = read_numbers(data, jwk.as_dict());
    if (!read) return std::unexpected(std::move(read.error()));
    return KeyAccess::make(std::move(data));
}

Result<Key> Key::from_jwk_text(std::string_view json) {
    Result<Value> jwk = read_json(json, kJwkDepth);
    if (!jwk) return fault("The JWK cannot be read: " + jwk.error().message);
    return from_jwk(*jwk);
}

Dict Key::to_jwk(bool with_private) const {
    Dict jwk;
    with_private &= data_->is_private;
    switch (data_->type) {
        case KeyType::Oct:
            jwk.set("kty", "oct");
            if (with_private) put(jwk, "k", data_->secret);
            break;
        case KeyType::Rsa:
            jwk.set("kty", "RSA");
            put_rsa(jwk, *data_, with_private);
            break;
        case KeyType::Ec:
            jwk.set("kty", "EC");
            put_ec(jwk, *data_, with_private);
            break;
        case KeyType::Okp:
            jwk.set("kty", "OKP");
            put_okp(jwk, *data_, with_private);
            break;
    }
    if (!data_->kid.empty()) jwk.set("kid", data_->kid);
    if (!data_->alg.empty()) jwk.set("alg", data_->alg);
    if (!data_->use.empty()) jwk.set("use", data_->use);
    return jwk;
}

}  // namespace cadenza::jose
