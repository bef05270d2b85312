#include "cadenza/rest/metadata.h"

#include "cadenza/rest/api_view.h"

namespace cadenza::metadata {
namespace {

template <class Base>
Value media_types(const Policies<Base>& policies) {
    List types;
    for (const auto& policy : policies) types.emplace_back(policy->media_type());
    return Value(std::move(types));
}

}  // namespace

Value SimpleMetadata::determine_metadata(Request& request, APIView& view) const {
    Dict metadata{{"name", view.get_view_name()},
                  {"description", view.get_view_description()},
                  {"renders", media_types(view.get_renderers())},
                  {"parses", media_types(view.get_parsers())}};
    Value actions = view.determine_actions(request);
    if (actions) metadata.set("actions", std::move(actions));
    return Value(std::move(metadata));
}

}  // namespace cadenza::metadata
