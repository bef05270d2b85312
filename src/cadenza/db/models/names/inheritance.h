#pragma once

#include <type_traits>

/// Which abstract bases and mixins a model's struct has. The macros that list fields declare friend
/// functions for overload resolution to find: the nearest base wins, and the tag keeps a class from
/// finding itself. Nothing is instantiated until a model is registered or its names are checked.
namespace cadenza::internal {

template <class... T>
struct Types {};
template <class T>
struct TypeTag {};

/// What the friends return.
template <class T>
struct AbstractBase {
    using type = T;
};
template <class T>
struct ConcreteBase {
    using type = T;
};
void cadenza_mixin(...);  // a struct without a mixin ends here

template <class M>
using BaseOf = decltype(cadenza_base(static_cast<const M*>(nullptr), TypeTag<M>()));
template <class M>
using MixinOf = decltype(cadenza_mixin(static_cast<const M*>(nullptr), TypeTag<M>()));

template <class List, class T>
struct Append;
template <class... L, class T>
struct Append<Types<L...>, T> {
    using type = std::conditional_t<(std::is_same_v<L, T> || ...), Types<L...>, Types<L..., T>>;
};
template <class List, class Found>
struct AppendFound {
    using type = List;
};
template <class List, class T>
struct AppendFound<List, AbstractBase<T>> : Append<List, T> {};

/// The structs whose fields M has, in the order of the columns: the abstract bases, the mixin, M.
template <class M, class Base = BaseOf<M>>
struct Lineage {
    using type = typename Append<typename AppendFound<Types<>, MixinOf<M>>::type, M>::type;
};
template <class M, class B>
struct Lineage<M, AbstractBase<B>> {
    using type =
        typename Append<typename AppendFound<typename Lineage<B>::type, MixinOf<M>>::type, M>::type;
};
template <class M, class B>
struct Lineage<M, ConcreteBase<B>> {
    static_assert(std::is_void_v<B>,
                  "a model cannot extend a model that has a table: put the shared fields into a "
                  "struct with CADENZA_ABSTRACT_MODEL, or hold a OneToOne to it");
    using type = Types<M>;
};

}  // namespace cadenza::internal
