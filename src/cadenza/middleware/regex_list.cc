#include "cadenza/middleware/regex_list.h"

#include <re2/re2.h>

#include "cadenza/base/error.h"

namespace cadenza::internal {

RegexList::RegexList(std::string_view setting, const std::vector<std::string>& expressions) {
    re2::RE2::Options options;
    options.set_log_errors(false);
    for (const std::string& text : expressions) {
        auto compiled = std::make_unique<re2::RE2>(text, options);
        if (!compiled->ok()) {
            throw ImproperlyConfigured(
                "The setting " + std::string(setting) + " has \"" + text +
                "\", which is no regular expression that RE2 knows: " + compiled->error());
        }
        expressions_.push_back(std::move(compiled));
    }
}

RegexList::RegexList(RegexList&&) noexcept = default;
RegexList::~RegexList() = default;

bool RegexList::any_in(std::string_view text) const {
    for (const auto& expression : expressions_) {
        if (re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *expression))
            return true;
    }
    return false;
}

bool RegexList::any_at_start_of(std::string_view text) const {
    const re2::StringPiece piece(text.data(), text.size());
    for (const auto& expression : expressions_) {
        if (expression->Match(piece, 0, piece.size(), re2::RE2::ANCHOR_START, nullptr, 0))
            return true;
    }
    return false;
}

}  // namespace cadenza::internal
