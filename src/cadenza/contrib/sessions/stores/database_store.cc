#include "cadenza/contrib/sessions/stores/database_store.h"

#include "cadenza/contrib/sessions/models.h"
#include "cadenza/contrib/sessions/session_data.h"
#include "cadenza/db/backends/base/errors.h"
#include "cadenza/db/backends/base/transaction.h"
#include "cadenza/db/models/query_set.h"

namespace cadenza::sessions {
namespace {

constexpr std::size_t kLongestKey = 40;  // of the column

}  // namespace

std::optional<Dict> DatabaseStore::load(const std::string& key) const {
    if (key.size() > kLongestKey) return {};
    for (const Session& row :
         Session::objects.filter("session_key"_k = key, "expire_date__gt"_k = DateTime::now())) {
        return decode(row.session_data, signing::Keys::of(settings_));
    }
    return {};
}

bool DatabaseStore::create(const std::string& key, const Dict& data, DateTime expires) const {
    Session row;
    row.session_key = key;
    row.session_data = encode(data, signing::Keys::of(settings_));
    row.expire_date = expires;
    SaveOptions options;
    options.force_insert = true;
    try {
        atomic([&] { row.save(options); });
    } catch (const db::IntegrityError&) {
        return false;
    }
    return true;
}

bool DatabaseStore::update(const std::string& key, const Dict& data, DateTime expires) const {
    return Session::objects.filter("session_key"_k = key)
               .update("session_data"_k = encode(data, signing::Keys::of(settings_)),
                       "expire_date"_k = expires) > 0;
}

void DatabaseStore::remove(const std::string& key) const {
    Session::objects.filter("session_key"_k = key).remove();
}

void DatabaseStore::clear_expired() const {
    Session::objects.filter("expire_date__lt"_k = DateTime::now()).remove();
}

}  // namespace cadenza::sessions
