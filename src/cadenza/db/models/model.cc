#include "cadenza/db/models/model.h"

#include "cadenza/db/models/field_info.h"
#include "cadenza/db/models/fields/foreign_key_access.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/objects/construction.h"
#include "cadenza/db/models/query/collector.h"
#include "cadenza/db/models/query/writer.h"
#include "cadenza/db/models/query_base.h"
#include "cadenza/db/models/related_rows.h"

namespace cadenza {

SaveOptions::SaveOptions() = default;
SaveOptions::SaveOptions(std::initializer_list<const char*> update_only)
    : has_update_fields(true), update_fields(update_only.begin(), update_only.end()) {}
SaveOptions::SaveOptions(const SaveOptions&) = default;
SaveOptions& SaveOptions::operator=(const SaveOptions&) = default;
SaveOptions::~SaveOptions() = default;

Model::Model() noexcept {
    internal::under_construction = this;
}
Model::Model(const Model& other) noexcept : id(other.id), state_(other.state_) {
    internal::under_construction = this;
}
Model::Model(Model&& other) noexcept : id(other.id), state_(other.state_) {
    internal::under_construction = this;
}
Model& Model::operator=(const Model& other) noexcept {
    id = other.id;
    state_ = other.state_;
    return *this;
}
Model::~Model() = default;

std::string Model::str() const {
    return meta().name() + " object (" + pk().str() + ")";
}

void Model::clean() {}

Value Model::pk() const {
    return meta().pk().get(*this);
}

void Model::set_pk(const Value& value) {
    meta().pk().set(*this, value);
}

Value Model::get(std::string_view name) const {
    return meta().field(name).get(*this);
}

void Model::set(std::string_view name, const Value& value) {
    meta().field(name).set(*this, value);
}

std::string Model::display(std::string_view name) const {
    return meta().field(name).display(*this);
}

QueryBase Model::related(std::string_view accessor) const {
    return internal::related_rows(*this, accessor);
}

void Model::save(const SaveOptions& options) {
    internal::save_object(*this, options);
}

DeleteResult Model::remove() {
    return internal::remove_object(*this);
}

void Model::refresh_from_db(std::initializer_list<std::string_view> fields) {
    const ModelInfo& info = meta();
    const internal::SharedModel fresh = internal::SharedModel::make(info);
    QueryBase(info).filter("pk", pk()).get_into(*fresh);
    const auto wanted = [&](const FieldInfo& field) {
        if (fields.size() == 0) return true;
        for (std::string_view name : fields)
            if (info.field(name).index() == field.index()) return true;
        return false;
    };
    for (const FieldInfo& field : info.columns())
        if (wanted(field)) field.ops().copy(field.in(*this), field.in(*fresh));
    state_.clear_extras();
    state_.adding = false;
}

bool operator==(const Model& a, const Model& b) {
    if (&a == &b) return true;
    if (&a.meta() != &b.meta()) return false;
    const Value key = a.pk();
    return !key.is_null() && key == b.pk();
}

}  // namespace cadenza
