#pragma once

#include <vector>

#include "cadenza/db/schema/field_definition.h"
#include "cadenza/validation/validator.h"

namespace cadenza {

/// The validators of a model field: those that its kind and options imply (length, range, shape of
/// an address), then those that were given. As Django's Field.validators.
std::vector<Validator> field_validators(const db::FieldDefinition& field);

}  // namespace cadenza
