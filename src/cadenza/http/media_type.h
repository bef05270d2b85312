#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cadenza {

/// A media type with parameters, as Accept and Content-Type carry it (RFC 9110, 8.3.1). Reads
/// anything; what is malformed matches nothing.
class MediaType {
 public:
    using Parameters = std::vector<std::pair<std::string, std::string>>;

    explicit MediaType(std::string_view text);

    const std::string& main_type() const { return main_type_; }  ///< lower case
    const std::string& sub_type() const { return sub_type_; }
    std::string full_type() const;                                ///< without parameters
    const Parameters& parameters() const { return parameters_; }  ///< names in lower case
    const std::string* parameter(std::string_view name) const;

    /// True if `other` asks for, or is, this type: "*" in either stands for anything; parameters of
    /// this type must be those of the other.
    bool matches(const MediaType& other) const;

    /// 3 with parameters other than q, 2 without, 1 for "type/*", 0 for "*/*".
    int precedence() const;

 private:
    std::string main_type_;
    std::string sub_type_;
    bool has_slash_ = false;
    Parameters parameters_;
};

/// The media ranges of an Accept header in their order there, at most 100; "*/*" for an empty one.
std::vector<MediaType> parse_accept(std::string_view header);

/// True if one of the ranges of an Accept header takes the media type, as Django's request.accepts.
bool accepts(std::string_view accept_header, std::string_view media_type);

bool media_type_matches(std::string_view type, std::string_view other);

/// True for the two types that HTML forms send.
bool is_form_media_type(std::string_view content_type);

}  // namespace cadenza
