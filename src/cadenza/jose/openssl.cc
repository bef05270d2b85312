#include "cadenza/jose/openssl.h"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/evp.h>

#include <algorithm>
#include <string_view>

namespace cadenza::jose {

void OpenSslFree::operator()(evp_pkey_st* p) const noexcept {
    EVP_PKEY_free(p);
}
void OpenSslFree::operator()(evp_pkey_ctx_st* p) const noexcept {
    EVP_PKEY_CTX_free(p);
}
void OpenSslFree::operator()(evp_md_ctx_st* p) const noexcept {
    EVP_MD_CTX_free(p);
}
void OpenSslFree::operator()(evp_cipher_ctx_st* p) const noexcept {
    EVP_CIPHER_CTX_free(p);
}
void OpenSslFree::operator()(bignum_st* p) const noexcept {
    BN_clear_free(p);
}
void OpenSslFree::operator()(bio_st* p) const noexcept {
    BIO_free_all(p);
}

std::string number_bytes(const bignum_st* number, std::size_t size) {
    size = std::max(size, static_cast<std::size_t>(BN_num_bytes(number)));
    std::string out(size, '\0');
    BN_bn2binpad(number, reinterpret_cast<unsigned char*>(out.data()), static_cast<int>(size));
    return out;
}

BigNumber number_from_bytes(std::string_view bytes) {
    return BigNumber(BN_bin2bn(reinterpret_cast<const unsigned char*>(bytes.data()),
                               static_cast<int>(bytes.size()), nullptr));
}

void forget_openssl_errors() noexcept {
    ERR_clear_error();
}

}  // namespace cadenza::jose
