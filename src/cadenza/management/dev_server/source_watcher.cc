#include "cadenza/management/dev_server/source_watcher.h"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "cadenza/base/error.h"

namespace cadenza::management {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSuffixes[] = {".cpp",  ".cc",  ".h",   ".hpp",
                                          ".html", ".txt", ".env", ".cmake"};

bool is_source(std::string_view name) {
    if (name == ".env") return true;
    if (name.empty() || name.front() == '.' || name.front() == '#' || name.back() == '~')
        return false;
    return std::ranges::any_of(kSuffixes,
                               [&](std::string_view suffix) { return name.ends_with(suffix); });
}

}  // namespace

SourceWatcher::SourceWatcher(std::string root, std::vector<std::string> ignored)
    : root_(std::move(root)),
      ignored_(std::move(ignored)),
      fd_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
    if (fd_ < 0)
        throw Error("runserver cannot watch " + root_ +
                    " for changes (inotify is not available); use --noreload");
    watch("");
}

SourceWatcher::~SourceWatcher() {
    close(fd_);
}

void SourceWatcher::watch(const std::string& directory) {
    const fs::path path = fs::path(root_) / directory;
    const int watched = inotify_add_watch(
        fd_, path.c_str(),
        IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ONLYDIR);
    if (watched < 0) return;  // gone again, or not ours to read
    directories_[watched] = directory;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(path, error)) {
        const std::string name = entry.path().filename().string();
        if (!entry.is_directory(error) || name.starts_with('.')) continue;
        if (directory.empty() && std::ranges::find(ignored_, name) != ignored_.end()) continue;
        watch(directory.empty() ? name : directory + "/" + name);
    }
}

void SourceWatcher::read_events(std::vector<std::string>& changed) {
    alignas(inotify_event) char buffer[16 * 1024];
    for (ssize_t size; (size = read(fd_, buffer, sizeof buffer)) > 0;) {
        for (const char* at = buffer; at < buffer + size;) {
            const auto* event = reinterpret_cast<const inotify_event*>(at);
            at += sizeof(inotify_event) + event->len;
            const auto found = directories_.find(event->wd);
            if (found == directories_.end() || event->len == 0) continue;
            const std::string name = event->name;
            const std::string path = found->second.empty() ? name : found->second + "/" + name;
            if ((event->mask & IN_ISDIR) != 0) {
                if ((event->mask & (IN_CREATE | IN_MOVED_TO)) != 0 && !name.starts_with('.'))
                    watch(path);
            } else if (is_source(name) && (event->mask & IN_CREATE) == 0) {
                changed.push_back(path);
            }
        }
    }
}

std::vector<std::string> SourceWatcher::changes(int settle_milliseconds) {
    std::vector<std::string> changed;
    pollfd waiting{fd_, POLLIN, 0};
    do {
        read_events(changed);
    } while (poll(&waiting, 1, settle_milliseconds) > 0);
    std::ranges::sort(changed);
    changed.erase(std::ranges::unique(changed).begin(), changed.end());
    return changed;
}

}  // namespace cadenza::management
