// Stored sessions: unsigned data is an empty session, signed data comes back, and its expiry is a
// point in time whatever it says.
#include "cadenza/base/crypto/base64.h"
#include "cadenza/base/crypto/salted_hmac.h"
#include "cadenza/base/text.h"
#include "cadenza/conf/session_settings.h"
#include "cadenza/contrib/sessions/session_data.h"
#include "cadenza/contrib/sessions/session_expiry.h"
#include "cadenza/signing/signed_value.h"
#include "fuzz.h"

using namespace cadenza;

namespace {

void check_expiry(const Dict& session) {
    const SessionSettings settings;
    const Value* custom = session.find(sessions::kExpiryKey);
    (void)sessions::expiry_age(custom != nullptr ? *custom : Value(), settings, DateTime::now());
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const signing::Keys keys{"a-key-of-at-least-thirty-two-bytes!!"};
    const std::string_view text = as_text(data, size);
    require(sessions::decode(text, keys).empty());
    // As if the key were known: any payload behind a good signature, in both forms.
    check_expiry(
        sessions::decode(signing::TimestampSigner(keys, "django.contrib.sessions.SessionStore")
                             .sign(crypto::base64url_encode(text)),
                         keys));
    const std::string hash = crypto::hex(crypto::salted_hmac("django.contrib.sessionsSessionStore",
                                                             text, keys.key, crypto::Hash::Sha1));
    check_expiry(sessions::decode(crypto::base64_encode(hash + ":" + std::string(text)), keys));
    if (!is_utf8(text)) return 0;
    Dict session{{"text", text}, {sessions::kExpiryKey, text}};
    require(sessions::decode(sessions::encode(session, keys), keys) == session);
    check_expiry(session);
    return 0;
}
