#pragma once

#include <memory>
#include <string>
#include <string_view>

// OpenSSL's types by their tags, so that its headers stay in the sources.
struct evp_pkey_st;
struct evp_pkey_ctx_st;
struct evp_md_st;
struct evp_md_ctx_st;
struct evp_cipher_ctx_st;
struct bignum_st;
struct bio_st;

namespace cadenza::jose {

/// Frees what OpenSSL made, by its own function for each type.
struct OpenSslFree {
    void operator()(evp_pkey_st* p) const noexcept;
    void operator()(evp_pkey_ctx_st* p) const noexcept;
    void operator()(evp_md_ctx_st* p) const noexcept;
    void operator()(evp_cipher_ctx_st* p) const noexcept;
    void operator()(bignum_st* p) const noexcept;  ///< and wipes it
    void operator()(bio_st* p) const noexcept;
};

template <class T>
using OpenSslPtr = std::unique_ptr<T, OpenSslFree>;
using PkeyPtr = OpenSslPtr<evp_pkey_st>;
using PkeyContext = OpenSslPtr<evp_pkey_ctx_st>;
using DigestContext = OpenSslPtr<evp_md_ctx_st>;
using CipherContext = OpenSslPtr<evp_cipher_ctx_st>;
using BigNumber = OpenSslPtr<bignum_st>;
using Bio = OpenSslPtr<bio_st>;

/// Big-endian bytes of a number, at least `size` of them.
std::string number_bytes(const bignum_st* number, std::size_t size = 0);
BigNumber number_from_bytes(std::string_view bytes);

/// Takes what OpenSSL noted in this thread's queue of errors, so that nobody else finds it.
void forget_openssl_errors() noexcept;

}  // namespace cadenza::jose
