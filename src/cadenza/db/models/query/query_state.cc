#include "cadenza/db/models/query/query_state.h"

#include <algorithm>

#include "cadenza/db/models/model_info.h"

namespace cadenza::internal {

std::string QueryState::str() const {
    return "<QuerySet of " + model->label() + ">";
}

void QueryState::slice(std::int64_t begin, std::int64_t end) {
    if (end >= 0) {
        const std::int64_t limit = low + end;
        high = high < 0 ? limit : std::min(high, limit);
    }
    if (begin > 0) low = high < 0 ? low + begin : std::min(high, low + begin);
    if (low == high) empty = true;
}

bool QueryState::is_ordered() const {
    return !ordering.empty() || (default_ordering && !model->ordering().empty());
}

const QueryState* query_in(const Value& value) {
    if (value.kind() != Value::Kind::Object) return nullptr;
    return dynamic_cast<const QueryState*>(value.as_object().get());
}

}  // namespace cadenza::internal
