#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "cadenza/db/schema/model_definition.h"

namespace cadenza {

using Index = db::IndexDefinition;

/// A list of names, written {"-created_at", "title"}.
class Names {
 public:
    Names();
    Names(std::initializer_list<const char*> names);
    Names(const Names&);
    Names(Names&&) noexcept;
    Names& operator=(const Names&);
    ~Names();
    const std::vector<std::string>& list() const { return list_; }

 private:
    std::vector<std::string> list_;
};

/// Several such lists, written {{"author", "title"}}.
class NameGroups {
 public:
    NameGroups();
    NameGroups(std::initializer_list<Names> groups);
    NameGroups(const NameGroups&);
    NameGroups(NameGroups&&) noexcept;
    NameGroups& operator=(const NameGroups&);
    ~NameGroups();
    const std::vector<Names>& list() const { return list_; }

 private:
    std::vector<Names> list_;
};

/// What is true of a model as a whole; what a model's `static Meta meta_options()` returns. As
/// Django's class Meta. Members are given in this order, and what is left out has Django's default.
struct Meta {
    Names ordering{};            ///< "-created_at", "author__name", "?"
    const char* db_table = "";   ///< "" means APP_MODEL in lower case
    const char* app_label = "";  ///< "" means the innermost namespace that the model is in
    const char* verbose_name = "";
    const char* verbose_name_plural = "";
    NameGroups unique_together{};
    std::vector<db::IndexDefinition> indexes{};
    std::vector<db::ConstraintDefinition> constraints{};
    bool managed = true;
    Names get_latest_by{};
    const char* default_related_name = "";
    Names default_permissions{"add", "change", "delete", "view"};
    std::vector<std::pair<std::string, std::string>> permissions{};
    /// The kind of the id that the model does not declare; an app's default_auto_field in Django.
    db::FieldKind default_auto_field = db::FieldKind::BigAuto;
};

}  // namespace cadenza
