#include "cadenza/db/models/query/lookup_writer.h"

#include "cadenza/db/models/errors.h"

namespace cadenza::internal {
namespace {

using db::FieldKind;
using db::Lookup;

bool is_integer(FieldKind kind) {
    return db::is_auto(kind) ||
           (kind >= FieldKind::Integer && kind <= FieldKind::PositiveBigInteger);
}

Binding binding_of(const Comparison& c) {
    if (db::is_pattern(c.lookup)) return Binding::Pattern;
    if (c.lookup == Lookup::Regex || c.lookup == Lookup::IRegex) return Binding::Text;
    if (!c.transformed && is_integer(c.kind) && (c.lookup == Lookup::Gte || c.lookup == Lookup::Lt))
        return Binding::Ceiling;
    return c.transformed ? Binding::Kind : Binding::Field;
}

Parameter parameter_of(const Comparison& c, int item = -1) {
    Parameter parameter;
    parameter.value = c.value;
    parameter.item = item;
    parameter.binding = binding_of(c);
    parameter.lookup = c.lookup;
    parameter.kind = c.kind;
    parameter.field = c.field;
    return parameter;
}

Where is_null(const Comparison& c, bool null) {
    return Where::of({c.column + (null ? " IS NULL" : " IS NOT NULL"), {}});
}

const List& list_of(const Comparison& c) {
    if (!c.value->is_list())
        throw ValueError("The lookup '" + std::string(db::lookup_name(c.lookup)) + "' of '" +
                         std::string(c.field->name()) + "' takes a list or a query, but got " +
                         c.value->str() + ".");
    return c.value->as_list();
}

// Nulls equal nothing and are left out.
Where in_list(const Comparison& c) {
    const List& items = list_of(c);
    Fragment out;
    out.text(c.column).text(" IN (");
    bool any = false;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].is_null()) continue;
        if (any) out.text(", ");
        out.parameter(parameter_of(c, static_cast<int>(i)));
        any = true;
    }
    if (!any) return Where::nothing();
    return Where::of(std::move(out.text(")")));
}

Where between(const Comparison& c) {
    if (list_of(c).size() != 2)
        throw ValueError("The lookup 'range' of '" + std::string(c.field->name()) +
                         "' takes two values.");
    Fragment out;
    out.text(c.column).text(" BETWEEN ").parameter(parameter_of(c, 0));
    return Where::of(std::move(out.text(" AND ").parameter(parameter_of(c, 1))));
}

}  // namespace

Where write_lookup(const db::Dialect& dialect, const Comparison& c) {
    if (c.lookup == Lookup::IsNull) {
        if (c.value->kind() != Value::Kind::Bool)
            throw ValueError("The QuerySet value for an isnull lookup must be True or False.");
        return is_null(c, c.value->as_bool());
    }
    if (c.value->is_null()) {
        if (c.lookup != Lookup::Exact && c.lookup != Lookup::IExact)
            throw ValueError("Cannot use None as a query value");
        return is_null(c, true);
    }
    if (c.lookup == Lookup::In) return in_list(c);
    if (c.lookup == Lookup::Range) return between(c);
    const db::LookupSql sql = dialect.lookup(c.lookup);
    Fragment out;
    out.text(sql.lhs_before).text(c.column).text(sql.lhs_after).text(" ").text(sql.rhs_before);
    out.parameter(parameter_of(c)).text(sql.rhs_after);
    return Where::of(std::move(out));
}

Where write_lookup_with_expression(const db::Dialect& dialect, std::string_view column,
                                   Lookup lookup, const Fragment& right) {
    Fragment out;
    if (lookup == Lookup::In) {
        out.text(column).text(" IN ").append(right);
        return Where::of(std::move(out));
    }
    const db::LookupSql sql = dialect.lookup_with_expression(lookup);
    out.text(sql.lhs_before).text(column).text(sql.lhs_after).text(" ").text(sql.rhs_before);
    out.append(right).text(sql.rhs_after);
    return Where::of(std::move(out));
}

Where write_year_lookup(const db::Dialect& dialect, const Comparison& c) {
    const auto bound = [&](Binding binding) {
        Parameter parameter = parameter_of(c);
        parameter.binding = binding;
        return parameter;
    };
    Fragment out;
    out.text(c.column);
    switch (c.lookup) {
        case Lookup::Exact:
            out.text(" BETWEEN ").parameter(bound(Binding::YearBegin));
            return Where::of(std::move(out.text(" AND ").parameter(bound(Binding::YearEnd))));
        case Lookup::Gt:
            return Where::of(std::move(out.text(" > ").parameter(bound(Binding::YearEnd))));
        case Lookup::Gte:
            return Where::of(std::move(out.text(" >= ").parameter(bound(Binding::YearBegin))));
        case Lookup::Lt:
            return Where::of(std::move(out.text(" < ").parameter(bound(Binding::YearBegin))));
        case Lookup::Lte:
            return Where::of(std::move(out.text(" <= ").parameter(bound(Binding::YearEnd))));
        default: break;
    }
    Comparison plain = c;
    plain.column = transform_sql(dialect, Transform::Year, c.column);
    plain.kind = FieldKind::Integer;
    plain.transformed = true;
    return write_lookup(dialect, plain);
}

}  // namespace cadenza::internal
