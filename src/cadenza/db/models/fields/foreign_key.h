#pragma once

#include <cstdint>

#include "cadenza/base/value.h"
#include "cadenza/db/models/fields/field_base.h"
#include "cadenza/db/models/objects/shared_model.h"

namespace cadenza {

class FieldInfo;

/// The description of M; defined where CADENZA_REGISTER(M) stands.
template <class M>
const ModelInfo& model_info();

/// What every foreign key is made of: the key, and the object that it points at once that has been
/// loaded.
class ForeignKeyBase {
 public:
    /// The key itself, as stored in the column; null if there is none. Needs no query.
    const Value& pk() const noexcept { return key_; }
    /// The key where it is an integer, the usual case; 0 if there is none.
    std::int64_t id() const;
    /// Points at the row with that key, without looking whether there is one.
    void set_pk(Value key);
    bool is_null() const noexcept { return key_.is_null(); }
    explicit operator bool() const noexcept { return !is_null(); }
    /// Whether the object is here already, so that reading it needs no query.
    bool is_loaded() const noexcept { return static_cast<bool>(object_); }

    /// The object, loaded by one query at the first use. nullptr if the key is null. Throws
    /// DoesNotExist if there is no such row. Inside an iteration this is one query for each row:
    /// the second one is reported with the select_related() that avoids it.
    const Model* object(const ModelInfo& target) const;
    /// The object if it is here already.
    const Model* loaded_object() const noexcept { return object_.get(); }
    /// Points at this object; keeps a copy of it.
    void set_object(const Model& object);
    void set_object(internal::SharedModel object, Value key);

 protected:
    ForeignKeyBase() noexcept;
    ForeignKeyBase(const ForeignKeyBase&);
    ForeignKeyBase(ForeignKeyBase&&) noexcept;
    ForeignKeyBase& operator=(const ForeignKeyBase&);
    ForeignKeyBase& operator=(ForeignKeyBase&&) noexcept;
    ~ForeignKeyBase();
    const Model& required_object(const ModelInfo& target) const;
    void clear();

 private:
    friend struct ForeignKeyAccess;
    Value key_;
    mutable internal::SharedModel object_;
    const FieldInfo* field_ = nullptr;  // once loaded or set by name
    std::uint32_t batch_ = 0;           // the result that it was loaded with; 0: not one of many
};

/// A reference to one row of M: post.author->username. Reads like a pointer; assigning an object or
/// nullptr changes it.
template <class M, db::FieldKind K>
class BasicForeignKey : public ForeignKeyBase {
 public:
    static constexpr db::FieldKind kKind = K;
    using Target = M;
    using Option = internal::OptionOf<internal::CommonOption, internal::RelationOption,
                                      internal::ForeignKeyOption>;

    BasicForeignKey() { internal::note_field(this, K); }
    BasicForeignKey(std::initializer_list<Option> options) {
        internal::note_field(this, K, options);
    }
    BasicForeignKey(const M& object) { set_object(object); }

    BasicForeignKey& operator=(const M& object) {
        set_object(object);
        return *this;
    }
    template <internal::NullPointer N>
    BasicForeignKey& operator=(N) {
        clear();
        return *this;
    }

    /// nullptr if the key is null.
    const M* get() const { return static_cast<const M*>(object(model_info<M>())); }
    const M* operator->() const { return &**this; }
    const M& operator*() const { return static_cast<const M&>(required_object(model_info<M>())); }
};

template <class M>
using ForeignKey = BasicForeignKey<M, db::FieldKind::ForeignKey>;
/// A foreign key that no two rows share.
template <class M>
using OneToOne = BasicForeignKey<M, db::FieldKind::OneToOne>;
template <class M>
using OneToOneField = OneToOne<M>;

}  // namespace cadenza
