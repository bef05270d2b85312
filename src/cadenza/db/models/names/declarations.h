#pragma once

#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "cadenza/base/value.h"
#include "cadenza/db/models/names/inheritance.h"
#include "cadenza/db/schema/field_kind.h"

/// The fields of a model as the compiler sees them: a table of names, kinds and the tables of
/// related models, made of what CADENZA_MODEL lists. Only checks of names instantiate it.
namespace cadenza::internal {

struct ListTypes {
    template <class... T>
    Types<T...> operator()(const T&...) const;
};

struct Declaration {
    std::string_view name;
    db::FieldKind kind;
    bool relation;
};
struct Declarations;
using DeclarationsOf = Declarations (*)();
/// Related tables are functions, called only where a name goes through the relation: models refer
/// to each other in circles.
struct Declarations {
    const Declaration* list;
    std::size_t size;
    const DeclarationsOf* related;
    constexpr Declarations follow(int index) const;
};
constexpr Declarations Declarations::follow(int index) const {
    return related[index]();
}

template <class T>
constexpr Declaration declaration_of() {
    if constexpr (requires { typename T::ReverseTarget; }) {
        return {{}, db::FieldKind::ManyToMany, true};
    } else {
        return {{}, T::kKind, db::is_relation(T::kKind)};
    }
}

template <std::size_t N>
struct DeclarationArray {
    Declaration items[N];
};

constexpr bool is_between_names(char c) {
    return c == ' ' || c == ',' || c == '\n';
}

/// Splits texts like "title, author" and gives the names to the declarations, of which the first is
/// the implicit id.
template <std::size_t N>
constexpr DeclarationArray<N> make_declarations(std::initializer_list<const char*> texts,
                                                std::initializer_list<Declaration> types) {
    DeclarationArray<N> result{};
    std::size_t index = 0;
    const char* const* text = texts.begin();
    const char* names = *text;
    for (Declaration declaration : types) {
        if (index == 0) {
            declaration.name = "id";
        } else {
            while (is_between_names(*names)) ++names;
            while (*names == '\0') {
                names = *++text;
                while (is_between_names(*names)) ++names;
            }
            const char* begin = names;
            while (*names != '\0' && *names != ',' && *names != ' ' && *names != '\n') ++names;
            // The "_" of a member whose name would be a C++ keyword is no part of the name.
            const char* end = names > begin && names[-1] == '_' ? names - 1 : names;
            declaration.name = {begin, static_cast<std::size_t>(end - begin)};
        }
        result.items[index++] = declaration;
    }
    return result;
}

template <class M>
constexpr Declarations declarations();

template <class T>
constexpr Declarations related_declarations() {
    if constexpr (requires { typename T::ReverseTarget; }) {
        return declarations<typename T::ReverseTarget>();
    } else if constexpr (requires { typename T::Target; }) {
        return declarations<typename T::Target>();
    } else {
        return {};
    }
}

template <class L, class F>
struct DeclarationTable;
template <class... C, class... T>
struct DeclarationTable<Types<C...>, Types<T...>> {
    static constexpr auto fields = make_declarations<sizeof...(T) + 1>(
        {C::cadenza_fields...},
        {Declaration{{}, db::FieldKind::BigAuto, false}, declaration_of<T>()...});
    static constexpr DeclarationsOf related[]{nullptr, &related_declarations<T>...};
};

template <class... A>
constexpr Types<A...> joined(Types<A...>) {
    return {};
}
template <class... A, class... B, class... More>
constexpr auto joined(Types<A...>, Types<B...>, More... more) {
    return joined(Types<A..., B...>(), more...);
}
/// The types of the fields that the structs list, one after the other.
template <class... C>
auto field_types(Types<C...>)
    -> decltype(joined(std::declval<const C&>().C::cadenza_visit(ListTypes{})...));

template <class M>
constexpr Declarations declarations() {
    using Structs = typename Lineage<M>::type;
    using Table = DeclarationTable<Structs, decltype(field_types(Structs()))>;
    return {Table::fields.items, sizeof(Table::fields) / sizeof(Declaration), Table::related};
}

}  // namespace cadenza::internal
