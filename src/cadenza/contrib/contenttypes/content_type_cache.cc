#include "cadenza/contrib/contenttypes/content_type_cache.h"

#include "cadenza/db/backends/base/databases.h"

namespace cadenza::contenttypes {

ContentTypeCache& ContentTypeCache::instance() {
    static ContentTypeCache cache;
    return cache;
}

std::uint64_t ContentTypeCache::database_of(std::string_view alias) {
    return db::databases()[alias].number();
}

std::optional<ContentType> ContentTypeCache::find(std::string_view alias,
                                                  std::string_view app_label,
                                                  std::string_view model) const {
    const std::uint64_t database = database_of(alias);
    const std::lock_guard lock(mutex_);
    for (const Entry& entry : entries_)
        if (entry.database == database && entry.type.model == model &&
            entry.type.app_label == app_label)
            return entry.type;
    return std::nullopt;
}

std::optional<ContentType> ContentTypeCache::find(std::string_view alias, std::int64_t id) const {
    const std::uint64_t database = database_of(alias);
    const std::lock_guard lock(mutex_);
    for (const Entry& entry : entries_)
        if (entry.database == database && entry.type.id == id) return entry.type;
    return std::nullopt;
}

void ContentTypeCache::add(std::string_view alias, const ContentType& type) {
    const std::uint64_t database = database_of(alias);
    const std::lock_guard lock(mutex_);
    for (Entry& entry : entries_) {
        if (entry.database != database || entry.type.id != type.id) continue;
        entry.type = type;
        return;
    }
    entries_.push_back({database, type});
}

void ContentTypeCache::clear() {
    const std::lock_guard lock(mutex_);
    entries_.clear();
}

}  // namespace cadenza::contenttypes
