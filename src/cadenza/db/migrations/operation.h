#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cadenza::db {
class SchemaEditor;
}

namespace cadenza::migrations {

class OperationBase;
class ProjectState;

/// One step of a migration: a cheap copy of a handle on something that never changes. Made by the
/// functions of operations.h, which are named after Django's classes: CreateModel(…), AddField(…).
class Operation {
 public:
    explicit Operation(std::shared_ptr<const OperationBase> made);
    Operation(const Operation&);
    Operation(Operation&&) noexcept;
    Operation& operator=(const Operation&);
    Operation& operator=(Operation&&) noexcept;
    ~Operation();
    const OperationBase* operator->() const noexcept { return made_.get(); }
    const OperationBase& operator*() const noexcept { return *made_; }
    bool same_as(const Operation& other) const noexcept { return made_ == other.made_; }

 private:
    std::shared_ptr<const OperationBase> made_;
};

/// What optimising two operations gives.
struct Reduction {
    enum class Kind { No, Across, Replaced };
    Kind kind = Kind::No;
    std::vector<Operation> operations;  ///< of Replaced: instead of the two

    static Reduction no() { return {}; }
    static Reduction across(bool possible) { return {possible ? Kind::Across : Kind::No, {}}; }
    static Reduction with(std::vector<Operation> list) { return {Kind::Replaced, std::move(list)}; }
};

/// What a change of the database is made with.
struct DatabaseChange {
    std::string_view app_label;
    db::SchemaEditor& editor;
    const ProjectState& from;
    const ProjectState& to;
};

class OperationBase {
 public:
    virtual ~OperationBase();

    /// Django's class name, which is also the name of the function that makes it.
    virtual std::string_view class_name() const = 0;
    virtual void state_forwards(std::string_view app_label, ProjectState& state) const = 0;
    virtual void database_forwards(const DatabaseChange& change) const = 0;
    /// `change.from` is the state with this operation done, `change.to` the one without.
    virtual void database_backwards(const DatabaseChange& change) const = 0;
    virtual bool reversible() const { return true; }
    /// Whether sqlmigrate can show it.
    virtual bool reduces_to_sql() const { return true; }
    /// May be left out when migrations are squashed.
    virtual bool elidable() const { return false; }
    /// The line that makemigrations and migrate --plan show.
    virtual std::string describe() const = 0;
    /// The sign before the line in makemigrations' list: + - ~ for what is added, removed, altered.
    virtual char symbol() const { return '?'; }
    /// What migrate --plan shows behind it: the SQL or function of RunSQL and RunCpp; empty for the
    /// others, "IRREVERSIBLE" is the caller's word.
    virtual std::optional<std::string> plan_detail(bool backwards) const;
    /// Its part of a migration's name; empty if it has none.
    virtual std::string migration_name_fragment() const { return {}; }

    /// Whether it may have to do with the model. True is always safe.
    virtual bool references_model(std::string_view name, std::string_view app_label) const;
    virtual bool references_field(std::string_view model_name, std::string_view name,
                                  std::string_view app_label) const;
    /// This operation followed by `other`, in fewer operations; `self` is the handle on this one.
    virtual Reduction reduce(const Operation& self, const Operation& other,
                             std::string_view app_label) const;
};

/// The operation as T, or nullptr.
template <class T>
const T* as(const Operation& operation) {
    return dynamic_cast<const T*>(&*operation);
}

/// Fewer operations with the same effect, as django.db.migrations.optimizer.
std::vector<Operation> optimize(std::vector<Operation> operations, std::string_view app_label);

}  // namespace cadenza::migrations
