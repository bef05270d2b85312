#include "cadenza/contrib/sessions/stores/file_store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "cadenza/conf/settings.h"
#include "cadenza/contrib/sessions/session_data.h"
#include "cadenza/contrib/sessions/session_expiry.h"
#include "cadenza/runtime/blocking.h"

namespace cadenza::sessions {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kSecond = 1'000'000;

std::string folder_of(const SessionSettings& settings) {
    std::error_code ignored;
    std::string path =
        settings.file_path.empty() ? fs::temp_directory_path(ignored).string() : settings.file_path;
    if (!fs::is_directory(path, ignored)) {
        throw ImproperlyConfigured("The session storage path '" + path +
                                   "' doesn't exist. Please set Settings::session.file_path to an "
                                   "existing directory in which Cadenza can store session data.");
    }
    return path;
}

std::optional<DateTime> modified_at(const std::string& file) {
    struct stat info {};
    if (::stat(file.c_str(), &info) != 0) return {};
    return DateTime{.microseconds = info.st_mtim.tv_sec * kSecond + info.st_mtim.tv_nsec / 1000};
}

bool write_all(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

// Readers see the old file or the whole new one.
void replace(const std::string& file, std::string_view text) {
    std::string temporary = file + "_out_XXXXXX";
    const int descriptor = ::mkstemp(temporary.data());  // readable by its owner only
    if (descriptor < 0) throw Error("A session cannot be written beside " + file);
    const bool complete = write_all(descriptor, text);
    if (::close(descriptor) != 0 || !complete ||
        std::rename(temporary.c_str(), file.c_str()) != 0) {
        ::unlink(temporary.c_str());
        throw Error("A session cannot be written to " + file);
    }
}

}  // namespace

FileStore::FileStore(const Settings& settings)
    : settings_(settings), folder_(folder_of(settings.session)) {}

std::string FileStore::file_of(std::string_view key) const {
    constexpr std::size_t kLongest = 128;
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    if (key.empty() || key.size() > kLongest || !std::ranges::all_of(key, is_letter)) return {};
    return folder_ + "/" + settings_.session.cookie_name + std::string(key);
}

std::optional<Dict> FileStore::read(const std::string& file) const {
    std::ifstream stream(file, std::ios::binary);
    const std::optional<DateTime> modified = modified_at(file);
    if (!stream || !modified) return {};
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    Dict data;  // an empty file is one that is being created
    if (!text.empty()) data = decode(text, signing::Keys::of(settings_));
    if (expiry_date(std::as_const(data)[kExpiryKey], settings_.session, *modified) <=
        DateTime::now()) {
        ::unlink(file.c_str());
        return {};
    }
    return data;
}

std::optional<Dict> FileStore::load(const std::string& key) const {
    const std::string file = file_of(key);
    if (file.empty()) return {};
    return runtime::blocking([&] { return read(file); });
}

bool FileStore::create(const std::string& key, const Dict& data, DateTime) const {
    const std::string file = file_of(key);
    return runtime::blocking([&] {
        const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL, 0600);
        if (descriptor < 0) {
            if (errno == EEXIST) return false;
            throw Error("A session cannot be written to " + file);
        }
        ::close(descriptor);
        replace(file, encode(data, signing::Keys::of(settings_)));
        return true;
    });
}

bool FileStore::update(const std::string& key, const Dict& data, DateTime) const {
    const std::string file = file_of(key);
    return runtime::blocking([&] {
        if (!modified_at(file)) return false;
        replace(file, encode(data, signing::Keys::of(settings_)));
        return true;
    });
}

void FileStore::remove(const std::string& key) const {
    const std::string file = file_of(key);
    if (!file.empty()) runtime::blocking([&] { ::unlink(file.c_str()); });
}

void FileStore::clear_expired() const {
    const std::string& prefix = settings_.session.cookie_name;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with(prefix)) continue;
        const std::string file = file_of(std::string_view(name).substr(prefix.size()));
        if (!file.empty()) read(file);
    }
}

}  // namespace cadenza::sessions
