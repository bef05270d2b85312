#pragma once

#include <string>
#include <string_view>

#include "cadenza/conf/policy.h"

namespace cadenza {

class Request;
namespace parsers {
class BaseParser;
}
namespace renderers {
class BaseRenderer;
}

namespace negotiation {

/// What was agreed on.
struct Selection {
    const renderers::BaseRenderer* renderer = nullptr;
    std::string asked;  ///< "" where it is the renderer's own media type

    /// The client's words, with the renderer's detail: "application/json; indent=4".
    std::string_view media_type() const;
};

/// Picks the parser of a request and the renderer of its response.
class BaseContentNegotiation {
 public:
    virtual ~BaseContentNegotiation() = default;
    /// nullptr if none takes such a body: 415.
    virtual const parsers::BaseParser* select_parser(
        std::string_view content_type, const Policies<parsers::BaseParser>& parsers) const = 0;
    /// `format` is that of the URL or the query, "" if neither has one. Throws NotAcceptable, and
    /// Http404 for a format that no renderer has.
    virtual Selection select_renderer(Request& request,
                                      const Policies<renderers::BaseRenderer>& renderers,
                                      std::string_view format) const = 0;
};

/// By media type. Of the types that a client accepts the most specific counts; q values do not, as
/// in DRF.
class DefaultContentNegotiation : public BaseContentNegotiation {
 public:
    const parsers::BaseParser* select_parser(
        std::string_view content_type, const Policies<parsers::BaseParser>& parsers) const override;
    Selection select_renderer(Request& request, const Policies<renderers::BaseRenderer>& renderers,
                              std::string_view format) const override;
};

}  // namespace negotiation

inline constexpr PolicyOf<negotiation::DefaultContentNegotiation> DefaultContentNegotiation{};

}  // namespace cadenza
