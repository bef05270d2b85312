#include "cadenza/rest/jwt/user_lookup.h"

#include "cadenza/contrib/auth/config.h"
#include "cadenza/db/models/errors.h"
#include "cadenza/db/models/query_base.h"
#include "cadenza/rest/jwt/config.h"

namespace cadenza::jwt {

auth::UserPtr find_user(const Value& user_id) {
    switch (user_id.kind()) {
        case Value::Kind::Int:
        case Value::Kind::BigInt:
        case Value::Kind::Text: break;
        default: return nullptr;
    }
    if (user_id.kind() == Value::Kind::Text && user_id.as_text().find('\0') != std::string::npos)
        return nullptr;
    try {
        std::unique_ptr<Model> user =
            QueryBase(auth::user_model()).filter(config().settings.user_id_field, user_id).get();
        return auth::UserPtr(static_cast<auth::AbstractBaseUser*>(user.release()));
    } catch (const DoesNotExist&) {
        return nullptr;
    } catch (const MultipleObjectsReturned&) {
        return nullptr;
    } catch (const ValueError&) {
        return nullptr;
    } catch (const ModelValidationError&) {
        return nullptr;
    }
}

}  // namespace cadenza::jwt
