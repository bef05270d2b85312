#include "cadenza/http/media_type.h"

#include <algorithm>

#include "cadenza/http/header_parameters.h"

namespace cadenza {

MediaType::MediaType(std::string_view text) {
    HeaderParameters header = HeaderParameters::parse(text);
    const std::size_t slash = header.value.find('/');
    has_slash_ = slash != std::string::npos;
    main_type_ = header.value.substr(0, slash);
    if (has_slash_) sub_type_ = header.value.substr(slash + 1);
    parameters_ = std::move(header.parameters);
}

std::string MediaType::full_type() const {
    return has_slash_ ? main_type_ + "/" + sub_type_ : main_type_;
}

const std::string* MediaType::parameter(std::string_view name) const {
    for (auto at = parameters_.rbegin(); at != parameters_.rend(); ++at) {
        if (at->first == name) return &at->second;
    }
    return nullptr;
}

bool MediaType::matches(const MediaType& other) const {
    for (const auto& [name, value] : parameters_) {
        if (name == "q") continue;
        const std::string* theirs = other.parameter(name);
        if (theirs == nullptr || *theirs != value) return false;
    }
    const auto same = [](const std::string& a, const std::string& b) {
        return a == "*" || b == "*" || a == b;
    };
    return same(sub_type_, other.sub_type_) && same(main_type_, other.main_type_);
}

int MediaType::precedence() const {
    if (main_type_ == "*") return 0;
    if (sub_type_ == "*") return 1;
    const bool only_quality = parameters_.size() == 1 && parameters_[0].first == "q";
    return parameters_.empty() || only_quality ? 2 : 3;
}

std::vector<MediaType> parse_accept(std::string_view header) {
    constexpr std::size_t kMaxRanges = 100;
    std::vector<MediaType> ranges;
    while (!header.empty() && ranges.size() < kMaxRanges) {
        const std::string_view range = internal::take_header_part(header, ',');
        if (!range.empty()) ranges.emplace_back(range);
    }
    if (ranges.empty()) ranges.emplace_back("*/*");
    return ranges;
}

bool accepts(std::string_view accept_header, std::string_view media_type) {
    const MediaType wanted(media_type);
    return std::ranges::any_of(parse_accept(accept_header),
                               [&](const MediaType& range) { return range.matches(wanted); });
}

bool media_type_matches(std::string_view type, std::string_view other) {
    return MediaType(type).matches(MediaType(other));
}

bool is_form_media_type(std::string_view content_type) {
    const std::string type = HeaderParameters::parse(content_type).value;
    return type == "application/x-www-form-urlencoded" || type == "multipart/form-data";
}

}  // namespace cadenza
