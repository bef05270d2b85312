#pragma once

#include "cadenza/contrib/sessions/session_store.h"

namespace cadenza::sessions {

/// A file for each session, named after the cookie and the key, in settings.session.file_path.
/// Reading and writing run on the pool for blocking work. As Django's, so both can share a folder.
class FileStore : public SessionStore {
 public:
    /// Throws ImproperlyConfigured for a folder that does not exist.
    explicit FileStore(const Settings& settings);
    std::optional<Dict> load(const std::string& key) const override;
    bool create(const std::string& key, const Dict& data, DateTime expires) const override;
    bool update(const std::string& key, const Dict& data, DateTime expires) const override;
    void remove(const std::string& key) const override;
    void clear_expired() const override;

 private:
    /// "" for a key with other characters than our keys have: "../../etc/passwd".
    std::string file_of(std::string_view key) const;
    std::optional<Dict> read(const std::string& file) const;

    const Settings& settings_;
    std::string folder_;
};

}  // namespace cadenza::sessions
