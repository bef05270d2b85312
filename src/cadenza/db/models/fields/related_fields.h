#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "cadenza/base/value.h"
#include "cadenza/db/models/fields/field_base.h"
#include "cadenza/db/models/query_set.h"

namespace cadenza {

class Model;

/// The other side of a relation to many rows, seen from one object: what ManyToMany and Related are
/// made of.
class RelatedManager {
 public:
    /// The rows, as a query that can be narrowed further; the prefetched ones where
    /// prefetch_related() has brought them.
    QueryBase base() const;

    /// Relates rows, given as objects or keys; those that are related already are left alone.
    void add_objects(std::span<const Model* const> objects) const;
    void add_keys(std::span<const Value> keys) const;
    /// Ends the relation; the rows themselves stay.
    void remove_objects(std::span<const Model* const> objects) const;
    void remove_keys(std::span<const Value> keys) const;
    /// Makes these the only related rows, by removing and adding only what differs.
    void set_keys(std::span<const Value> keys) const;
    void set_objects(std::span<const Model* const> objects) const;
    /// Ends the relation to all rows.
    void clear() const;

 protected:
    RelatedManager() noexcept;
    RelatedManager(const RelatedManager& other) noexcept;
    RelatedManager& operator=(const RelatedManager&) noexcept { return *this; }
    ~RelatedManager() = default;
    /// The model object that this is a member of.
    const Model& owner() const;
    const Model* one() const;
    const Model& required_one() const;
    void create_object(Model& object, std::span<internal::KeywordValue> values) const;

 private:
    std::uint32_t owner_offset_ = 0;  // 0: a copy that stands alone
};

/// The typed face of a RelatedManager: a query of the related rows, and the means to change which
/// they are.
template <class M>
class RelatedSet : public QueryMethods<M, RelatedManager> {
 public:
    /// Makes and saves a row that is related to this object.
    template <internal::AssignmentArgument... K>
    M create(K... values) const {
        static_assert((internal::assignment_fits<M, K>() && ...));
        M object;
        internal::KeywordValue list[] = {std::move(values)...,
                                         internal::KeywordValue(nullptr, Value())};
        this->create_object(object, {list, sizeof...(K)});
        return object;
    }

    template <class... Ms>
    void add(const Ms&... objects) const {
        const Model* list[] = {&static_cast<const M&>(objects)...};
        this->add_objects(list);
    }
    template <class... Ms>
    void remove(const Ms&... objects) const {
        const Model* list[] = {&static_cast<const M&>(objects)...};
        this->remove_objects(list);
    }
    /// Of any range of objects.
    template <class Range>
    void set(const Range& objects) const {
        std::vector<const Model*> list;
        for (const M& object : objects) list.push_back(&object);
        this->set_objects(list);
    }
    void set(std::initializer_list<M> objects) const { set<std::initializer_list<M>>(objects); }
};

/// Rows of M, each of which may belong to many objects: post.tags.add(tag), post.tags.all(). The
/// pairs are kept in a table of their own, which is automatic unless Through names a model with the
/// two foreign keys.
template <class M, class Through = void>
class ManyToMany : public RelatedSet<M> {
 public:
    static constexpr db::FieldKind kKind = db::FieldKind::ManyToMany;
    using Target = M;
    using ThroughModel = Through;
    using Option = internal::OptionOf<internal::CommonOption, internal::RelationOption,
                                      internal::ManyToManyOption>;

    ManyToMany() { internal::note_field(this, kKind); }
    ManyToMany(std::initializer_list<Option> options) {
        internal::note_field(this, kKind, options);
    }
};
template <class M, class Through = void>
using ManyToManyField = ManyToMany<M, Through>;

/// The reverse of a foreign key or a many-to-many of M that points here: `Related<BlogPost> posts;`
/// in User, with the name that the other side gives as related_name. Needs no column. Its being
/// declared makes "posts__title" a name that is checked at compile time.
template <class M>
class Related : public RelatedSet<M> {
 public:
    using ReverseTarget = M;
    Related() { internal::note_reverse(this); }
};

/// The reverse of a one-to-one of M: user.profile->handle. Throws DoesNotExist if there is none.
template <class M>
class RelatedOne : public RelatedManager {
 public:
    using ReverseTarget = M;
    RelatedOne() { internal::note_reverse(this); }
    /// nullptr if there is none.
    const M* get() const { return static_cast<const M*>(one()); }
    const M* operator->() const { return static_cast<const M*>(&required_one()); }
    const M& operator*() const { return static_cast<const M&>(required_one()); }
};

}  // namespace cadenza
