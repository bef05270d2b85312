#pragma once

#include "cadenza/contrib/auth/base_user.h"
#include "cadenza/rest/serializers/serializer.h"

namespace cadenza::authtoken {

/// Checks "username" and "password"; user() is whose they are. As DRF's AuthTokenSerializer.
struct AuthTokenSerializer : Serializer {
    AuthTokenSerializer();
    /// Throws ValidationError with the code "authorization" if they are wrong.
    void validate(ValidatedData& attrs) override;
    const auth::UserPtr& user() const { return user_; }

 private:
    auth::UserPtr user_;
};

}  // namespace cadenza::authtoken
