#pragma once

#include <span>
#include <string>
#include <vector>

#include "cadenza/db/models/objects/rows.h"

namespace cadenza::internal {

/// prefetch_related(): for each of these paths ("tags", "author__profile") loads what lies behind
/// each relation in one statement, and gives it to the objects. What is there already is used.
void prefetch(Rows& rows, const std::vector<std::string>& paths);
void prefetch(const std::vector<Model*>& objects, const std::vector<std::string>& paths);

}  // namespace cadenza::internal
