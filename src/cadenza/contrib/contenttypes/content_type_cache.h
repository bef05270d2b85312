#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

#include "cadenza/contrib/contenttypes/content_type.h"

namespace cadenza::contenttypes {

/// The content types that the process has seen, apart for each database: two projects, or two
/// databases of one, number their models differently. Django's ContentTypeManager._cache.
class ContentTypeCache {
 public:
    static ContentTypeCache& instance();

    std::optional<ContentType> find(std::string_view alias, std::string_view app_label,
                                    std::string_view model) const;
    std::optional<ContentType> find(std::string_view alias, std::int64_t id) const;
    void add(std::string_view alias, const ContentType& type);
    void clear();

 private:
    struct Entry {
        std::uint64_t database;
        ContentType type;
    };
    static std::uint64_t database_of(std::string_view alias);

    mutable std::mutex mutex_;
    std::vector<Entry> entries_;
};

}  // namespace cadenza::contenttypes
