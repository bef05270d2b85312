#pragma once

/// Serializers: fields, Serializer, ModelSerializer. Part of <cadenza/rest.h>.
#include "cadenza/rest/exceptions.h"                    // IWYU pragma: export
#include "cadenza/rest/fields.h"                        // IWYU pragma: export
#include "cadenza/rest/serializers/list_serializer.h"   // IWYU pragma: export
#include "cadenza/rest/serializers/method_field.h"      // IWYU pragma: export
#include "cadenza/rest/serializers/model_serializer.h"  // IWYU pragma: export
#include "cadenza/rest/serializers/nested_field.h"      // IWYU pragma: export
#include "cadenza/rest/serializers/serializer.h"        // IWYU pragma: export
#include "cadenza/rest/validators/unique_validator.h"   // IWYU pragma: export
