#pragma once

#include <memory>
#include <string_view>

#include "cadenza/serializers.h"

namespace library {

/// A serializer whose only field, "value", is the entry of the catalogue with that name; nullptr if
/// there is none. POST /library/fields/NAME/ validates its body with one and shows the validated
/// data with another.
std::unique_ptr<cadenza::Serializer> serializer_for(std::string_view name);

}  // namespace library
