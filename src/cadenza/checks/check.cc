#include "cadenza/checks/check.h"

#include <algorithm>
#include <exception>

namespace cadenza {

std::string CheckMessage::str() const {
    std::string out = object.empty() ? "?" : object;
    out += ": ";
    if (!id.empty()) out += "(" + id + ") ";
    out += message;
    if (!hint.empty()) out += "\n\tHINT: " + hint;
    return out;
}

CheckMessage check_error(std::string id, std::string message, std::string hint,
                         std::string object) {
    return {CheckLevel::Error, std::move(id), std::move(message), std::move(hint),
            std::move(object)};
}

CheckMessage check_warning(std::string id, std::string message, std::string hint,
                           std::string object) {
    return {CheckLevel::Warning, std::move(id), std::move(message), std::move(hint),
            std::move(object)};
}

void CheckRegistry::add(std::string_view tag, Function function, bool deploy) {
    entries_.push_back({std::string(tag), std::move(function), deploy});
}

bool CheckRegistry::has_tag(std::string_view tag) const {
    return std::ranges::any_of(entries_, [&](const Entry& entry) { return entry.tag == tag; });
}

std::vector<std::string> CheckRegistry::tags() const {
    std::vector<std::string> result;
    for (const Entry& entry : entries_) result.push_back(entry.tag);
    std::ranges::sort(result);
    result.erase(std::ranges::unique(result).begin(), result.end());
    return result;
}

std::vector<CheckMessage> CheckRegistry::run(std::span<const std::string> tags, bool deploy,
                                             std::span<const std::string> silenced) const {
    std::vector<CheckMessage> result;
    for (const Entry& entry : entries_) {
        if (entry.deploy && !deploy) continue;
        if (!tags.empty() && std::ranges::find(tags, entry.tag) == tags.end()) continue;
        try {
            for (CheckMessage& message : entry.function()) {
                bool hidden = std::ranges::find(silenced, message.id) != silenced.end();
                if (!hidden) result.push_back(std::move(message));
            }
        } catch (const std::exception& error) {
            result.push_back({CheckLevel::Critical, "cadenza.E000",
                              "the check '" + entry.tag + "' ended with an error: " + error.what(),
                              "", ""});
        }
    }
    return result;
}

namespace {

struct Section {
    std::string_view title;
    CheckLevel level;
};

constexpr Section kSections[] = {{"CRITICALS", CheckLevel::Critical},
                                 {"ERRORS", CheckLevel::Error},
                                 {"WARNINGS", CheckLevel::Warning},
                                 {"INFOS", CheckLevel::Info},
                                 {"DEBUGS", CheckLevel::Debug}};

}  // namespace

std::string check_report(std::span<const CheckMessage> messages, std::size_t silenced) {
    std::string out;
    for (const Section& section : kSections) {
        std::string lines;
        for (const CheckMessage& message : messages) {
            if (message.level == section.level) lines += message.str() + "\n";
        }
        if (!lines.empty()) out += std::string(section.title) + ":\n" + lines + "\n";
    }
    if (!out.empty()) out.insert(0, "System check identified some issues:\n\n");
    std::string count = messages.empty() ? "no issues" : std::to_string(messages.size());
    if (!messages.empty()) count += messages.size() == 1 ? " issue" : " issues";
    return out + "System check identified " + count + " (" + std::to_string(silenced) +
           " silenced).";
}

}  // namespace cadenza
