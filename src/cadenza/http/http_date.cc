#include "cadenza/http/http_date.h"

#include <array>

#include "cadenza/base/datetime.h"

namespace cadenza {
namespace {

constexpr std::int64_t kDay = 86'400;
constexpr std::array<std::string_view, 7> kDays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

void append_two_digits(std::string& out, int value) {
    out += static_cast<char>('0' + value / 10);
    out += static_cast<char>('0' + value % 10);
}

bool lower_equal(std::string_view a, std::string_view b) noexcept {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if ((a[i] | 0x20) != (b[i] | 0x20)) return false;
    }
    return true;
}

/// Reads a date from left to right; every step is false once one has failed.
class Reader {
 public:
    explicit Reader(std::string_view text) : rest_(text) {}

    bool literal(std::string_view expected) {
        if (rest_.substr(0, expected.size()) != expected) return false;
        rest_.remove_prefix(expected.size());
        return true;
    }
    bool number(int digits, int& out) {
        if (rest_.size() < static_cast<std::size_t>(digits)) return false;
        out = 0;
        for (int i = 0; i < digits; ++i) {
            if (rest_[i] < '0' || rest_[i] > '9') return false;
            out = out * 10 + (rest_[i] - '0');
        }
        rest_.remove_prefix(digits);
        return true;
    }
    bool padded_number(int& out) { return literal(" ") ? number(1, out) : number(2, out); }
    bool month(int& out) {
        for (std::size_t i = 0; i < kMonths.size(); ++i) {
            if (!lower_equal(rest_.substr(0, 3), kMonths[i])) continue;
            out = static_cast<int>(i) + 1;
            rest_.remove_prefix(3);
            return true;
        }
        return false;
    }
    bool time(int& hour, int& minute, int& second) {
        return number(2, hour) && literal(":") && number(2, minute) && literal(":") &&
               number(2, second);
    }
    bool weekday(bool full) {
        for (std::string_view day : kDays) {
            std::string_view name = full ? day : day.substr(0, 3);
            if (!lower_equal(rest_.substr(0, name.size()), name)) continue;
            rest_.remove_prefix(name.size());
            return true;
        }
        return false;
    }
    bool at_end() const { return rest_.empty(); }

 private:
    std::string_view rest_;
};

struct Parts {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
};

// The year with these two last digits that lies nearest to now, the past where it would be over 50
// years ahead.
int full_year(int two_digits) {
    int current = DateTime::now().date().year;
    int year = current - current % 100 + two_digits;
    if (year > current + 50) year -= 100;
    return year;
}

bool read_imf(Reader r, Parts& p) {  // Sun, 06 Nov 1994 08:49:37 GMT
    return r.weekday(false) && r.literal(", ") && r.number(2, p.day) && r.literal(" ") &&
           r.month(p.month) && r.literal(" ") && r.number(4, p.year) && r.literal(" ") &&
           r.time(p.hour, p.minute, p.second) && r.literal(" GMT") && r.at_end();
}

bool read_rfc850(Reader r, Parts& p) {  // Sunday, 06-Nov-94 08:49:37 GMT
    bool read = r.weekday(true) && r.literal(", ") && r.number(2, p.day) && r.literal("-") &&
                r.month(p.month) && r.literal("-") && r.number(2, p.year) && r.literal(" ") &&
                r.time(p.hour, p.minute, p.second) && r.literal(" GMT") && r.at_end();
    if (read) p.year = full_year(p.year);
    return read;
}

bool read_asctime(Reader r, Parts& p) {  // Sun Nov  6 08:49:37 1994
    return r.weekday(false) && r.literal(" ") && r.month(p.month) && r.literal(" ") &&
           r.padded_number(p.day) && r.literal(" ") && r.time(p.hour, p.minute, p.second) &&
           r.literal(" ") && r.number(4, p.year) && r.at_end();
}

}  // namespace

std::string http_date(std::int64_t unix_seconds) {
    std::int64_t days = unix_seconds / kDay;
    std::int64_t rest = unix_seconds % kDay;
    if (rest < 0) {
        rest += kDay;
        --days;
    }
    Date date = Date::from_days(days);
    std::string out;
    out.reserve(29);
    out += kDays[static_cast<std::size_t>(date.weekday())].substr(0, 3);
    out += ", ";
    append_two_digits(out, date.day);
    out += ' ';
    out += kMonths[static_cast<std::size_t>(date.month - 1)];
    out += ' ';
    append_two_digits(out, date.year / 100);
    append_two_digits(out, date.year % 100);
    out += ' ';
    append_two_digits(out, static_cast<int>(rest / 3600));
    out += ':';
    append_two_digits(out, static_cast<int>(rest / 60 % 60));
    out += ':';
    append_two_digits(out, static_cast<int>(rest % 60));
    out += " GMT";
    return out;
}

std::optional<std::int64_t> parse_http_date(std::string_view text) {
    Parts p;
    if (!read_imf(Reader(text), p) && !read_rfc850(Reader(text), p) &&
        !read_asctime(Reader(text), p))
        return {};
    if (!Date::valid(p.year, p.month, p.day) || p.hour > 23 || p.minute > 59 || p.second > 59)
        return {};
    Date date{static_cast<std::int16_t>(p.year), static_cast<std::uint8_t>(p.month),
              static_cast<std::uint8_t>(p.day)};
    return date.days_since_epoch() * kDay + p.hour * 3600 + p.minute * 60 + p.second;
}

}  // namespace cadenza
