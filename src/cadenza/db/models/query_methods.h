#pragma once

#include <concepts>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "cadenza/db/models/fields/foreign_key.h"
#include "cadenza/db/models/names/checked_names.h"
#include "cadenza/db/models/names/from_value.h"
#include "cadenza/db/models/names/keyword.h"
#include "cadenza/db/models/query/condition.h"
#include "cadenza/db/models/query_base.h"
#include "cadenza/db/models/query_stream.h"

namespace cadenza {

template <class M>
class QuerySet;

namespace internal {

/// The keywords after defaults(…) of get_or_create().
struct Defaults {
    std::vector<KeywordValue> values;
};
template <class... K>
struct CheckedDefaults : Defaults {
    template <class M>
    static consteval bool is_assignment_of() {
        return (K::template is_assignment_of<M>() && ...);
    }
};
inline void sort_keyword(KeywordValue&& keyword, Defaults& lookups, Defaults&) {
    lookups.values.push_back(std::move(keyword));
}
inline void sort_keyword(Defaults&& given, Defaults&, Defaults& defaults) {
    defaults.values = std::move(given.values);
}

template <class T>
concept ConditionArgument =
    std::is_base_of_v<KeywordValue, T> || std::is_base_of_v<QueryCondition, T>;
template <class T>
concept AssignmentArgument = std::is_base_of_v<KeywordValue, T> || std::is_base_of_v<Defaults, T>;
template <class T>
concept TextData = std::same_as<T, std::string> || std::same_as<T, std::string_view>;

template <class M, class C>
consteval bool condition_fits() {
    if constexpr (requires { C::template is_lookup_of<M>(); })
        return C::template is_lookup_of<M>();
    else
        return true;
}
template <class M, class C>
consteval bool assignment_fits() {
    return C::template is_assignment_of<M>();
}

/// A lookup's name as a literal, for a value of class V.
template <class M, ValueClass V>
struct LookupName {
    const char* text;
    consteval LookupName(const char* name) : text(name) { check_lookup<M, V>(name); }
};

inline std::size_t given(const char* const* names, std::size_t size) {
    std::size_t n = 0;
    while (n < size && names[n] != nullptr) ++n;
    return n;
}

}  // namespace internal

/// get_or_create("name"_k = "x", defaults("slug"_k = "y")): what a new object gets besides.
template <class... K>
internal::CheckedDefaults<K...> defaults(K... keywords) {
    internal::CheckedDefaults<K...> result;
    (result.values.push_back(std::move(keywords)), ...);
    return result;
}

/// The objects of in_bulk(), by key.
template <class M>
class BulkResult {
 public:
    explicit BulkResult(QuerySet<M> rows) : rows_(std::move(rows)) {}
    /// nullptr if there is no such row.
    M* find(const Value& key) const {
        for (M& object : rows_)
            if (object.pk() == key) return &object;
        return nullptr;
    }
    bool contains(const Value& key) const { return find(key) != nullptr; }
    std::size_t size() const { return rows_.size(); }
    auto begin() const { return rows_.begin(); }
    auto end() const { return rows_.end(); }

 private:
    QuerySet<M> rows_;
};

/// The methods of a QuerySet<M>, of BlogPost::objects, and of the far side of a relation: one
/// source, thin shells over QueryBase. Literal names are checked by the compiler; names that arrive
/// as std::string or std::string_view are checked when they are given, by a FieldError.
template <class M, class Base>
class QueryMethods : public Base {
    using Order = OrderName<M>;
    using Path = PathName<M>;
    using Relation = RelationName<M>;
    template <class V>
    using Lookup = std::type_identity_t<internal::LookupName<M, internal::value_class<V>()>>;
    using Set = QuerySet<M>;

 public:
    constexpr QueryMethods() = default;
    explicit QueryMethods(Base base) : Base(std::move(base)) {}

    Set all() const { return this->base().all(); }
    Set none() const { return this->base().none(); }

    /// Rows for which all of these hold.
    template <internal::ConditionArgument... C>
    Set filter(C... conditions) const {
        static_assert((internal::condition_fits<M, C>() && ...));
        return this->base().filter_checked(join(std::move(conditions)...), false);
    }
    template <class V>
    Set filter(Lookup<V> name, const V& value) const {
        return this->base().filter_checked(
            QueryCondition(internal::KeywordValue(name.text, internal::to_value(value))), false);
    }
    Set filter(std::string_view name, Value value) const {
        return this->base().filter(name, std::move(value));
    }
    /// Rows for which not all of these hold.
    template <internal::ConditionArgument... C>
    Set exclude(C... conditions) const {
        static_assert((internal::condition_fits<M, C>() && ...));
        return this->base().filter_checked(join(std::move(conditions)...), true);
    }
    template <class V>
    Set exclude(Lookup<V> name, const V& value) const {
        return this->base().filter_checked(
            QueryCondition(internal::KeywordValue(name.text, internal::to_value(value))), true);
    }
    Set exclude(std::string_view name, Value value) const {
        return this->base().exclude(name, std::move(value));
    }

    Set order_by(Order a = {}, Order b = {}, Order c = {}, Order d = {}, Order e = {}) const {
        const char* const names[] = {a.text, b.text, c.text, d.text, e.text};
        return this->base().order_checked({names, internal::given(names, 5)});
    }
    Set order_by(std::span<const std::string_view> names) const {
        return this->base().order_by(names);
    }
    template <internal::TextData T>
    Set order_by(const T& name) const {
        return this->base().order_by({std::string_view(name)});
    }
    Set reverse() const { return this->base().reverse(); }
    Set distinct(bool on = true) const { return this->base().distinct(on); }
    Set slice(std::int64_t begin, std::int64_t end) const { return this->base().slice(begin, end); }
    Set using_(std::string_view alias) const { return this->base().using_(alias); }

    Set select_related(Relation a = {}, Relation b = {}, Relation c = {}, Relation d = {},
                       Relation e = {}) const {
        const char* const names[] = {a.text, b.text, c.text, d.text, e.text};
        return this->base().select_related_checked({names, internal::given(names, 5)});
    }
    template <internal::TextData T>
    Set select_related(const T& name) const {
        return this->base().select_related({std::string_view(name)});
    }
    Set prefetch_related(Relation a, Relation b = {}, Relation c = {}, Relation d = {},
                         Relation e = {}) const {
        const char* const names[] = {a.text, b.text, c.text, d.text, e.text};
        return this->base().prefetch_related_checked({names, internal::given(names, 5)});
    }
    template <internal::TextData T>
    Set prefetch_related(const T& name) const {
        return this->base().prefetch_related({std::string_view(name)});
    }

    std::int64_t count() const { return this->base().count(); }
    bool exists() const { return this->base().exists(); }

    /// The one row that matches; M::DoesNotExist or M::MultipleObjectsReturned.
    template <internal::ConditionArgument... C>
    M get(C... conditions) const {
        static_assert((internal::condition_fits<M, C>() && ...));
        M object(prototype());
        if constexpr (sizeof...(C) == 0)
            this->base().get_into(object);
        else
            this->base().filter_checked(join(std::move(conditions)...), false).get_into(object);
        return object;
    }
    template <class V>
    M get(Lookup<V> name, const V& value) const {
        M object(prototype());
        filter(name, value).get_into(object);
        return object;
    }
    M get(std::string_view name, Value value) const {
        M object(prototype());
        this->base().filter(name, std::move(value)).get_into(object);
        return object;
    }
    /// By the query's order, or by the primary key if it has none.
    std::optional<M> first() const { return edge(false); }
    std::optional<M> last() const { return edge(true); }

    /// Makes and saves an object.
    template <internal::AssignmentArgument... K>
    M create(K... values) const {
        static_assert((internal::assignment_fits<M, K>() && ...));
        M object;
        internal::KeywordValue list[] = {std::move(values)...,
                                         internal::KeywordValue(nullptr, Value())};
        this->base().create_into(object, {list, sizeof...(K)});
        return object;
    }
    /// The row, and whether it is new.
    template <internal::AssignmentArgument... K>
    std::pair<M, bool> get_or_create(K... values) const {
        internal::Defaults lookups, defaults;
        sort<K...>(lookups, defaults, values...);
        std::pair<M, bool> result{M(), false};
        result.second =
            this->base().get_or_create_into(result.first, lookups.values, defaults.values);
        return result;
    }
    template <internal::AssignmentArgument... K>
    std::pair<M, bool> update_or_create(K... values) const {
        internal::Defaults lookups, defaults;
        sort<K...>(lookups, defaults, values...);
        std::pair<M, bool> result{M(), false};
        result.second =
            this->base().update_or_create_into(result.first, lookups.values, defaults.values);
        return result;
    }
    /// One UPDATE; the number of rows that matched.
    template <internal::AssignmentArgument... K>
    std::int64_t update(K... values) const {
        static_assert((internal::assignment_fits<M, K>() && ...));
        internal::KeywordValue list[] = {std::move(values)...};
        return this->base().update_checked(list);
    }

    /// Inserts them in few statements, and gives them their keys where the database tells them.
    template <class Range>
    void bulk_create(Range& objects, bool ignore_conflicts = false, int batch_size = 0) const {
        std::vector<Model*> list;
        for (M& object : objects) list.push_back(&object);
        this->base().bulk_create(list, ignore_conflicts, batch_size);
    }
    template <class Range>
    std::int64_t bulk_update(Range& objects, FieldName<M> a, FieldName<M> b = {},
                             FieldName<M> c = {}, FieldName<M> d = {}) const {
        std::vector<Model*> list;
        for (M& object : objects) list.push_back(&object);
        const char* const names[] = {a.text, b.text, c.text, d.text};
        return this->base().bulk_update(list, {names, internal::given(names, 4)});
    }
    /// The rows with these primary keys.
    template <class Keys = std::initializer_list<std::int64_t>>
    BulkResult<M> in_bulk(const Keys& keys) const {
        const Value list = internal::to_list(keys);
        return BulkResult<M>(this->base().with_keys(list.as_list()));
    }

    /// Each row as a dictionary of these fields; of all columns without names.
    std::vector<Dict> values(Path a = {}, Path b = {}, Path c = {}, Path d = {}, Path e = {},
                             Path f = {}) const {
        const char* const names[] = {a.text, b.text, c.text, d.text, e.text, f.text};
        return this->base().values_checked({names, internal::given(names, 6)});
    }
    /// Each row as a tuple: values_list<std::int64_t, std::string>("id", "author__username").
    template <class... T>
    std::vector<std::tuple<T...>> values_list(std::conditional_t<true, Path, T>... names) const {
        const char* const list[] = {names.text...};
        std::vector<std::tuple<T...>> result;
        for (const List& row : this->base().values_list_checked(list))
            result.push_back(tuple_of<T...>(row, std::index_sequence_for<T...>()));
        return result;
    }
    /// One field of each row: flat_values<std::string>("title").
    template <class T>
    std::vector<T> flat_values(Path name) const {
        const char* const list[] = {name.text};
        std::vector<T> result;
        for (const List& row : this->base().values_list_checked(list))
            result.push_back(internal::from_value<T>(row[0]));
        return result;
    }
    /// Reads the rows as they come, `chunk_size` at a time, and keeps none.
    QueryStream<M> iterator(int chunk_size = 2000) const {
        return QueryStream<M>(this->base(), chunk_size);
    }

 private:
    static const M& prototype() {
        return static_cast<const M&>(internal::prototype_of(model_info<M>()));
    }
    template <class... C>
    static QueryCondition join(C&&... conditions) {
        QueryCondition all;
        ((all = QueryCondition::both(all, internal::to_condition(std::move(conditions)))), ...);
        return all;
    }
    template <class... K>
    static void sort(internal::Defaults& lookups, internal::Defaults& defaults, K&... values) {
        static_assert((internal::assignment_fits<M, K>() && ...));
        (internal::sort_keyword(std::move(values), lookups, defaults), ...);
    }
    template <class... T, std::size_t... I>
    static std::tuple<T...> tuple_of(const List& row, std::index_sequence<I...>) {
        return std::tuple<T...>(internal::from_value<T>(row[I])...);
    }
    std::optional<M> edge(bool last) const {
        std::optional<M> object(prototype());
        if (!this->base().first_into(*object, last)) object.reset();
        return object;
    }
};

}  // namespace cadenza
