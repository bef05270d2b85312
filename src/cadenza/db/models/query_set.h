#pragma once

#include <utility>

#include "cadenza/db/models/query_methods.h"

namespace cadenza {

/// A query of the rows of M: lazy, chainable, immutable, cheap to copy. Runs when it is iterated,
/// and keeps the objects it has read. As Django's QuerySet; see QueryMethods for its methods.
template <class M>
class QuerySet : public QueryMethods<M, QueryBase> {
 public:
    QuerySet() : QuerySet(QueryBase(model_info<M>())) {}
    QuerySet(QueryBase query) : QueryMethods<M, QueryBase>(std::move(query)) {}

    internal::RowIterator<M> begin() const { return {&this->rows(), 0}; }
    internal::RowIterator<M> end() const {
        const internal::Rows& rows = this->rows();
        return {&rows, rows.size()};
    }
    M& operator[](std::size_t index) const { return static_cast<M&>(QueryBase::operator[](index)); }
};

namespace internal {
template <class M>
struct ManagerBase {
    QueryBase base() const { return QueryBase(model_info<M>()); }
};
}  // namespace internal

/// BlogPost::objects: where queries begin. Derive from it to add methods of your own, and name it
/// in the model, before CADENZA_MODEL: template <class M> using ManagerFor = PostManager<M>;
template <class M>
class Manager : public QueryMethods<M, internal::ManagerBase<M>> {
 public:
    constexpr Manager() = default;
};

}  // namespace cadenza
