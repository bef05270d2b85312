#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cadenza {

enum class CheckLevel : std::uint8_t {
    Debug = 10,
    Info = 20,
    Warning = 30,
    Error = 40,
    Critical = 50
};

/// One finding of a system check.
struct CheckMessage {
    CheckLevel level = CheckLevel::Error;
    std::string id;       ///< "models.E007" as Django where it has one, else "cadenza.E001"
    std::string message;  ///< what is wrong
    std::string hint;     ///< what to do about it; may be empty
    std::string object;   ///< what it is about: "api.BlogPost.title"; may be empty

    bool is_serious(CheckLevel least = CheckLevel::Error) const { return level >= least; }
    /// "api.BlogPost.title: (models.E007) …\n\tHINT: …", as Django prints it.
    std::string str() const;
    bool operator==(const CheckMessage&) const = default;
};

CheckMessage check_error(std::string id, std::string message, std::string hint = {},
                         std::string object = {});
CheckMessage check_warning(std::string id, std::string message, std::string hint = {},
                           std::string object = {});

/// The system checks of a project: functions with tags, run by `./manage check` and before commands
/// that need a sound project. Owned by the Project and passed by reference.
class CheckRegistry {
 public:
    using Function = std::function<std::vector<CheckMessage>()>;

    /// `deploy`: only where a deployment is checked (`check --deploy`).
    void add(std::string_view tag, Function function, bool deploy = false);
    bool has_tag(std::string_view tag) const;
    std::vector<std::string> tags() const;  ///< sorted, each once

    /// The findings of the checks with one of the tags (all of them if there is none), in the order
    /// in which they were added, without those whose id is in `silenced`. An exception of a check
    /// is a Critical finding.
    std::vector<CheckMessage> run(std::span<const std::string> tags = {}, bool deploy = false,
                                  std::span<const std::string> silenced = {}) const;

 private:
    struct Entry {
        std::string tag;
        Function function;
        bool deploy;
    };
    std::vector<Entry> entries_;
};

/// "System check identified 2 issues (1 silenced)." with the findings in front, most serious first,
/// as Django's command prints them.
std::string check_report(std::span<const CheckMessage> messages, std::size_t silenced = 0);

}  // namespace cadenza
