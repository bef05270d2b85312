#include "cadenza/rest/negotiation.h"

#include <vector>

#include "cadenza/http/exceptions.h"
#include "cadenza/http/media_type.h"
#include "cadenza/http/request.h"
#include "cadenza/rest/exceptions.h"
#include "cadenza/rest/parsers.h"
#include "cadenza/rest/renderers.h"

namespace cadenza::negotiation {
namespace {

using Renderers = std::vector<const renderers::BaseRenderer*>;

std::string_view strip(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

Renderers candidates(const Policies<renderers::BaseRenderer>& all, std::string_view format) {
    Renderers found;
    for (const auto& renderer : all) {
        if (format.empty() || renderer->format() == format) found.push_back(renderer.get());
    }
    if (found.empty() && !format.empty()) throw Http404();
    return found;
}

struct Accepted {
    std::string_view text;
    MediaType type;
};

std::vector<Accepted> accept_list(std::string_view header) {
    std::vector<Accepted> accepted;
    while (true) {
        const std::size_t comma = header.find(',');
        const std::string_view item = strip(header.substr(0, comma));
        accepted.push_back({item, MediaType(item)});
        if (comma == std::string_view::npos) return accepted;
        header.remove_prefix(comma + 1);
    }
}

/// The renderer's own type where the client left it open, with the client's parameters.
std::string full_media_type(const MediaType& own, std::string_view own_text,
                            const Accepted& accepted) {
    if (own.precedence() <= accepted.type.precedence()) return std::string(accepted.text);
    std::string result(own_text);
    for (const auto& [name, value] : accepted.type.parameters()) result += ";" + name + "=" + value;
    return result;
}

}  // namespace

std::string_view Selection::media_type() const {
    if (!asked.empty()) return asked;
    return renderer != nullptr ? renderer->media_type() : std::string_view();
}

const parsers::BaseParser* DefaultContentNegotiation::select_parser(
    std::string_view content_type, const Policies<parsers::BaseParser>& all) const {
    for (const auto& parser : all) {
        if (parser->media_type() == content_type) return parser.get();
    }
    const MediaType sent(content_type);
    for (const auto& parser : all) {
        if (MediaType(parser->media_type()).matches(sent)) return parser.get();
    }
    return nullptr;
}

Selection DefaultContentNegotiation::select_renderer(Request& request,
                                                     const Policies<renderers::BaseRenderer>& all,
                                                     std::string_view format) const {
    const std::string_view header = request.header("Accept", "*/*");
    // What nearly every client of an API sends.
    if (format.empty() && !all.empty() &&
        (header == "*/*" || header == all.front()->media_type())) {
        return {all.front().get(), {}};
    }
    const Renderers renderers = candidates(all, format);
    std::vector<MediaType> types;
    for (const auto* renderer : renderers) types.emplace_back(renderer->media_type());
    const std::vector<Accepted> accepts = accept_list(header);
    for (int precedence = 3; precedence >= 0; --precedence) {
        for (std::size_t i = 0; i < renderers.size(); ++i) {
            for (const Accepted& accepted : accepts) {
                if (accepted.type.precedence() != precedence || !types[i].matches(accepted.type))
                    continue;
                return {renderers[i],
                        full_media_type(types[i], renderers[i]->media_type(), accepted)};
            }
        }
    }
    throw NotAcceptable();
}

}  // namespace cadenza::negotiation
