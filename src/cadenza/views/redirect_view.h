#pragma once

#include <optional>
#include <string>

#include "cadenza/views/view.h"

namespace cadenza {

/// Redirects every method, as Django's RedirectView. Either derive from it and assign the
/// attributes, or `as_view<RedirectView>(RedirectView::Options{.url = "/new/%(slug)s/", .permanent
/// = true})`.
class RedirectView : public View {
 public:
    struct Options {
        std::string url;  ///< "%(name)s" stands for a value of the URL, "%%" for a percent sign
        std::string pattern_name;  ///< or the name of a URL, reversed with the same values
        bool permanent = false;
        bool query_string = false;  ///< append the query of the request
    };
    RedirectView();
    explicit RedirectView(Options options);

    Attribute<Options> redirect;

    /// Where to; empty for 410 Gone. Throws NoReverseMatch.
    virtual std::optional<std::string> get_redirect_url();

    Response get(Request& request) override;
    Response post(Request& request) override;
    Response put(Request& request) override;
    Response patch(Request& request) override;
    Response remove(Request& request) override;
    Response options(Request& request) override;
};

}  // namespace cadenza
