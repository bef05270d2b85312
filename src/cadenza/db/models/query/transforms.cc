#include "cadenza/db/models/query/transforms.h"

#include <utility>

#include "cadenza/db/backends/base/errors.h"

namespace cadenza::internal {
namespace {

using db::FieldKind;

constexpr std::pair<std::string_view, Transform> kNames[] = {
    {"year", Transform::Year},
    {"iso_year", Transform::IsoYear},
    {"quarter", Transform::Quarter},
    {"month", Transform::Month},
    {"week", Transform::Week},
    {"week_day", Transform::WeekDay},
    {"iso_week_day", Transform::IsoWeekDay},
    {"day", Transform::Day},
    {"hour", Transform::Hour},
    {"minute", Transform::Minute},
    {"second", Transform::Second},
    {"date", Transform::Date},
    {"time", Transform::Time},
};

std::string integer(std::string_view format, std::string_view column) {
    return "CAST(STRFTIME('" + std::string(format) + "', " + std::string(column) + ") AS INTEGER)";
}

// SQLite's date functions read Django's stored texts as they are. An ISO week's number and year are
// those of its Thursday.
std::string sqlite_sql(Transform transform, const std::string& column) {
    const std::string thursday = "DATE(" + column + ", '-3 days', 'weekday 4')";
    switch (transform) {
        case Transform::Year: return integer("%Y", column);
        case Transform::IsoYear: return integer("%Y", thursday);
        case Transform::Quarter: return "((" + integer("%m", column) + " + 2) / 3)";
        case Transform::Month: return integer("%m", column);
        case Transform::Week: return "((" + integer("%j", thursday) + " - 1) / 7 + 1)";
        case Transform::WeekDay: return "(" + integer("%w", column) + " + 1)";
        case Transform::IsoWeekDay: return "((" + integer("%w", column) + " + 6) % 7 + 1)";
        case Transform::Day: return integer("%d", column);
        case Transform::Hour: return integer("%H", column);
        case Transform::Minute: return integer("%M", column);
        case Transform::Second: return integer("%S", column);
        case Transform::Date: return "DATE(" + column + ")";
        case Transform::Time: return "SUBSTR(" + column + ", 12)";
    }
    return column;
}

std::string postgresql_sql(Transform transform, const std::string& column) {
    const auto extract = [&](std::string_view part) {
        return "EXTRACT('" + std::string(part) + "' FROM " + column + " AT TIME ZONE 'UTC')";
    };
    switch (transform) {
        case Transform::Year: return extract("year");
        case Transform::IsoYear: return extract("isoyear");
        case Transform::Quarter: return extract("quarter");
        case Transform::Month: return extract("month");
        case Transform::Week: return extract("week");
        case Transform::WeekDay: return "(" + extract("dow") + " + 1)";
        case Transform::IsoWeekDay: return extract("isodow");
        case Transform::Day: return extract("day");
        case Transform::Hour: return extract("hour");
        case Transform::Minute: return extract("minute");
        case Transform::Second: return "FLOOR(" + extract("second") + ")";
        case Transform::Date: return "(" + column + " AT TIME ZONE 'UTC')::date";
        case Transform::Time: return "(" + column + " AT TIME ZONE 'UTC')::time";
    }
    return column;
}

}  // namespace

std::optional<Transform> find_transform(FieldKind kind, std::string_view name) {
    const bool date = kind == FieldKind::DateTime || kind == FieldKind::Date;
    const bool time = kind == FieldKind::DateTime || kind == FieldKind::Time;
    for (const auto& [known, transform] : kNames) {
        if (known != name) continue;
        if (transform == Transform::Date || transform == Transform::Time)
            return kind == FieldKind::DateTime ? std::optional(transform) : std::nullopt;
        if (transform <= Transform::Day ? date : time) return transform;
    }
    return std::nullopt;
}

FieldKind transformed_kind(Transform transform) {
    if (transform == Transform::Date) return FieldKind::Date;
    if (transform == Transform::Time) return FieldKind::Time;
    return FieldKind::Integer;
}

std::string transform_sql(const db::Dialect& dialect, Transform transform,
                          std::string_view column) {
    if (dialect.vendor() == "sqlite") return sqlite_sql(transform, std::string(column));
    if (dialect.vendor() == "postgresql") return postgresql_sql(transform, std::string(column));
    throw db::NotSupportedError(std::string(dialect.display_name()) +
                                " has no parts of dates in queries.");
}

}  // namespace cadenza::internal
