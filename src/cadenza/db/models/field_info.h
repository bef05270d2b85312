#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

#include "cadenza/base/value.h"
#include "cadenza/db/models/fields/field_ops.h"
#include "cadenza/db/schema/field_definition.h"

namespace cadenza {

class Model;
class ModelInfo;
class JsonWriter;

/// One field of a model at run time: its definition, and where it lies in the model's objects.
class FieldInfo {
 public:
    const db::FieldDefinition& definition() const;
    std::string_view name() const noexcept { return definition_.name; }
    /// "author_id" of the foreign key author, else the name.
    std::string_view attname() const noexcept { return attname_; }
    std::string_view column() const noexcept { return column_; }
    std::string_view verbose_name() const noexcept { return verbose_name_; }
    db::FieldKind kind() const noexcept { return definition_.kind; }
    bool null() const noexcept { return definition_.null; }
    bool is_unique() const noexcept { return definition_.unique || definition_.primary_key; }
    bool is_auto_now() const noexcept { return definition_.auto_now; }
    bool is_auto_now_add() const noexcept { return definition_.auto_now_add; }
    int decimal_places() const noexcept { return definition_.decimal_places; }
    bool is_primary_key() const noexcept { return definition_.primary_key; }
    bool is_relation() const noexcept { return definition_.is_relation(); }
    bool is_foreign_key() const noexcept { return definition_.is_single_relation(); }
    bool is_many_to_many() const noexcept { return definition_.is_many_to_many(); }
    /// The model that declares it.
    const ModelInfo& model() const noexcept { return *model_; }

    /// Relations: the model at the other end.
    const ModelInfo& related() const;
    /// Foreign keys: the field whose value the column repeats (its target's primary key, or
    /// to_field).
    const FieldInfo& target_field() const;
    /// The kind of values in the column: the target's for a foreign key, else its own.
    db::FieldKind value_kind() const;
    /// Many-to-many: the model of the pairs, and its foreign keys to this model and to the other.
    const ModelInfo& through() const;
    const FieldInfo& through_source() const;
    const FieldInfo& through_target() const;

    /// The position in the model's fields(), and so of the column in a plain SELECT.
    int index() const noexcept { return index_; }
    std::uint32_t offset() const noexcept { return offset_; }
    const FieldOps& ops() const noexcept { return *ops_; }
    const void* in(const Model& object) const noexcept {
        return reinterpret_cast<const char*>(&object) + offset_;
    }
    void* in(Model& object) const noexcept { return reinterpret_cast<char*>(&object) + offset_; }

    Value get(const Model& object) const { return ops_->get(in(object)); }
    /// Throws ValueError if the value cannot become one of this field.
    void set(Model& object, const Value& value) const { ops_->set(in(object), value, this); }
    bool is_null(const Model& object) const { return ops_->is_null(in(object)); }
    void write_json(const Model& object, JsonWriter& out) const {
        ops_->write_json(in(object), out);
    }
    /// The object that a foreign key points at, loaded where need be; nullptr if the key is null.
    const Model* related_object(const Model& object) const;
    void set_related_object(Model& object, const Model& target) const;

    /// A value for this field's column out of what a caller gave: 5 for "5", a date for
    /// "2024-02-09"; a model object becomes its key. As Django's get_prep_value; throws ValueError
    /// or ModelValidationError in its words.
    Value prepare(const Value& value) const;
    /// The label of a choice, else the value as text: Django's get_FOO_display().
    std::string display(const Model& object) const;

    FieldInfo(const FieldInfo&) = delete;
    FieldInfo(FieldInfo&&) noexcept;
    FieldInfo& operator=(FieldInfo&&) noexcept;
    ~FieldInfo();

 private:
    friend class ModelBuilder;
    friend class ModelInfo;
    FieldInfo();

    const FieldOps* ops_ = nullptr;
    std::uint32_t offset_ = 0;
    int index_ = 0;
    const ModelInfo* model_ = nullptr;
    const ModelInfo& (*related_)() = nullptr;   // of a typed relation
    const ModelInfo& (*through_)() = nullptr;   // of a many-to-many with a model of its own
    const ModelInfo* related_model_ = nullptr;  // of an automatic model's foreign keys
    mutable std::atomic<const ModelInfo*> through_model_{nullptr};
    bool says_symmetrical_ = false;
    std::string attname_, column_, verbose_name_;
    db::FieldDefinition definition_;
};

}  // namespace cadenza
