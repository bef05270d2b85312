#include "cadenza/rest/fields/time_fields.h"

#include <limits>

#include "cadenza/base/error.h"
#include "cadenza/base/json/writer.h"
#include "cadenza/base/text.h"
#include "cadenza/rest/fields/strptime.h"

namespace cadenza::serializers {
namespace {

constexpr std::string_view kIso = "iso-8601";
constexpr std::string_view kIsoDateTime = "YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]";
constexpr std::string_view kIsoDate = "YYYY-MM-DD";
constexpr std::string_view kIsoTime = "hh:mm[:ss[.uuuuuu]]";

bool is_iso(std::string_view format) {
    return ascii_iequals(format, kIso);
}

/// Microseconds of 0001-01-01 and of 10000-01-01: what a DateTime can name.
constexpr std::int64_t kFirstMoment = -62'135'596'800'000'000;
constexpr std::int64_t kAfterLastMoment = 253'402'300'800'000'000;

/// The text would be a duration if its numbers were smaller.
bool overflows(const std::string& text) {
    std::string smaller;
    std::size_t digits = 0;
    for (char c : text) {
        digits = c >= '0' && c <= '9' ? digits + 1 : 0;
        if (digits <= 4) smaller += c;
    }
    return smaller != text && Duration::parse(smaller).has_value();
}

}  // namespace

MomentField::MomentField(FieldOptions options) : Field(std::move(options)) {
    input_formats_ = options_.input_formats.value_or(std::vector<std::string>{std::string(kIso)});
    iso_ = !options_.format || is_iso(*options_.format);
}

void MomentField::fail_format(std::string_view iso) const {
    fail("invalid", {{"format", humanize_formats(input_formats_, iso)}});
}

// ---------------------------------------------------------------------------------- DateTimeField

DateTimeField::DateTimeField(OptionList<kOptions> options) : DateTimeField(collect(options)) {}

DateTimeField::DateTimeField(FieldOptions options) : MomentField(std::move(options)) {
    default_error_messages(
        {{"invalid", "Datetime has wrong format. Use one of these formats instead: {format}."},
         {"date", "Expected a datetime but got a date."},
         {"make_aware", "Invalid datetime for the timezone \"{timezone}\"."},
         {"overflow", "Datetime value out of range."}});
}

DateTime DateTimeField::enforce_timezone(DateTime moment) const {
    if (moment.microseconds < kFirstMoment || moment.microseconds >= kAfterLastMoment)
        fail("overflow");
    moment.aware = true;
    moment.utc_offset = 0;
    return moment;
}

Value DateTimeField::to_internal_value(const Value& data) const {
    if (data.kind() == Value::Kind::Date) fail("date");
    if (data.kind() == Value::Kind::DateTime) return Value(enforce_timezone(data.as_datetime()));
    if (data.is_text())
        for (const std::string& format : input_formats()) {
            const std::optional<DateTime> moment =
                is_iso(format) ? DateTime::parse(data.as_text()) : strptime(data.as_text(), format);
            if (moment) return Value(enforce_timezone(*moment));
        }
    fail_format(kIsoDateTime);
}

Value DateTimeField::to_representation(const Value& value) const {
    if (value.kind() != Value::Kind::DateTime) return value ? value : Value();
    DateTime moment = value.as_datetime();
    moment.aware = true;
    moment.utc_offset = 0;
    if (writes_iso()) return Value(moment.iso());
    return format().empty() ? Value(moment) : Value(moment.format(format()));
}

void DateTimeField::write_value(const Value& value, JsonWriter& out, FieldScope& scope) const {
    if (value.kind() != Value::Kind::DateTime || !writes_iso())
        return Field::write_value(value, out, scope);
    DateTime moment = value.as_datetime();
    moment.aware = true;
    moment.utc_offset = 0;
    out.datetime(moment);
}

// -------------------------------------------------------------------------------------- DateField

DateField::DateField(OptionList<kOptions> options) : DateField(collect(options)) {}

DateField::DateField(FieldOptions options) : MomentField(std::move(options)) {
    default_error_messages(
        {{"invalid", "Date has wrong format. Use one of these formats instead: {format}."},
         {"datetime", "Expected a date but got a datetime."}});
}

Value DateField::to_internal_value(const Value& data) const {
    if (data.kind() == Value::Kind::DateTime) fail("datetime");
    if (data.kind() == Value::Kind::Date) return data;
    if (data.is_text())
        for (const std::string& format : input_formats()) {
            if (is_iso(format)) {
                if (const std::optional<Date> day = Date::parse(data.as_text())) return Value(*day);
            } else if (const std::optional<DateTime> day = strptime(data.as_text(), format)) {
                return Value(day->date());
            }
        }
    fail_format(kIsoDate);
}

Value DateField::to_representation(const Value& value) const {
    if (value.kind() == Value::Kind::DateTime)
        throw Error("The DateField \"" + field_name() +
                    "\" got a datetime. Showing its date alone would hide its time zone: use a "
                    "DateTimeField.");
    if (value.kind() != Value::Kind::Date) return value ? value : Value();
    if (writes_iso()) return Value(value.as_date().str());
    return format().empty() ? value : Value(DateTime::of(value.as_date()).format(format()));
}

// -------------------------------------------------------------------------------------- TimeField

TimeField::TimeField(OptionList<kOptions> options) : TimeField(collect(options)) {}

TimeField::TimeField(FieldOptions options) : MomentField(std::move(options)) {
    default_error_messages(
        {{"invalid", "Time has wrong format. Use one of these formats instead: {format}."}});
}

Value TimeField::to_internal_value(const Value& data) const {
    if (data.kind() == Value::Kind::Time) return data;
    if (data.is_text())
        for (const std::string& format : input_formats()) {
            if (is_iso(format)) {
                if (const std::optional<Time> time = Time::parse(data.as_text()))
                    return Value(*time);
            } else if (const std::optional<DateTime> time = strptime(data.as_text(), format)) {
                return Value(time->time());
            }
        }
    fail_format(kIsoTime);
}

Value TimeField::to_representation(const Value& value) const {
    if (value.kind() == Value::Kind::DateTime)
        throw Error("The TimeField \"" + field_name() +
                    "\" got a datetime. Showing its time alone would hide its time zone: use a "
                    "DateTimeField.");
    if (value.kind() != Value::Kind::Time)
        return value.is_text() && value.as_text().empty() ? Value() : value;
    if (writes_iso()) return Value(value.as_time().str());
    if (format().empty()) return value;
    return Value(DateTime::of(Date{1900, 1, 1}, value.as_time()).format(format()));
}

// ---------------------------------------------------------------------------------- DurationField

DurationField::DurationField(OptionList<kOptions> options) : DurationField(collect(options)) {}

DurationField::DurationField(FieldOptions options) : RangeField(std::move(options)) {
    default_error_messages(
        {{"invalid", "Duration has wrong format. Use one of these formats instead: {format}."},
         {"overflow", "The number of days must be between {min_days} and {max_days}."}});
}

Value DurationField::to_internal_value(const Value& data) const {
    if (data.kind() == Value::Kind::Duration) return data;
    const std::string text = data.str();
    if (const std::optional<Duration> span = Duration::parse(text)) return Value(*span);
    if (overflows(text)) {
        constexpr std::int64_t kDays =
            std::numeric_limits<std::int64_t>::max() / Duration::days(1).microseconds;
        fail("overflow",
             {{"min_days", std::to_string(-kDays)}, {"max_days", std::to_string(kDays)}});
    }
    fail("invalid", {{"format", "[DD] [HH:[MM:]]ss[.uuuuuu]"}});
}

Value DurationField::to_representation(const Value& value) const {
    if (value.kind() == Value::Kind::Duration) return Value(value.as_duration().str());
    throw Error("The DurationField \"" + field_name() + "\" cannot show " + value.repr() + ".");
}

}  // namespace cadenza::serializers
