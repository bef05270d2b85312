#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "cadenza/base/value.h"
#include "cadenza/db/models/names/keyword.h"

namespace cadenza {

class ModelInfo;
namespace internal {
struct ConditionNode;
}

/// A condition on rows as a query takes it: lookups joined by and, or, not. Cheap to copy. The
/// names in it are resolved when it is given to a query.
class QueryCondition {
 public:
    QueryCondition() noexcept;  ///< no condition: everything matches
    explicit QueryCondition(std::shared_ptr<const internal::ConditionNode> node) noexcept;
    /// A lookup whose name arrives at run time.
    QueryCondition(std::string_view name, Value value);
    explicit QueryCondition(internal::KeywordValue&& keyword);
    QueryCondition(const QueryCondition&);
    QueryCondition(QueryCondition&&) noexcept;
    QueryCondition& operator=(const QueryCondition&);
    QueryCondition& operator=(QueryCondition&&) noexcept;
    ~QueryCondition();

    bool empty() const noexcept { return node_ == nullptr; }
    const std::shared_ptr<const internal::ConditionNode>& node() const noexcept { return node_; }

    static QueryCondition both(const QueryCondition& a, const QueryCondition& b);
    static QueryCondition either(const QueryCondition& a, const QueryCondition& b);
    QueryCondition negated() const;

 private:
    std::shared_ptr<const internal::ConditionNode> node_;
};

namespace internal {

/// A condition that remembers in its type which keywords the model still has to check.
template <class... Keywords>
class CheckedCondition : public QueryCondition {
 public:
    CheckedCondition() = default;
    explicit CheckedCondition(QueryCondition condition) noexcept
        : QueryCondition(std::move(condition)) {}
    template <class M>
    static consteval bool is_lookup_of() {
        return (Keywords::template is_lookup_of<M>() && ...);
    }
    CheckedCondition operator!() const { return CheckedCondition(negated()); }
};

inline const QueryCondition& to_condition(const QueryCondition& condition) {
    return condition;
}
inline QueryCondition to_condition(KeywordValue&& keyword) {
    return QueryCondition(std::move(keyword));
}

}  // namespace internal

/// Q("tags__name"_k = "draft") || !Q("author"_k = matt)
template <internal::Literal Name, internal::ValueClass V>
internal::CheckedCondition<internal::Keyword<Name, V>> Q(internal::Keyword<Name, V> keyword) {
    return internal::CheckedCondition<internal::Keyword<Name, V>>(
        QueryCondition(std::move(keyword)));
}
/// The same with a name that arrives as data; FieldError where the query takes it if it is wrong.
inline internal::CheckedCondition<> Q(std::string_view name, Value value) {
    return internal::CheckedCondition<>(QueryCondition(name, std::move(value)));
}
inline internal::CheckedCondition<> Q() {
    return {};
}

template <class... A, class... B>
internal::CheckedCondition<A..., B...> operator&&(const internal::CheckedCondition<A...>& a,
                                                  const internal::CheckedCondition<B...>& b) {
    return internal::CheckedCondition<A..., B...>(QueryCondition::both(a, b));
}
template <class... A, class... B>
internal::CheckedCondition<A..., B...> operator||(const internal::CheckedCondition<A...>& a,
                                                  const internal::CheckedCondition<B...>& b) {
    return internal::CheckedCondition<A..., B...>(QueryCondition::either(a, b));
}

}  // namespace cadenza
