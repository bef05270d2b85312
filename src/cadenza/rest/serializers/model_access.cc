#include "cadenza/rest/serializers/model_access.h"

#include "cadenza/db/models/fields/related_fields.h"
#include "cadenza/db/models/model.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/model_object.h"

namespace cadenza::serializers {
namespace {

List objects_of(const QueryBase& query) {
    List list;
    for (const Model& row : query) list.push_back(model_value(row));
    return list;
}

/// "status" of "get_status_display"; empty for another name.
std::string_view displayed_field(std::string_view name) {
    constexpr std::string_view kBefore = "get_";
    constexpr std::string_view kAfter = "_display";
    if (name.size() <= kBefore.size() + kAfter.size() || !name.starts_with(kBefore) ||
        !name.ends_with(kAfter))
        return {};
    return name.substr(kBefore.size(), name.size() - kBefore.size() - kAfter.size());
}

}  // namespace

RelationTarget follow_relation(const Model& object, std::span<const std::string> attributes,
                               bool keys_only) {
    RelationTarget target;
    const Model* current = &object;
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        const std::string& name = attributes[i];
        const bool last = i + 1 == attributes.size();
        target.found = false;
        if (current == nullptr) return target;
        const ModelInfo& model = current->meta();
        if (const FieldInfo* field = model.find(name); field != nullptr && field->name() == name) {
            if (field->is_foreign_key()) {
                target.found = true;
                if (last && keys_only) {
                    target.key = field;
                    target.key_owner = current;
                    return target;
                }
                current = field->related_object(*current);
                continue;
            }
            if (!field->is_many_to_many() || !last) return target;
            target.found = true;
            if (current->pk().is_null()) {
                target.many = QueryBase(field->related()).none();
            } else {
                const auto* manager = static_cast<const RelatedManager*>(field->in(*current));
                target.many = manager->base();
            }
            return target;
        }
        const ReverseRelation* reverse = model.find_accessor(name);
        if (reverse == nullptr || (!reverse->is_one_to_one() && !last)) return target;
        target.found = true;
        if (current->pk().is_null()) {
            if (!reverse->is_one_to_one()) target.many = QueryBase(reverse->model()).none();
            return target;
        }
        const QueryBase rows = current->related(name);
        if (!reverse->is_one_to_one()) {
            target.many = rows;
            return target;
        }
        target.owned = rows.first();
        current = target.owned.get();
        if (current == nullptr) return target;  // as DRF: null, whatever was to follow
    }
    target.one = current;
    return target;
}

std::string_view ModelAttributes::type_name() const {
    return object_.meta().name();
}

Value ModelAttributes::get(std::span<const std::string> attributes, bool& found) const {
    found = true;
    if (attributes.empty()) return model_value(object_);
    const auto before = attributes.first(attributes.size() - 1);
    const std::string& name = attributes.back();
    const Model* object = &object_;
    RelationTarget owner;
    if (!before.empty()) {
        owner = follow_relation(object_, before);
        object = owner.one;
        if (object == nullptr) {
            // Nothing at the other end of a one-to-one is null; an attribute of a null foreign key
            // is none.
            const FieldInfo* field = object_.meta().find(before.front());
            found = owner.found && field == nullptr;
            return {};
        }
    }
    const ModelInfo& model = object->meta();
    if (const FieldInfo* field = model.find(name)) {
        if (!field->is_relation() || field->name() != name) return field->get(*object);
    } else if (const std::string_view shown = displayed_field(name); !shown.empty()) {
        const FieldInfo* choice = model.find(shown);
        if (choice != nullptr) return Value(choice->display(*object));
    }
    const RelationTarget target = follow_relation(*object, attributes.last(1));
    found = target.found;
    if (target.many) return Value(objects_of(*target.many));
    return target.one ? model_value(*target.one) : Value();
}

}  // namespace cadenza::serializers
