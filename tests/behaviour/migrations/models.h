#pragma once

#include "cadenza/db/migrations/fields.h"
#include "cadenza/db/migrations/source.h"

/// The app "shop" of these tests, as its models are now: the last of its migrations makes them.
namespace shop {

cadenza::Value make_code();
std::optional<cadenza::ValidationMessage> validate_even(const cadenza::Value& value);
std::vector<cadenza::db::ModelDefinition> models();
/// As they were when 0001_initial was written.
std::vector<cadenza::db::ModelDefinition> first_models();

}  // namespace shop
