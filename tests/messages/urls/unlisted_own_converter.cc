// expect: error_route_has_an_unknown_converter_use_int_str_slug_uuid_path_or_list_yours_as_path_of_it
#include "cadenza/urls.h"

struct FourDigitYear {
    static constexpr std::string_view name = "yyyy";
    static constexpr std::string_view regex = "[0-9]{4}";
    static std::optional<cadenza::Value> to_value(std::string_view text);
    static std::optional<std::string> to_url(const cadenza::Value& value);
};
cadenza::Response index(cadenza::Request&);

cadenza::UrlPatterns urlpatterns() {
#ifdef CONTROL
    return {cadenza::path<FourDigitYear>("articles/<yyyy:year>/", index)};
#else
    return {cadenza::path("articles/<yyyy:year>/", index)};
#endif
}
