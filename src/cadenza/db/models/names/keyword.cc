#include "cadenza/db/models/names/keyword.h"

#include "cadenza/db/models/model.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/query/query_state.h"
#include "cadenza/db/models/query_base.h"

namespace cadenza::internal {

KeywordValue::KeywordValue(const char* n, Value v, const Model* o) noexcept
    : name(n), value(std::move(v)), object(o) {}
KeywordValue::KeywordValue(KeywordValue&&) noexcept = default;
KeywordValue::~KeywordValue() = default;

Value key_of(const Model& object) {
    return object.pk();
}

const Model& prototype_of(const ModelInfo& info) {
    return info.prototype();
}

Value value_of_query(const QueryBase& query) {
    return Value(std::static_pointer_cast<const Opaque>(query.query_state()));
}

}  // namespace cadenza::internal
