#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/db/models/field_info.h"
#include "cadenza/db/schema/model_definition.h"

namespace cadenza {

class Model;
namespace internal {
struct TypeOps;
}

/// A relation seen from its target: what User knows of BlogPost.author.
struct ReverseRelation {
    const FieldInfo* field = nullptr;  ///< the foreign key, one-to-one or many-to-many
    std::string query_name;            ///< in lookups: related_name, else "blogpost"
    std::string accessor_name;         ///< on objects: related_name, else "blogpost_set"
    bool hidden = false;  ///< related_name ends with "+": deletion sees it, names do not

    /// The model that holds the field.
    const ModelInfo& model() const noexcept { return field->model(); }
    bool is_one_to_one() const noexcept { return field->kind() == db::FieldKind::OneToOne; }
    bool is_many_to_many() const noexcept { return field->is_many_to_many(); }
};

/// A model at run time: its name, table, options, fields and relations. There is one for each
/// model, made at its first use, and it lives as long as the process.
class ModelInfo {
 public:
    const std::string& app_label() const noexcept { return definition_.app_label; }
    const std::string& name() const noexcept { return definition_.name; }     ///< "BlogPost"
    const std::string& model_name() const noexcept { return model_name_; }    ///< "blogpost"
    const std::string& label() const noexcept { return label_; }              ///< "api.BlogPost"
    const std::string& label_lower() const noexcept { return label_lower_; }  ///< "api.blogpost"
    const std::string& db_table() const noexcept { return db_table_; }
    const std::string& verbose_name() const noexcept { return verbose_name_; }
    const std::string& verbose_name_plural() const noexcept { return verbose_name_plural_; }
    /// As the migrations see it.
    const db::ModelDefinition& definition() const;
    const db::ModelOptions& options() const noexcept { return definition_.options; }
    const std::vector<std::string>& ordering() const noexcept {
        return definition_.options.ordering;
    }
    /// The model of a many-to-many's pairs that nobody declared.
    bool is_auto_created() const noexcept { return auto_created_; }

    /// All fields, those with a column first.
    std::span<const FieldInfo> fields() const noexcept { return fields_; }
    /// Those with a column, in the order of a plain SELECT.
    std::span<const FieldInfo> columns() const noexcept { return fields().first(column_count_); }
    std::span<const FieldInfo> many_to_many() const noexcept {
        return fields().subspan(column_count_);
    }
    const FieldInfo& pk() const noexcept { return fields_[static_cast<std::size_t>(pk_)]; }
    /// By name, by "pk", or by the name of a foreign key's column ("author_id"); nullptr if there
    /// is none.
    const FieldInfo* find(std::string_view name) const noexcept;
    /// The same, but throws FieldError, which names the closest match.
    const FieldInfo& field(std::string_view name) const;

    /// The relations of other models that point here, of all models that the process knows: those
    /// that the project's apps list, and those that have been used.
    std::span<const ReverseRelation> related_objects() const;
    const ReverseRelation* find_reverse(std::string_view query_name) const;
    const ReverseRelation* find_accessor(std::string_view accessor_name) const;
    /// The name of the Related, RelatedOne or ManyToMany that lies there in an object.
    std::string_view member_at(std::uint32_t offset) const noexcept;

    /// A new object, as its default constructor makes it.
    std::unique_ptr<Model> make() const;
    /// An object in the same state, for copying: nobody changes it.
    const Model& prototype() const noexcept { return *prototype_; }
    const internal::TypeOps& type_ops() const noexcept { return *type_ops_; }

    /// Names the app where it is not the innermost namespace: to be called by the project before
    /// anything uses the model. No effect where Meta.app_label says otherwise.
    void set_app_label(std::string_view label) const;

    ModelInfo(const ModelInfo&) = delete;
    ModelInfo& operator=(const ModelInfo&) = delete;
    ~ModelInfo();

 private:
    friend class ModelBuilder;
    ModelInfo();
    void name_all();

    db::ModelDefinition definition_;
    std::string model_name_, label_, label_lower_, db_table_, verbose_name_, verbose_name_plural_;
    std::vector<FieldInfo> fields_;
    std::size_t column_count_ = 0;
    int pk_ = 0;
    bool auto_created_ = false;
    bool own_app_label_ = false;
    const internal::TypeOps* type_ops_ = nullptr;
    std::unique_ptr<Model> prototype_;
    struct ReverseMember {
        std::string name;
        std::uint32_t offset;
    };
    std::vector<ReverseMember> reverse_members_;  // Related<…> that the model declares
    std::atomic<bool> complete_{false};
    struct Reverse;
    mutable std::atomic<const Reverse*> reverse_{nullptr};
};

/// The description of M; defined where CADENZA_REGISTER(M) stands.
template <class M>
const ModelInfo& model_info();

/// The model with that label ("api.BlogPost", any case) among those that the process knows; nullptr
/// if there is none.
const ModelInfo* find_model(std::string_view label);
/// The same without following relations, and so without making further models known: for code that
/// a relation is resolved by.
const ModelInfo* find_known_model(std::string_view label);
/// All of them, in the order in which they became known.
std::vector<const ModelInfo*> known_models();

}  // namespace cadenza
