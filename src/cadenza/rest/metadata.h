#pragma once

#include "cadenza/base/value.h"
#include "cadenza/conf/policy.h"

namespace cadenza {

class APIView;
class Request;

namespace metadata {

/// What OPTIONS answers. As rest_framework.metadata.BaseMetadata.
class BaseMetadata {
 public:
    virtual ~BaseMetadata() = default;
    virtual Value determine_metadata(Request& request, APIView& view) const = 0;
};

/// The name and description of the view, its media types, and for generic views the fields that
/// POST and PUT take, of those methods that this client may use.
class SimpleMetadata : public BaseMetadata {
 public:
    Value determine_metadata(Request& request, APIView& view) const override;
};

}  // namespace metadata

inline constexpr PolicyOf<metadata::SimpleMetadata> SimpleMetadata{};

}  // namespace cadenza
