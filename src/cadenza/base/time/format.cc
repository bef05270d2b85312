#include <cstdlib>
#include <span>

#include "cadenza/base/datetime.h"
#include "cadenza/base/text/case.h"
#include "cadenza/base/time/iso8601.h"
#include "cadenza/base/time/scanner.h"

namespace cadenza {
namespace {

constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
constexpr std::string_view kWeekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                          "Friday", "Saturday", "Sunday"};

int day_of_year(Date date) {
    Date first{date.year, 1, 1};
    return static_cast<int>(date.days_since_epoch() - first.days_since_epoch()) + 1;
}

// ISO 8601: week 1 is the one with the year's first Thursday.
std::pair<int, int> iso_week(Date date) {
    Date thursday = Date::from_days(date.days_since_epoch() - date.weekday() + 3);
    return {thursday.year, (day_of_year(thursday) - 1) / 7 + 1};
}

std::string number(std::int64_t value, int width) {
    std::string digits = std::to_string(value);
    if (static_cast<int>(digits.size()) < width)
        digits.insert(0, static_cast<std::size_t>(width) - digits.size(), '0');
    return digits;
}

std::string zone(const DateTime& when) {
    if (!when.aware) return "";
    int seconds = std::abs(when.utc_offset);
    std::string out = when.utc_offset < 0 ? "-" : "+";
    out += number(seconds / 3600, 2) + number(seconds / 60 % 60, 2);
    return seconds % 60 ? out + number(seconds % 60, 2) : out;
}

std::string zone_name(const DateTime& when) {
    if (!when.aware) return "";
    if (when.utc_offset == 0) return "UTC";
    std::string offset = zone(when);
    return "UTC" + offset.substr(0, 3) + ":" + offset.substr(3, 2);
}

std::string directive(const DateTime& when, char letter) {
    Date date = when.date();
    Time time = when.time();
    int hour12 = time.hour() % 12 == 0 ? 12 : time.hour() % 12;
    switch (letter) {
        case 'Y': return number(date.year, 4);
        case 'C': return number(date.year / 100, 2);
        case 'y': return number(date.year % 100, 2);
        case 'm': return number(date.month, 2);
        case 'd': return number(date.day, 2);
        case 'e': return (date.day < 10 ? " " : "") + number(date.day, 1);
        case 'H': return number(time.hour(), 2);
        case 'I': return number(hour12, 2);
        case 'M': return number(time.minute(), 2);
        case 'S': return number(time.second(), 2);
        case 'f': return number(time.microsecond(), 6);
        case 'p': return time.hour() < 12 ? "AM" : "PM";
        case 'j': return number(day_of_year(date), 3);
        case 'a': return std::string(kWeekdays[date.weekday()].substr(0, 3));
        case 'A': return std::string(kWeekdays[date.weekday()]);
        case 'b':
        case 'h': return std::string(kMonths[date.month - 1].substr(0, 3));
        case 'B': return std::string(kMonths[date.month - 1]);
        case 'u': return number(date.weekday() + 1, 1);
        case 'w': return number((date.weekday() + 1) % 7, 1);
        case 'U': return number((day_of_year(date) + 6 - (date.weekday() + 1) % 7) / 7, 2);
        case 'W': return number((day_of_year(date) + 6 - date.weekday()) / 7, 2);
        case 'G': return number(iso_week(date).first, 4);
        case 'V': return number(iso_week(date).second, 2);
        case 'z': return zone(when);
        case 'Z': return zone_name(when);
        case 'F': return when.format("%Y-%m-%d");
        case 'T':
        case 'X': return when.format("%H:%M:%S");
        case 'R': return when.format("%H:%M");
        case 'D':
        case 'x': return when.format("%m/%d/%y");
        case 'c': return when.format("%a %b %e %H:%M:%S %Y");
        case '%': return "%";
        default: return std::string("%") + letter;
    }
}

class FormatReader {
 public:
    explicit FormatReader(std::string_view text) : in_(text) {}

    std::optional<DateTime> read(std::string_view pattern) {
        for (std::size_t i = 0; i < pattern.size(); ++i) {
            bool matched;
            if (pattern[i] == '%' && i + 1 < pattern.size()) {
                matched = read_part(pattern[++i]);
            } else if (pattern[i] == ' ') {
                matched = skip_blanks();
            } else {
                matched = in_.skip(pattern[i]);
            }
            if (!matched) return std::nullopt;
        }
        return in_.done() ? result() : std::nullopt;
    }

 private:
    internal::Scanner in_;
    int year_ = 1900, month_ = 1, day_ = 1, hour_ = 0, minute_ = 0, second_ = 0, microsecond_ = 0;
    int day_of_year_ = 0, hour12_ = -1;
    bool afternoon_ = false;
    std::optional<std::int32_t> offset_;

    bool skip_blanks() {
        std::size_t before = in_.position();
        while (in_.peek() == ' ' || (in_.peek() >= '\t' && in_.peek() <= '\r')) in_.advance(1);
        return in_.position() > before;
    }

    bool read_name(std::span<const std::string_view> names, bool whole, int& index) {
        for (std::size_t i = 0; i < names.size(); ++i) {
            std::string_view name = whole ? names[i] : names[i].substr(0, 3);
            if (ascii_iequals(in_.rest().substr(0, name.size()), name)) {
                in_.advance(name.size());
                index = static_cast<int>(i);
                return true;
            }
        }
        return false;
    }

    bool read_half() {
        std::string half = ascii_lower(in_.rest().substr(0, 2));
        if (half != "am" && half != "pm") return false;
        afternoon_ = half == "pm";
        in_.advance(2);
        return true;
    }

    bool read_zone() {
        if (in_.skip('Z')) {
            offset_ = 0;
            return true;
        }
        bool west = in_.peek() == '-';
        int hours = 0, minutes = 0;
        if (!in_.skip('-') && !in_.skip('+')) return false;
        if (!in_.digits(2, 2, hours)) return false;
        in_.skip(':');
        if (!in_.digits(2, 2, minutes) || minutes > 59 || hours > 23) return false;
        int total = (hours * 60 + minutes) * 60;
        offset_ = west ? -total : total;
        return true;
    }

    bool read_part(char letter) {
        int ignored = 0, short_year = 0;
        switch (letter) {
            case 'Y': return in_.digits(4, 4, year_);
            case 'y':
                if (!in_.digits(2, 2, short_year)) return false;
                year_ = short_year + (short_year < 69 ? 2000 : 1900);
                return true;
            case 'm': return in_.digits(1, 2, month_);
            case 'd': return in_.digits(1, 2, day_);
            case 'j': return in_.digits(1, 3, day_of_year_) && day_of_year_ >= 1;
            case 'H': return in_.digits(1, 2, hour_);
            case 'I': return in_.digits(1, 2, hour12_) && hour12_ >= 1 && hour12_ <= 12;
            case 'M': return in_.digits(1, 2, minute_);
            case 'S': return in_.digits(1, 2, second_);
            case 'f': return in_.fraction(6, microsecond_);
            case 'p': return read_half();
            case 'B': return read_name(kMonths, true, month_) && ++month_;
            case 'b':
            case 'h': return read_name(kMonths, false, month_) && ++month_;
            case 'A': return read_name(kWeekdays, true, ignored);
            case 'a': return read_name(kWeekdays, false, ignored);
            case 'z': return read_zone();
            case 'Z': return in_.skip("UTC") || in_.skip("GMT");
            case '%': return in_.skip('%');
            default: return false;
        }
    }

    std::optional<DateTime> result() {
        if (hour12_ >= 0) hour_ = hour12_ % 12 + (afternoon_ ? 12 : 0);
        auto time = internal::make_time(hour_, minute_, second_, microsecond_);
        if (!time || !Date::valid(year_, month_, day_)) return std::nullopt;
        Date date{static_cast<std::int16_t>(year_), static_cast<std::uint8_t>(month_),
                  static_cast<std::uint8_t>(day_)};
        if (day_of_year_ > 0) {
            Date first{static_cast<std::int16_t>(year_), 1, 1};
            date = Date::from_days(first.days_since_epoch() + day_of_year_ - 1);
            if (date.year != year_) return std::nullopt;
        }
        return internal::make_datetime(date, {*time, offset_});
    }
};

}  // namespace

std::string DateTime::format(std::string_view pattern) const {
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '%' && i + 1 < pattern.size()) {
            out += directive(*this, pattern[++i]);
        } else {
            out += pattern[i];
        }
    }
    return out;
}

std::optional<DateTime> DateTime::parse_as(std::string_view text, std::string_view pattern) {
    return FormatReader(text).read(pattern);
}

}  // namespace cadenza
