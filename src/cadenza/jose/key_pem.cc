#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <array>

#include "cadenza/jose/key_data.h"

namespace cadenza::jose {
namespace {

constexpr std::size_t kLongestPem = 64 * 1024;

enum class Form : unsigned char { Private, Public, RsaPublic, Certificate };

struct Label {
    std::string_view begin;
    Form form;
};

constexpr std::array kLabels{
    Label{"-----BEGIN PRIVATE KEY-----", Form::Private},
    Label{"-----BEGIN RSA PRIVATE KEY-----", Form::Private},
    Label{"-----BEGIN EC PRIVATE KEY-----", Form::Private},
    Label{"-----BEGIN PUBLIC KEY-----", Form::Public},
    Label{"-----BEGIN RSA PUBLIC KEY-----", Form::RsaPublic},
    Label{"-----BEGIN CERTIFICATE-----", Form::Certificate},
};

// OpenSSL would ask the terminal for a passphrase.
int no_passphrase(char*, int, int, void*) {
    return -1;
}

PkeyPtr read_certificate(BIO* in) {
    X509* certificate = PEM_read_bio_X509(in, nullptr, no_passphrase, nullptr);
    if (certificate == nullptr) return nullptr;
    PkeyPtr key(X509_get_pubkey(certificate));
    X509_free(certificate);
    return key;
}

PkeyPtr read_rsa_public(BIO* in) {
    char* name = nullptr;
    char* header = nullptr;
    unsigned char* der = nullptr;
    long length = 0;
    if (PEM_read_bio(in, &name, &header, &der, &length) != 1) return nullptr;
    const unsigned char* p = der;
    PkeyPtr key(d2i_PublicKey(EVP_PKEY_RSA, nullptr, &p, length));
    OPENSSL_free(name);
    OPENSSL_free(header);
    OPENSSL_free(der);
    return key;
}

PkeyPtr read(std::string_view text, Form form) {
    Bio in(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
    switch (form) {
        case Form::Private:
            return PkeyPtr(PEM_read_bio_PrivateKey(in.get(), nullptr, no_passphrase, nullptr));
        case Form::Public:
            return PkeyPtr(PEM_read_bio_PUBKEY(in.get(), nullptr, no_passphrase, nullptr));
        case Form::RsaPublic: return read_rsa_public(in.get());
        case Form::Certificate: return read_certificate(in.get());
    }
    return nullptr;
}

}  // namespace

Result<Key> Key::from_pem(std::string_view text, std::string kid) {
    if (text.size() > kLongestPem) return fault("The PEM text is longer than 64 KiB.");
    std::size_t start = text.npos;
    Form form = Form::Public;
    for (const Label& label : kLabels) {
        std::size_t at = text.find(label.begin);
        if (at < start) start = at, form = label.form;
    }
    if (start == text.npos) {
        return fault(text.find("-----BEGIN ENCRYPTED PRIVATE KEY-----") != text.npos
                         ? "The PEM text holds an encrypted private key; decrypt it first."
                         : "This is no PEM text of a private key, public key or certificate.");
    }
    PkeyPtr pkey = read(text.substr(start), form);
    if (!pkey) {
        forget_openssl_errors();
        return fault("The PEM text is damaged, or its key is encrypted or of an unknown type.");
    }
    Data data;
    data.kid = std::move(kid);
    if (auto adopted = adopt_pkey(data, std::move(pkey), form == Form::Private); !adopted) {
        return std::unexpected(std::move(adopted.error()));
    }
    return KeyAccess::make(std::move(data));
}

}  // namespace cadenza::jose
