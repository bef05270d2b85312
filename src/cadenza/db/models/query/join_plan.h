#pragma once

#include <set>
#include <string>
#include <vector>

#include "cadenza/db/models/query/path.h"
#include "cadenza/db/sql/dialect.h"

namespace cadenza::internal {

/// The tables of one SELECT and how they are joined: which alias each step of a path gets, which
/// joins may be shared, and which must be outer. The rules are those of Django's Query.
class JoinPlan {
 public:
    enum class Type : unsigned char { Base, Inner, Left };
    struct Table {
        const ModelInfo* model;
        std::string name;   ///< as Django would call it: the table's name, or T3
        std::string alias;  ///< in this statement: in a subquery U0, U1, …
        Type type = Type::Base;
        int parent = -1;
        const FieldInfo* near = nullptr;
        const FieldInfo* far = nullptr;
        bool nullable = false;
        int references = 0;
    };
    using Aliases = std::set<int>;

    /// `prefix` is 0 in an outermost statement, 'U' and so on in a subquery.
    JoinPlan(const ModelInfo& model, char prefix, const db::Dialect& dialect);

    /// Refers to the base table once more.
    int base();
    /// Follows a path from an alias; joins against a foreign key to many rows are shared only with
    /// those in `reusable`, if that is given. All aliases on the way, beginning with `from`.
    std::vector<int> follow(const Path& path, int from, const Aliases* reusable);
    /// Leaves out joins at the end that the column before them makes needless; `target` becomes
    /// that column.
    void trim(const FieldInfo*& target, std::vector<int>& joins, const Path& path);
    void release(int alias) { --tables_[static_cast<std::size_t>(alias)].references; }

    /// To LEFT OUTER where the table can be absent, and all that hang on it.
    void promote(const Aliases& aliases);
    /// To INNER, and all that they hang on.
    void demote(const Aliases& aliases);
    Aliases inner_joins() const;

    const Table& operator[](int alias) const { return tables_[static_cast<std::size_t>(alias)]; }
    int size() const { return static_cast<int>(tables_.size()); }
    /// How often each alias is referred to; a change since then tells which joins were used.
    std::vector<int> references() const;
    int active() const;
    /// The first table that is still referred to stands alone after FROM.
    void rebase();

    std::string column(int alias, const FieldInfo& field) const;
    /// "a" INNER JOIN "b" ON (…): without FROM.
    std::string from() const;

 private:
    int join(const JoinStep& step, int parent, const Aliases* reusable);
    Table& at(int alias) { return tables_[static_cast<std::size_t>(alias)]; }
    std::string quoted(const Table& table) const;

    const db::Dialect& dialect_;
    char prefix_;
    std::vector<Table> tables_;
};

}  // namespace cadenza::internal
