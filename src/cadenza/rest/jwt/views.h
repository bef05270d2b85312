#pragma once

#include <optional>

#include "cadenza/rest/generic_api_view.h"

namespace cadenza {

/// What the token views share: whoever asks is not authenticated yet; the serializer does the work.
/// As rest_framework_simplejwt.views.TokenViewBase. `serializer_class` wins over the settings.
class TokenViewBase : public GenericAPIView {
 public:
    TokenViewBase();

    SerializerFactory serializer_class = nullptr;

    Response post(Request& request) override;
    std::string authenticate_header(Request& request) const override;
    void check(const Settings& settings, std::vector<CheckMessage>& found) const override;

    SerializerFactory get_serializer_class() const override;
    const ModelInfo* model_info() const override { return nullptr; }
    void check_object() override {}

 protected:
    /// The serializer of the settings, or the framework's.
    virtual SerializerFactory default_serializer() const = 0;
    /// What the serializer makes of the data. Throws InvalidToken for a TokenError.
    Dict validated(const Value& data);
};

class TokenObtainPairView : public TokenViewBase {
 public:
    TokenObtainPairView();

 protected:
    SerializerFactory default_serializer() const override;
};

class TokenRefreshView : public TokenViewBase {
 public:
    TokenRefreshView();

 protected:
    SerializerFactory default_serializer() const override;
};

class TokenVerifyView : public TokenViewBase {
 public:
    TokenVerifyView();

 protected:
    SerializerFactory default_serializer() const override;
};

/// Needs token_blacklist::app.
class TokenBlacklistView : public TokenViewBase {
 public:
    TokenBlacklistView();

 protected:
    SerializerFactory default_serializer() const override;
};

class TokenObtainSlidingView : public TokenViewBase {
 public:
    TokenObtainSlidingView();

 protected:
    SerializerFactory default_serializer() const override;
};

class TokenRefreshSlidingView : public TokenViewBase {
 public:
    TokenRefreshSlidingView();

 protected:
    SerializerFactory default_serializer() const override;
};

}  // namespace cadenza
