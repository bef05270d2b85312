#include "cadenza/rest/fields/strptime.h"

#include <array>

#include "cadenza/base/text.h"

namespace cadenza::serializers {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};

struct Parts {
    int year = 1900, month = 1, day = 1, hour = 0, minute = 0, second = 0, microsecond = 0;
    int day_of_year = 0;
    int half = -1;  // 0: AM, 1: PM
    bool twelve_hours = false;
    bool aware = false;
    int offset = 0;  // seconds
};

/// Matches a text against a format with backtracking, as the regular expression that Python makes
/// of it: a number takes as many digits as it may, and fewer where the rest needs them.
class Matcher {
 public:
    explicit Matcher(Parts& parts) : parts_(parts) {}

    bool match(std::string_view text, std::string_view format) {
        if (++steps_ > 10'000) return false;
        if (format.empty()) return text.empty();
        if (format[0] == '%' && format.size() > 1)
            return directive(text, format[1], format.substr(2));
        std::size_t after = 0;
        if (is_space(next_code_point(format, after))) return blanks(text, format.substr(after));
        if (text.empty() || !ascii_iequals(text.substr(0, 1), format.substr(0, 1))) return false;
        return match(text.substr(1), format.substr(1));
    }

 private:
    bool blanks(std::string_view text, std::string_view format) {
        std::size_t at = 0;
        while (at < text.size()) {
            std::size_t next = at;
            if (!is_space(next_code_point(text, next))) break;
            at = next;
        }
        return at > 0 && match(text.substr(at), format);
    }

    bool number(std::string_view text, std::string_view format, int& out, std::size_t most, int low,
                int high, std::size_t least = 1) {
        std::size_t digits = 0;
        while (digits < text.size() && digits < most && text[digits] >= '0' && text[digits] <= '9')
            ++digits;
        for (; digits >= least && digits > 0; --digits) {
            int value = 0;
            for (std::size_t i = 0; i < digits; ++i) value = value * 10 + (text[i] - '0');
            if (value < low || value > high) continue;
            out = value;
            if (match(text.substr(digits), format)) return true;
        }
        return false;
    }

    template <std::size_t N>
    bool name(std::string_view text, std::string_view format,
              const std::array<std::string_view, N>& names, bool whole, int& out) {
        for (std::size_t i = 0; i < N; ++i) {
            const std::string_view word = whole ? names[i] : names[i].substr(0, 3);
            if (!ascii_iequals(text.substr(0, word.size()), word)) continue;
            out = static_cast<int>(i) + 1;
            if (match(text.substr(word.size()), format)) return true;
        }
        return false;
    }

    bool fraction(std::string_view text, std::string_view format) {
        std::size_t digits = 0;
        while (digits < text.size() && digits < 6 && text[digits] >= '0' && text[digits] <= '9')
            ++digits;
        for (; digits > 0; --digits) {
            int value = 0;
            for (std::size_t i = 0; i < 6; ++i)
                value = value * 10 + (i < digits ? text[i] - '0' : 0);
            parts_.microsecond = value;
            if (match(text.substr(digits), format)) return true;
        }
        return false;
    }

    bool zone(std::string_view text, std::string_view format) {
        parts_.aware = true;
        if (text.starts_with('Z') || text.starts_with('z')) {
            parts_.offset = 0;
            return match(text.substr(1), format);
        }
        if (text.size() < 5 || (text[0] != '+' && text[0] != '-')) return false;
        const auto two = [&](std::size_t at, int most) {
            if (at + 2 > text.size() || text[at] < '0' || text[at] > '9' || text[at + 1] < '0' ||
                text[at + 1] > '9')
                return -1;
            const int value = (text[at] - '0') * 10 + (text[at + 1] - '0');
            return value <= most ? value : -1;
        };
        const std::size_t colon = text[3] == ':' ? 1 : 0;
        const int hours = two(1, 23);
        const int minutes = two(3 + colon, 59);
        if (hours < 0 || minutes < 0) return false;
        parts_.offset = (hours * 3600 + minutes * 60) * (text[0] == '-' ? -1 : 1);
        return match(text.substr(5 + colon), format);
    }

    bool directive(std::string_view text, char letter, std::string_view rest) {
        int ignored = 0;
        switch (letter) {
            case 'Y': return number(text, rest, parts_.year, 4, 0, 9999, 4);
            case 'y': {
                int year = 0;
                if (!number(text, rest, year, 2, 0, 99, 2)) return false;
                parts_.year = year <= 68 ? 2000 + year : 1900 + year;
                return true;
            }
            case 'm': return number(text, rest, parts_.month, 2, 1, 12);
            case 'd': return number(text, rest, parts_.day, 2, 1, 31);
            case 'H': return number(text, rest, parts_.hour, 2, 0, 23);
            case 'I': parts_.twelve_hours = true; return number(text, rest, parts_.hour, 2, 1, 12);
            case 'M': return number(text, rest, parts_.minute, 2, 0, 59);
            case 'S': return number(text, rest, parts_.second, 2, 0, 61);
            case 'f': return fraction(text, rest);
            case 'j': return number(text, rest, parts_.day_of_year, 3, 1, 366);
            case 'b': return name(text, rest, kMonths, false, parts_.month);
            case 'B': return name(text, rest, kMonths, true, parts_.month);
            case 'a': return name(text, rest, kDays, false, ignored);
            case 'A': return name(text, rest, kDays, true, ignored);
            case 'p':
                for (int half = 0; half < 2; ++half)
                    if (ascii_iequals(text.substr(0, 2), half == 0 ? "am" : "pm")) {
                        parts_.half = half;
                        return match(text.substr(2), rest);
                    }
                return false;
            case 'z': return zone(text, rest);
            case 'Z':
                for (std::string_view word : {"utc", "gmt"})
                    if (ascii_iequals(text.substr(0, 3), word)) return match(text.substr(3), rest);
                return false;
            case '%': return text.starts_with('%') && match(text.substr(1), rest);
            default: return false;
        }
    }

    Parts& parts_;
    int steps_ = 0;
};

}  // namespace

std::optional<DateTime> strptime(std::string_view text, std::string_view format) {
    Parts parts;
    if (!Matcher(parts).match(text, format)) return std::nullopt;
    if (parts.half >= 0 && parts.twelve_hours)
        parts.hour = parts.hour % 12 + (parts.half == 1 ? 12 : 0);
    if (parts.year < 1 || !Date::valid(parts.year, parts.month, parts.day) || parts.second > 59)
        return std::nullopt;
    Date date{static_cast<std::int16_t>(parts.year), static_cast<std::uint8_t>(parts.month),
              static_cast<std::uint8_t>(parts.day)};
    if (parts.day_of_year > 0) {
        date = Date::from_days(Date{date.year, 1, 1}.days_since_epoch() + parts.day_of_year - 1);
        if (date.year != parts.year) return std::nullopt;
    }
    DateTime moment =
        DateTime::of(date, Time::of(parts.hour, parts.minute, parts.second, parts.microsecond));
    moment.aware = parts.aware;
    moment.utc_offset = parts.offset;
    moment.microseconds -= std::int64_t{parts.offset} * 1'000'000;
    return moment;
}

std::string humanize_formats(std::span<const std::string> formats, std::string_view iso) {
    static constexpr std::pair<std::string_view, std::string_view> kWords[] = {
        {"iso-8601", ""},    {"%Y", "YYYY"},
        {"%y", "YY"},        {"%m", "MM"},
        {"%b", "[Jan-Dec]"}, {"%B", "[January-December]"},
        {"%d", "DD"},        {"%H", "hh"},
        {"%I", "hh"},        {"%M", "mm"},
        {"%S", "ss"},        {"%f", "uuuuuu"},
        {"%a", "[Mon-Sun]"}, {"%A", "[Monday-Sunday]"},
        {"%p", "[AM|PM]"},   {"%z", "[+HHMM|-HHMM]"}};
    std::string out;
    for (const std::string& format : formats) {
        if (!out.empty()) out += ", ";
        std::string_view rest = format;
        while (!rest.empty()) {
            bool found = false;
            for (const auto& [letters, word] : kWords)
                if (rest.starts_with(letters)) {
                    out += word.empty() ? iso : word;
                    rest.remove_prefix(letters.size());
                    found = true;
                    break;
                }
            if (found) continue;
            out += rest[0];
            rest.remove_prefix(1);
        }
    }
    return out;
}

}  // namespace cadenza::serializers
