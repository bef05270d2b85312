#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/base/value.h"
#include "cadenza/db/models/field_info.h"
#include "cadenza/db/sql/lookup.h"

namespace cadenza::internal {

/// Stands in unfinished SQL for a placeholder, which is numbered at the end. No identifier can
/// contain it.
inline constexpr char kPlaceholder = '\x01';

/// How a caller's value becomes a parameter.
enum class Binding : std::uint8_t {
    Field,      ///< as the field stores it
    Pattern,    ///< the LIKE pattern of a lookup
    Text,       ///< as text
    Kind,       ///< as a value of `kind`
    Ceiling,    ///< an integer, rounded up
    YearBegin,  ///< of a year: its first moment or day
    YearEnd,
    Skip,  ///< the statement's offset
    Take,  ///< the number of rows that it may give
};

struct Parameter {
    const Value* value = nullptr;  ///< in the query's state
    std::int32_t item = -1;        ///< of a list
    Binding binding = Binding::Field;
    db::Lookup lookup = db::Lookup::Exact;
    db::FieldKind kind = db::FieldKind::Char;
    const FieldInfo* field = nullptr;
};

/// A piece of SQL with its parameters, in the order of their placeholders.
struct Fragment {
    std::string sql;
    std::vector<Parameter> parameters;

    Fragment& text(std::string_view more) {
        sql += more;
        return *this;
    }
    Fragment& parameter(const Parameter& added) {
        sql += kPlaceholder;
        parameters.push_back(added);
        return *this;
    }
    Fragment& append(const Fragment& other) {
        sql += other.sql;
        parameters.insert(parameters.end(), other.parameters.begin(), other.parameters.end());
        return *this;
    }
};

}  // namespace cadenza::internal
