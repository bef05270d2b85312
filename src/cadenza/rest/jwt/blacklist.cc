#include "cadenza/rest/jwt/blacklist.h"

#include <algorithm>

#include "cadenza/base/crypto/hash.h"
#include "cadenza/base/log/log.h"
#include "cadenza/base/uuid.h"
#include "cadenza/contrib/token_blacklist/models.h"
#include "cadenza/db/backends/base/transaction.h"
#include "cadenza/rest/jwt/token.h"
#include "cadenza/rest/jwt/user_lookup.h"

namespace cadenza::jwt::blacklist {
namespace {

using token_blacklist::BlacklistedToken;
using token_blacklist::OutstandingToken;

constexpr char kMark = '~';
constexpr std::size_t kUuid = 32;
constexpr std::size_t kLongestFamily = 255 - kUuid - 1;  // of the column

bool is_hex(std::string_view text) {
    return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// The row of a token, made if it is not there: one that another service issued.
OutstandingToken row_of(const Token& token, const auth::AbstractBaseUser* user) {
    const std::string jti = token.jti();
    if (std::optional<OutstandingToken> row =
            OutstandingToken::objects.filter("jti"_k = jti).first())
        return std::move(*row);
    auth::UserPtr found;
    if (user == nullptr) {
        found = find_user(token.user_id());
        user = found.get();
    }
    return OutstandingToken::objects
        .get_or_create(
            "jti"_k = jti,
            defaults("user_id"_k = user != nullptr ? user->pk() : Value(), "token"_k = token.str(),
                     "created_at"_k = token.current_time, "expires_at"_k = token.expires_at()))
        .first;
}

/// The rows of a family. They belong to one user, whose index finds them.
QuerySet<OutstandingToken> family_rows(const OutstandingToken& member) {
    const std::string family = family_of(member.jti);
    const auto own = member.user.is_null()
                         ? OutstandingToken::objects.filter("user__isnull"_k = true)
                         : OutstandingToken::objects.filter("user_id"_k = member.user.pk());
    return own.filter(Q("jti"_k = family) || Q("jti__startswith"_k = family + kMark));
}

QuerySet<OutstandingToken> alive(const QuerySet<OutstandingToken>& rows) {
    return rows.filter(std::string_view("blacklistedtoken__isnull"), Value(true));
}

/// To be called in a transaction.
std::int64_t kill(const OutstandingToken& member) {
    const QuerySet<OutstandingToken> rows = family_rows(member);
    std::int64_t killed = 0;
    // A rotation that is under way elsewhere holds its token's row: changing the rows waits for it,
    // and the next round sees what it has made.
    for (;;) {
        rows.update("expires_at"_k = F("expires_at"));
        std::vector<BlacklistedToken> dead;
        for (const OutstandingToken& row : alive(rows)) {
            BlacklistedToken& entry = dead.emplace_back();
            entry.token = row;
        }
        if (dead.empty()) return killed;
        BlacklistedToken::objects.bulk_create(dead, true);
        killed += static_cast<std::int64_t>(dead.size());
    }
}

void report(const OutstandingToken& row, std::int64_t killed) {
    if (killed == 0) return;
    log::warning("jwt: a refresh token that was used up came again; revoked " +
                 std::to_string(killed) + " of its family, user " + row.user.pk().str() +
                 ", family " + family_of(row.jti));
}

}  // namespace

bool contains(std::string_view jti) {
    return BlacklistedToken::objects.filter("token__jti"_k = std::string(jti)).exists();
}

void record(const Token& token, const auth::AbstractBaseUser* user) {
    row_of(token, user);
}

bool add(const Token& token) {
    return atomic([&] {
        const OutstandingToken row = row_of(token, nullptr);
        return BlacklistedToken::objects.get_or_create("token"_k = row).second;
    });
}

std::string family_of(std::string_view jti) {
    if (jti.size() > kUuid + 1 && jti[jti.size() - kUuid - 1] == kMark &&
        is_hex(jti.substr(jti.size() - kUuid)))
        return std::string(jti.substr(0, jti.size() - kUuid - 1));
    // A foreign jti may fill the column: its followers go by its hash. It is dead before they are.
    if (jti.size() > kLongestFamily) return crypto::sha256_hex(jti);
    return std::string(jti);
}

std::string next_jti(std::string_view jti) {
    return family_of(jti) + kMark + Uuid::random().hex();
}

void replace(const Token& old_token, const Token& new_token) {
    std::int64_t killed = 0;
    const bool was_dead = atomic([&] {
        const OutstandingToken row = row_of(old_token, nullptr);
        // Holds the row: whoever wants to rotate the same token waits here for the end.
        OutstandingToken::objects.filter("id"_k = row.id).update("expires_at"_k = F("expires_at"));
        if (BlacklistedToken::objects.filter("token"_k = row).exists()) {
            killed = kill(row);
            return true;
        }
        BlacklistedToken::objects.create("token"_k = row);
        OutstandingToken::objects.create(
            "user_id"_k = row.user.pk(), "jti"_k = new_token.jti(), "token"_k = new_token.str(),
            "created_at"_k = new_token.current_time, "expires_at"_k = new_token.expires_at());
        return false;
    });
    if (!was_dead) return;
    if (killed > 0) report(OutstandingToken::objects.get("jti"_k = old_token.jti()), killed);
    throw BlacklistedTokenError(old_token.jti());
}

std::int64_t revoke_family(std::string_view jti) {
    const std::optional<OutstandingToken> row =
        OutstandingToken::objects.filter("jti"_k = std::string(jti)).first();
    // Whoever keeps sending a dead token is not to keep the database writing. A rotation under way
    // hides nothing: until it is done, the token that it replaces is alive.
    if (!row || !alive(family_rows(*row)).exists()) return 0;
    const std::int64_t killed = atomic([&] { return kill(*row); });
    report(*row, killed);
    return killed;
}

}  // namespace cadenza::jwt::blacklist
