#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cadenza/base/value.h"
#include "cadenza/db/models/delete_result.h"
#include "cadenza/db/models/objects/rows.h"
#include "cadenza/db/models/query/condition.h"

namespace cadenza {

class FieldInfo;
class Model;
class ModelInfo;
namespace internal {
struct QueryState;
}

/// A query of a model that is known only at run time: every QuerySet is one. Immutable, cheap to
/// copy, lazy: nothing runs until the rows, a count or a change are asked for; then the rows are
/// kept. Names are checked when they are given: FieldError in Django's words.
class QueryBase {
 public:
    explicit QueryBase(const ModelInfo& model);
    explicit QueryBase(std::shared_ptr<const internal::QueryState> state) noexcept;
    /// All rows of the model, of which these have been loaded already.
    QueryBase(const ModelInfo& model, std::shared_ptr<internal::Rows> rows);
    QueryBase(const QueryBase&);
    QueryBase(QueryBase&&) noexcept;
    QueryBase& operator=(const QueryBase&);
    QueryBase& operator=(QueryBase&&) noexcept;
    ~QueryBase();

    const ModelInfo& model() const noexcept;

    // Queries made of this one.
    QueryBase all() const;  ///< the same without the rows that it has kept
    QueryBase filter(std::string_view name, Value value) const;
    QueryBase filter(const QueryCondition& condition) const;
    QueryBase exclude(std::string_view name, Value value) const;
    QueryBase exclude(const QueryCondition& condition) const;
    /// "-created_at", "author__username", "?". None at all: no order, not even the model's own.
    QueryBase order_by(std::span<const std::string_view> names) const;
    QueryBase order_by(std::initializer_list<std::string_view> names) const {
        return order_by(std::span(names.begin(), names.size()));
    }
    QueryBase reverse() const;
    QueryBase distinct(bool on = true) const;
    QueryBase none() const;
    /// Rows begin to end - 1; an end below 0 means all from begin on.
    QueryBase slice(std::int64_t begin, std::int64_t end) const;
    /// Fetches the objects behind these foreign keys in the same statement; without names all that
    /// cannot be null.
    QueryBase select_related(std::span<const std::string_view> names) const;
    QueryBase select_related(std::initializer_list<std::string_view> names = {}) const {
        return select_related(std::span(names.begin(), names.size()));
    }
    /// Fetches the objects behind these relations in one more statement each.
    QueryBase prefetch_related(std::span<const std::string_view> names) const;
    QueryBase prefetch_related(std::initializer_list<std::string_view> names) const {
        return prefetch_related(std::span(names.begin(), names.size()));
    }
    QueryBase using_(std::string_view alias) const;

    // What it yields.
    /// Loads the rows, once for this object.
    const internal::Rows& rows() const;
    internal::RowIterator<Model> begin() const { return {&rows(), 0}; }
    internal::RowIterator<Model> end() const { return {&rows(), rows().size()}; }
    std::size_t size() const { return rows().size(); }
    bool empty() const { return size() == 0; }
    Model& operator[](std::size_t index) const;
    bool is_loaded() const noexcept { return rows_ != nullptr; }
    /// Calls `row` for each object, reading `chunk_size` rows at a time and keeping none.
    void for_each(void (*row)(Model& object, void* context), void* context,
                  int chunk_size = 2000) const;

    /// COUNT(*), or the number of rows where they are here already.
    std::int64_t count() const;
    bool exists() const;
    /// The one row; DoesNotExist or MultipleObjectsReturned.
    std::unique_ptr<Model> get() const;
    std::unique_ptr<Model> get(std::string_view name, Value value) const;
    /// By the query's order, or by the primary key if it has none; nullptr if there is no row.
    std::unique_ptr<Model> first() const;
    std::unique_ptr<Model> last() const;

    /// Each row as a dictionary of these fields (all columns if none are named).
    std::vector<Dict> values(std::span<const std::string_view> names = {}) const;
    std::vector<Dict> values(std::initializer_list<std::string_view> names) const {
        return values(std::span(names.begin(), names.size()));
    }
    std::vector<List> values_list(std::span<const std::string_view> names = {}) const;
    std::vector<List> values_list(std::initializer_list<std::string_view> names) const {
        return values_list(std::span(names.begin(), names.size()));
    }
    /// The query of these columns only, for `__in` and distinct counts.
    QueryBase values_query(std::span<const std::string_view> names) const;

    // What it changes.
    /// Sets columns in one UPDATE; the number of rows matched. Values may be expressions.
    std::int64_t update(std::span<const std::pair<std::string_view, Value>> values) const;
    std::int64_t update(std::initializer_list<std::pair<std::string_view, Value>> values) const {
        return update(std::span(values.begin(), values.size()));
    }
    /// Deletes the rows and what refers to them, as on_delete says (Django's delete()).
    DeleteResult remove() const;
    std::unique_ptr<Model> create(
        std::initializer_list<std::pair<std::string_view, Value>> values) const;
    /// Makes an object with these values and saves it.
    std::unique_ptr<Model> create(std::span<const std::pair<std::string_view, Value>> values) const;

    /// The SELECT as it would run, and its parameters behind it; for people.
    std::string str() const;
    const std::shared_ptr<const internal::QueryState>& query_state() const noexcept {
        return state_;
    }

    // What the typed methods are shells of; the compiler has checked these names.
    using KeywordSpan = std::span<internal::KeywordValue>;
    using NameSpan = std::span<const char* const>;
    const QueryBase& base() const noexcept { return *this; }
    QueryBase filter_checked(const QueryCondition& condition, bool negated) const;
    QueryBase order_checked(NameSpan names) const;
    QueryBase select_related_checked(NameSpan names) const;
    QueryBase prefetch_related_checked(NameSpan names) const;
    void get_into(Model& object) const;
    bool first_into(Model& object, bool last) const;
    void create_into(Model& object, KeywordSpan values) const;
    std::int64_t update_checked(KeywordSpan values) const;
    /// True if it made a new one.
    bool get_or_create_into(Model& object, KeywordSpan lookups, KeywordSpan defaults) const;
    bool update_or_create_into(Model& object, KeywordSpan lookups, KeywordSpan defaults) const;
    std::vector<Dict> values_checked(NameSpan names) const;
    std::vector<List> values_list_checked(NameSpan names) const;
    void bulk_create(std::span<Model* const> objects, bool ignore_conflicts = false,
                     int batch_size = 0) const;
    std::int64_t bulk_update(std::span<Model* const> objects, NameSpan fields,
                             int batch_size = 0) const;
    QueryBase with_keys(std::span<const Value> keys) const;
    /// The rows that the relation `field` connects with the object. `reverse` where the object is
    /// on the field's own side, so that the rows are on the other.
    QueryBase filter_related(const FieldInfo& field, bool reverse, const Model& object) const;
    QueryBase filter_related(const FieldInfo& field, bool reverse, std::vector<Value> keys) const;

 protected:
    std::shared_ptr<const internal::QueryState> state_;
    mutable std::shared_ptr<internal::Rows> rows_;
};

}  // namespace cadenza
