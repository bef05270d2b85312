#include "cadenza/db/models/related_rows.h"

#include "cadenza/db/models/errors.h"
#include "cadenza/db/models/model.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/objects/model_extras.h"

namespace cadenza::internal {

const ModelInfo& RelatedSide::model() const {
    return reverse ? field->model() : field->related();
}

RelatedSide related_side(const ModelInfo& model, std::string_view accessor) {
    for (const FieldInfo& field : model.many_to_many())
        if (field.name() == accessor) return {&field, false};
    if (const ReverseRelation* relation = model.find_accessor(accessor))
        return {relation->field, true};
    std::string known;
    for (const FieldInfo& field : model.many_to_many()) known += " " + std::string(field.name());
    for (const ReverseRelation& relation : model.related_objects())
        if (!relation.hidden) known += " " + relation.accessor_name;
    throw FieldError(model.name() + " has no related rows called '" + std::string(accessor) +
                     "'. There are:" + (known.empty() ? " none" : known) + ".");
}

PairTable pair_table(const FieldInfo& field, bool reverse) {
    const bool symmetrical = field.definition().symmetrical;
    if (reverse)
        return {&field.through(), &field.through_target(), &field.through_source(), symmetrical};
    return {&field.through(), &field.through_source(), &field.through_target(), symmetrical};
}

QueryBase related_rows(const Model& object, std::string_view accessor) {
    const RelatedSide side = related_side(object.meta(), accessor);
    const Value key = object.pk();
    if (key.is_null())
        throw ValueError("\"" + object.str() + "\" needs to have a value for field \"" +
                         std::string(object.meta().pk().name()) +
                         "\" before this relationship can be used.");
    if (const ModelExtras* extras = object.state().find_extras())
        if (const auto* rows = extras->find_many(accessor)) return QueryBase(side.model(), *rows);
    return QueryBase(side.model()).filter_related(*side.field, !side.reverse, object);
}

}  // namespace cadenza::internal
