#include "cadenza/db/models/fields/foreign_key.h"

#include "cadenza/db/backends/base/row.h"
#include "cadenza/db/models/field_info.h"
#include "cadenza/db/models/fields/foreign_key_access.h"
#include "cadenza/db/models/lazy_loading.h"
#include "cadenza/db/models/model.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/query_base.h"

namespace cadenza {

ForeignKeyBase::ForeignKeyBase() noexcept = default;
ForeignKeyBase::ForeignKeyBase(const ForeignKeyBase&) = default;
ForeignKeyBase::ForeignKeyBase(ForeignKeyBase&&) noexcept = default;
ForeignKeyBase& ForeignKeyBase::operator=(const ForeignKeyBase&) = default;
ForeignKeyBase& ForeignKeyBase::operator=(ForeignKeyBase&&) noexcept = default;
ForeignKeyBase::~ForeignKeyBase() = default;

std::int64_t ForeignKeyBase::id() const {
    return key_.is_int() ? key_.as_int() : 0;
}

void ForeignKeyBase::set_pk(Value key) {
    if (!(key == key_) || key.is_null()) object_ = nullptr;
    key_ = std::move(key);
}

void ForeignKeyBase::clear() {
    key_ = Value();
    object_ = nullptr;
}

const Model* ForeignKeyBase::object(const ModelInfo& target) const {
    if (object_) return object_.get();
    if (is_null()) return nullptr;
    if (field_ != nullptr && batch_ != 0) internal::note_lazy_load(*field_, batch_);
    const std::string_view name = field_ != nullptr ? field_->target_field().name() : "pk";
    internal::SharedModel object = internal::SharedModel::make(target);
    QueryBase(target).filter(name, key_).get_into(*object);
    object_ = std::move(object);
    return object_.get();
}

const Model& ForeignKeyBase::required_object(const ModelInfo& target) const {
    if (const Model* found = object(target)) return *found;
    const std::string name = field_ != nullptr
                                 ? field_->model().name() + "." + std::string(field_->name())
                                 : "The foreign key to " + target.name();
    throw DoesNotExist(name + " is null: test it before reading the " + target.verbose_name() +
                       " that it points at.");
}

void ForeignKeyBase::set_object(const Model& object) {
    ForeignKeyAccess::set_object(*this, object, field_);
}

void ForeignKeyBase::set_object(internal::SharedModel object, Value key) {
    object_ = std::move(object);
    key_ = std::move(key);
}

void ForeignKeyAccess::set_object(ForeignKeyBase& key, const Model& object, const FieldInfo* info) {
    if (info != nullptr) {
        if (&object.meta() != &info->related())
            throw ValueError("Cannot assign \"" + object.str() + "\": \"" + info->model().name() +
                             "." + std::string(info->name()) + "\" must be a \"" +
                             info->related().name() + "\" instance.");
        key.field_ = info;
    }
    Value value = info != nullptr ? info->target_field().get(object) : object.pk();
    // A copy of the object that is there already would only lose what has been loaded with it.
    if (key.object_.get() != &object) key.object_ = internal::SharedModel::copy_of(object);
    key.key_ = std::move(value);
}

void ForeignKeyAccess::assign(ForeignKeyBase& to, const ForeignKeyBase& from) {
    to = from;
}

void ForeignKeyAccess::load(ForeignKeyBase& key, const db::Row& row, int column,
                            const FieldInfo& info) {
    using db::FieldKind;
    key.object_ = nullptr;
    key.field_ = &info;
    key.batch_ = internal::LoadingBatch::current();
    if (row.is_null(column)) {
        key.key_ = Value();
        return;
    }
    switch (info.value_kind()) {
        case FieldKind::Uuid: key.key_ = Value(row.uuid(column)); break;
        case FieldKind::Decimal: key.key_ = Value(row.decimal(column)); break;
        case FieldKind::Date: key.key_ = Value(row.date(column)); break;
        case FieldKind::DateTime: key.key_ = Value(row.datetime(column)); break;
        case FieldKind::Char:
        case FieldKind::Text:
        case FieldKind::Slug:
        case FieldKind::Email:
        case FieldKind::Url:
        case FieldKind::File:
        case FieldKind::IpAddress: key.key_ = Value(row.text(column)); break;
        default: key.key_ = Value(row.integer(column)); break;
    }
}

}  // namespace cadenza
