#pragma once

#include <string>

#include "cadenza/base/value.h"

namespace cadenza {

class Request;
class SerializerBase;

/// What surrounds a serializer: DRF's `context`.
struct SerializerContext {
    Request* request = nullptr;
    const void* view = nullptr;
    Value user{};          ///< the request's user, for CurrentUserDefault
    std::string format{};  ///< the format suffix that the client asked for
};

namespace serializers {

/// Where a field runs: which serializer it belongs to, and whether the outermost one is a partial
/// update. Fields are shared by all requests and hold no state of one; this is that state.
class FieldScope {
 public:
    FieldScope() = default;
    FieldScope(SerializerBase* parent, const SerializerContext& surroundings, bool is_partial)
        : serializer(parent), context(&surroundings), partial(is_partial) {}

    SerializerBase* serializer = nullptr;        ///< nullptr for a field on its own
    const SerializerContext* context = nullptr;  ///< nullptr likewise
    bool partial = false;

    bool has_instance() const;  ///< the serializer updates an existing object
};

}  // namespace serializers
}  // namespace cadenza
