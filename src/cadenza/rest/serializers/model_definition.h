#pragma once

#include <memory>
#include <string>

#include "cadenza/rest/serializers/model_serializer_base.h"

namespace cadenza::serializers {

/// The bound fields of a model's serializer class, out of the attributes that its constructor
/// assigned. As ModelSerializer.get_fields in DRF. Throws ImproperlyConfigured.
std::shared_ptr<const Definition> build_model_definition(std::string class_name,
                                                         const ModelInfo& model,
                                                         const ModelAttributesView& attributes);

}  // namespace cadenza::serializers
