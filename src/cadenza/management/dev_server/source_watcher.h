#pragma once

#include <map>
#include <string>
#include <vector>

namespace cadenza::management {

/// Tells which source files below a project's folder change, by inotify. Folders that are made
/// later are watched too; hidden ones and the build folder are not.
class SourceWatcher {
 public:
    /// `ignored` names folders directly below root, such as "build".
    SourceWatcher(std::string root, std::vector<std::string> ignored);
    ~SourceWatcher();
    SourceWatcher(const SourceWatcher&) = delete;
    SourceWatcher& operator=(const SourceWatcher&) = delete;

    /// Readable when something changed; for poll().
    int fd() const { return fd_; }
    /// What changed since the last call, relative to root, each file once. Waits until nothing more
    /// changes for `settle_milliseconds`, because an editor saves in several steps.
    std::vector<std::string> changes(int settle_milliseconds = 40);

 private:
    void watch(const std::string& directory);
    void read_events(std::vector<std::string>& changed);

    std::string root_;
    std::vector<std::string> ignored_;
    std::map<int, std::string> directories_;
    int fd_;
};

}  // namespace cadenza::management
