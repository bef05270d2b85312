#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

namespace cadenza::internal {

/// Regular expressions of a setting, compiled once.
class RegexList {
 public:
    /// Throws ImproperlyConfigured, naming the setting, for one that RE2 does not know.
    RegexList(std::string_view setting, const std::vector<std::string>& expressions);
    RegexList(RegexList&&) noexcept;
    ~RegexList();

    /// Whether one of them is found in the text.
    bool any_in(std::string_view text) const;
    /// Whether one of them fits from the first character on; as Python's re.match.
    bool any_at_start_of(std::string_view text) const;

 private:
    std::vector<std::unique_ptr<re2::RE2>> expressions_;
};

}  // namespace cadenza::internal
