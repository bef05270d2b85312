#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/db/models/delete_result.h"
#include "cadenza/db/models/errors.h"
#include "cadenza/db/models/fields/foreign_key.h"
#include "cadenza/db/models/fields/number_field.h"
#include "cadenza/db/models/fields/object_field.h"
#include "cadenza/db/models/fields/related_fields.h"
#include "cadenza/db/models/fields/text_field.h"
#include "cadenza/db/models/meta.h"
#include "cadenza/db/models/names/inheritance.h"
#include "cadenza/db/models/objects/model_state.h"
#include "cadenza/db/models/options.h"

namespace cadenza {

template <class M>
class Manager;
class QueryBase;

/// How an object is saved: all fields, inserting or updating as needed; or as said.
struct SaveOptions {
    SaveOptions();
    /// Only these fields, by an UPDATE: save({"title"}).
    SaveOptions(std::initializer_list<const char*> update_only);
    SaveOptions(const SaveOptions&);
    SaveOptions& operator=(const SaveOptions&);
    ~SaveOptions();

    bool force_insert = false;
    bool force_update = false;
    bool has_update_fields = false;
    std::vector<std::string> update_fields;
    std::string_view using_ = "default";
};

/// The base of all models: a struct whose members are fields, listed once in CADENZA_MODEL. Objects
/// are plain values: copied, moved and kept in containers. As django.db.models.Model.
class Model {
 public:
    // The keyword arguments of fields.
    // clang-format off
    static constexpr internal::IntKeyword <internal::TextOption, internal::OptionKey::MaxLength> max_length{};
    static constexpr internal::TextKeyword<internal::TextOption, internal::OptionKey::DbCollation> db_collation{};
    static constexpr internal::BoolKeyword<internal::CommonOption, internal::OptionKey::Null> null{};
    static constexpr internal::BoolKeyword<internal::CommonOption, internal::OptionKey::Blank> blank{};
    static constexpr internal::BoolKeyword<internal::CommonOption, internal::OptionKey::Unique> unique{};
    static constexpr internal::BoolKeyword<internal::CommonOption, internal::OptionKey::DbIndex> db_index{};
    static constexpr internal::BoolKeyword<internal::CommonOption, internal::OptionKey::PrimaryKey> primary_key{};
    static constexpr internal::BoolKeyword<internal::CommonOption, internal::OptionKey::Editable> editable{};
    static constexpr internal::DefaultKeyword default_{};
    static constexpr internal::ChoicesKeyword choices{};
    static constexpr internal::ValidatorsKeyword validators{};
    static constexpr internal::TextKeyword<internal::CommonOption, internal::OptionKey::VerboseName> verbose_name{};
    static constexpr internal::TextKeyword<internal::CommonOption, internal::OptionKey::HelpText> help_text{};
    static constexpr internal::TextKeyword<internal::CommonOption, internal::OptionKey::UniqueMessage> unique_message{};  // error_messages={"unique": …}
    static constexpr internal::TextKeyword<internal::CommonOption, internal::OptionKey::DbColumn> db_column{};
    static constexpr internal::BoolKeyword<internal::DateOption, internal::OptionKey::AutoNow> auto_now{};
    static constexpr internal::BoolKeyword<internal::DateOption, internal::OptionKey::AutoNowAdd> auto_now_add{};
    static constexpr internal::IntKeyword <internal::DecimalOption, internal::OptionKey::MaxDigits> max_digits{};
    static constexpr internal::IntKeyword <internal::DecimalOption, internal::OptionKey::DecimalPlaces> decimal_places{};
    static constexpr internal::TextKeyword<internal::IpOption, internal::OptionKey::Protocol> protocol{};
    static constexpr internal::BoolKeyword<internal::IpOption, internal::OptionKey::UnpackIpv4> unpack_ipv4{};
    static constexpr internal::OnDeleteKeyword on_delete{};
    static constexpr internal::TextKeyword<internal::RelationOption, internal::OptionKey::RelatedName> related_name{};
    static constexpr internal::TextKeyword<internal::RelationOption, internal::OptionKey::RelatedQueryName> related_query_name{};
    static constexpr internal::BoolKeyword<internal::RelationOption, internal::OptionKey::DbConstraint> db_constraint{};
    static constexpr internal::TextKeyword<internal::ForeignKeyOption, internal::OptionKey::ToField> to_field{};
    static constexpr internal::TextKeyword<internal::ManyToManyOption, internal::OptionKey::DbTable> db_table{};
    static constexpr internal::BoolKeyword<internal::ManyToManyOption, internal::OptionKey::Symmetrical> symmetrical{};
    // clang-format on

    template <class M>
    using ManagerFor = Manager<M>;

    /// The primary key, unless a field says primary_key = true. Null until the object is saved.
    BigAutoField id;

    virtual ~Model();
    virtual const ModelInfo& meta() const = 0;

    /// Writes the object: UPDATE where its key is known and the row exists, else INSERT. Sets
    /// auto_now and auto_now_add fields, and the key that the database made. Override to add to it,
    /// and call Model::save() in there. Throws db::IntegrityError and its kin.
    virtual void save(const SaveOptions& options = {});
    /// Deletes the row, and what refers to it as its on_delete says (Django's delete(); the word is
    /// taken in C++). Throws ProtectedError or RestrictedError. The key becomes null.
    virtual DeleteResult remove();
    /// What people see: override it. "BlogPost object (1)".
    virtual std::string str() const;
    /// The model's own checks over several fields: override it and throw ModelValidationError.
    virtual void clean();

    /// Checks every field (blank, null, choices, length, validators), then clean(), then that
    /// unique fields are unique. Throws ModelValidationError with Django's messages. save() does
    /// not call it, as in Django.
    void full_clean(std::initializer_list<std::string_view> exclude = {});
    void clean_fields(std::initializer_list<std::string_view> exclude = {});
    /// What is wrong with one field's value; empty if nothing.
    std::vector<ModelValidationError::Message> field_errors(std::string_view name) const;
    void validate_unique(std::initializer_list<std::string_view> exclude = {});

    /// Reads the object again: all fields, or those named; DoesNotExist if its row is gone.
    void refresh_from_db(std::initializer_list<std::string_view> fields = {});

    /// The value of the primary key; null if not saved.
    Value pk() const;
    void set_pk(const Value& value);
    /// A field's value by its name; of a foreign key the key. Throws FieldError for an unknown
    /// name.
    Value get(std::string_view name) const;
    void set(std::string_view name, const Value& value);
    /// The label of a choice field's value.
    std::string display(std::string_view name) const;
    /// The rows that refer to this object, by the relation's accessor: "posts", "blogpost_set".
    QueryBase related(std::string_view accessor) const;

    bool is_adding() const noexcept { return state_.adding; }
    internal::ModelState& state() noexcept { return state_; }
    const internal::ModelState& state() const noexcept { return state_; }

    /// The same row of the same model; unsaved ones are equal to themselves only.
    friend bool operator==(const Model& a, const Model& b);
    /// Where the search for abstract bases ends; see names/inheritance.h.
    template <class M>
    friend void cadenza_base(const Model*, internal::TypeTag<M>);

 protected:
    Model() noexcept;
    Model(const Model& other) noexcept;
    Model(Model&& other) noexcept;
    Model& operator=(const Model& other) noexcept;

 private:
    internal::ModelState state_;
};

#define CADENZA_FIELDS(...)                                     \
    static constexpr const char* cadenza_fields = #__VA_ARGS__; \
    template <class CadenzaVisitor>                             \
    auto cadenza_visit(CadenzaVisitor&& visit) const {          \
        return visit(__VA_ARGS__);                              \
    }
#define CADENZA_BASE(Type, Kind)                                                         \
    template <class CadenzaModel>                                                        \
    requires(!std::is_same_v<CadenzaModel, Type>) friend ::cadenza::internal::Kind<Type> \
    cadenza_base(const Type*, ::cadenza::internal::TypeTag<CadenzaModel>);

/// Lists the fields of a model, all of them, in their order. A field that is left out is reported
/// by name when the model is first used. A "_" at the end of a member's name is no part of the
/// field's: `BooleanField public_;` is the field "public". Fields of an abstract base are not
/// listed again.
#define CADENZA_MODEL(Type, ...)                                                \
    using Self = Type;                                                          \
    using DoesNotExist = ::cadenza::DoesNotExistOf<Type>;                       \
    using MultipleObjectsReturned = ::cadenza::MultipleObjectsReturnedOf<Type>; \
    static constexpr ManagerFor<Type> objects{};                                \
    static constexpr const char* cadenza_name = #Type;                          \
    CADENZA_FIELDS(__VA_ARGS__)                                                 \
    CADENZA_BASE(Type, ConcreteBase)                                            \
    const ::cadenza::ModelInfo& meta() const override;

/// In a struct derived from Model that has no table of its own: its fields, and its
/// `meta_options()` where a model has none, belong to every model derived from it. Theirs come
/// first, as the columns of a Django model with an abstract base. A chain of such structs is fine.
#define CADENZA_ABSTRACT_MODEL(Type, ...) \
    CADENZA_FIELDS(__VA_ARGS__)           \
    CADENZA_BASE(Type, AbstractBase)

/// The same for a struct that is not derived from Model, so that a model can have it as a second
/// base, behind the one that is: `struct Account : AbstractBaseUser, PermissionsMixin`. Keywords
/// are written with their class there (`Model::blank = true`). One mixin for each struct; a mixin
/// may not have a base with fields.
#define CADENZA_MODEL_MIXIN(Type, ...)                            \
    CADENZA_FIELDS(__VA_ARGS__)                                   \
    template <class CadenzaModel>                                 \
    friend ::cadenza::internal::AbstractBase<Type> cadenza_mixin( \
        const Type*, ::cadenza::internal::TypeTag<CadenzaModel>);

}  // namespace cadenza
