#include "cadenza/base/json/reader.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "cadenza/base/json/encoding.h"
#include "cadenza/base/number.h"
#include "cadenza/base/text/utf8.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace cadenza {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// The first quote, backslash or control character from p on, or end.
const char* plain_end(const char* p, const char* end) {
#if defined(__SSE2__)
    const __m128i quote = _mm_set1_epi8('"'), backslash = _mm_set1_epi8('\\'),
                  control = _mm_set1_epi8(0x1f);
    for (; end - p >= 16; p += 16) {
        __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
        __m128i special =
            _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(v, quote), _mm_cmpeq_epi8(v, backslash)),
                         _mm_cmpeq_epi8(_mm_min_epu8(v, control), v));
        auto mask = static_cast<unsigned>(_mm_movemask_epi8(special));
        if (mask != 0) return p + std::countr_zero(mask);
    }
#endif
    while (p < end && *p != '"' && *p != '\\' && static_cast<unsigned char>(*p) >= 0x20) ++p;
    return p;
}

// Reads well-formed UTF-8. Open brackets are kept in a vector of its own instead of on the stack,
// so that no input can overflow that. Each step that fails has set fault_.
class Reader {
 public:
    Reader(std::string_view text, const JsonLimits& limits)
        : begin_(text.data()), p_(text.data()), end_(text.data() + text.size()), limits_(limits) {}

    Result<Value> read() {
        Value root;
        Value* slot = &root;
        do {
            if (!begin_value(slot)) return std::unexpected(std::move(fault_));
        } while (slot != nullptr);
        skip_space();
        if (p_ != end_) {
            fail("Extra data", p_);
            return std::unexpected(std::move(fault_));
        }
        return root;
    }

 private:
    // An array or object whose end has not been seen; one of the pointers is null.
    struct Open {
        List* list;
        Dict* dict;
    };

    const char* begin_;
    const char* p_;
    const char* end_;
    const JsonLimits& limits_;
    std::vector<Open> open_;
    std::string buffer_;  // a string with escapes
    Fault fault_;

    char peek() const { return p_ < end_ ? *p_ : '\0'; }

    void skip_space() {
        while (p_ < end_ && (*p_ == ' ' || *p_ == '\n' || *p_ == '\r' || *p_ == '\t')) ++p_;
    }

    // Positions count characters, as Python does.
    bool fail(std::string_view message, const char* at) {
        std::string_view before(begin_, static_cast<std::size_t>(at - begin_));
        std::size_t line_start = before.rfind('\n') + 1;  // 0 where there is none
        auto line = std::ranges::count(before, '\n') + 1;
        std::string text(message);
        text += ": line " + std::to_string(line);
        text += " column " + std::to_string(utf8_length(before.substr(line_start)) + 1);
        text += " (char " + std::to_string(utf8_length(before)) + ")";
        fault_ = {std::move(text), before.size()};
        return false;
    }

    bool fail_plainly(std::string message) {
        fault_ = {std::move(message), static_cast<std::size_t>(p_ - begin_)};
        return false;
    }

    // Reads what begins here into *slot, and what ends behind it; slot is where the next value
    // belongs then, or null where the text is complete.
    bool begin_value(Value*& slot) {
        skip_space();
        switch (peek()) {
            case '{': return begin_object(slot);
            case '[': return begin_array(slot);
            case '"': {
                std::string_view text;
                if (!read_string(text)) return false;
                *slot = Value(text);
                break;
            }
            case 't':
                if (!read_word("true")) return false;
                *slot = Value(true);
                break;
            case 'f':
                if (!read_word("false")) return false;
                *slot = Value(false);
                break;
            case 'n':
                if (!read_word("null")) return false;
                break;
            case 'N': return read_constant("NaN", std::numeric_limits<double>::quiet_NaN(), slot);
            case 'I':
                return read_constant("Infinity", std::numeric_limits<double>::infinity(), slot);
            case '-':
                if (p_ + 1 < end_ && p_[1] == 'I') {
                    return read_constant("-Infinity", -std::numeric_limits<double>::infinity(),
                                         slot);
                }
                [[fallthrough]];
            default:
                if (!read_number(*slot)) return false;
        }
        return end_value(slot);
    }

    bool enter(Value& slot, Value container) {
        if (open_.size() >= static_cast<std::size_t>(limits_.depth)) {
            return fail("Nested too deeply, more than " + std::to_string(limits_.depth) + " levels",
                        p_);
        }
        slot = std::move(container);
        open_.push_back(slot.is_list() ? Open{&slot.as_list(), nullptr}
                                       : Open{nullptr, &slot.as_dict()});
        ++p_;
        skip_space();
        return true;
    }

    bool begin_array(Value*& slot) {
        if (!enter(*slot, List())) return false;
        if (peek() == ']') return close(slot);
        slot = &open_.back().list->emplace_back();
        return true;
    }

    bool begin_object(Value*& slot) {
        if (!enter(*slot, Dict())) return false;
        if (peek() == '}') return close(slot);
        open_.back().dict->reserve(4);
        return read_name(slot);
    }

    bool close(Value*& slot) {
        ++p_;
        open_.pop_back();
        return end_value(slot);
    }

    // A value ends here: closes the brackets that follow it.
    bool end_value(Value*& slot) {
        while (!open_.empty()) {
            Open& top = open_.back();
            skip_space();
            if (peek() == ',') {
                ++p_;
                skip_space();
                if (top.dict) return read_name(slot);
                slot = &top.list->emplace_back();
                return true;
            }
            if (p_ == end_ || *p_ != (top.dict ? '}' : ']'))
                return fail("Expecting ',' delimiter", p_);
            ++p_;
            open_.pop_back();
        }
        slot = nullptr;
        return true;
    }

    // The name of a member and its colon; slot is then the member's.
    bool read_name(Value*& slot) {
        if (peek() != '"') return fail("Expecting property name enclosed in double quotes", p_);
        const char* quote = p_;
        std::string_view name;
        if (!read_string(name)) return false;
        skip_space();
        if (peek() != ':') return fail("Expecting ':' delimiter", p_);
        ++p_;
        Dict& members = *open_.back().dict;
        std::size_t known = members.size();
        slot = &members[name];
        if (limits_.unique_names && members.size() == known) return fail("Duplicate name", quote);
        *slot = Value();  // of a name that repeats, the last value counts
        return true;
    }

    bool read_word(std::string_view word) {
        if (!std::string_view(p_, static_cast<std::size_t>(end_ - p_)).starts_with(word)) {
            return fail("Expecting value", p_);
        }
        p_ += word.size();
        return true;
    }

    bool read_constant(std::string_view word, double value, Value*& slot) {
        if (!read_word(word)) return false;
        if (!limits_.allow_nan) return out_of_range(word);
        *slot = Value(value);
        return end_value(slot);
    }

    bool out_of_range(std::string_view word) {
        return fail_plainly("Out of range float values are not JSON compliant: '" +
                            std::string(word) + "'");
    }

    bool read_number(Value& slot) {
        const char* start = p_;
        const char* digits = start + (peek() == '-' ? 1 : 0);
        if (digits >= end_ || !is_digit(*digits)) return fail("Expecting value", start);
        const char* stop = digits + 1;
        if (*digits != '0') {
            while (stop < end_ && is_digit(*stop)) ++stop;
        }
        const char* integer_end = stop;
        if (end_ - stop >= 2 && *stop == '.' && is_digit(stop[1])) {
            stop += 2;
            while (stop < end_ && is_digit(*stop)) ++stop;
        }
        stop = exponent_end(stop);
        p_ = stop;
        return stop == integer_end ? read_integer(start, digits, stop, slot)
                                   : read_real(start, stop, slot);
    }

    // Behind an exponent, if a whole one begins at p.
    const char* exponent_end(const char* p) const {
        const char* q = p;
        if (q == end_ || (*q != 'e' && *q != 'E')) return p;
        ++q;
        if (q < end_ && (*q == '+' || *q == '-')) ++q;
        if (q == end_ || !is_digit(*q)) return p;
        while (q < end_ && is_digit(*q)) ++q;
        return q;
    }

    bool read_integer(const char* start, const char* digits, const char* stop, Value& slot) {
        auto count = static_cast<std::size_t>(stop - digits);
        if (count > limits_.digits) {
            return fail_plainly("Exceeds the limit (" + std::to_string(limits_.digits) +
                                " digits) for integer string conversion: value has " +
                                std::to_string(count) +
                                " digits; use sys.set_int_max_str_digits() to increase the limit");
        }
        std::int64_t value = 0;
        if (std::from_chars(start, stop, value).ec == std::errc()) {
            slot = Value(value);
        } else {
            slot = Value::big_int(std::string(start, stop));
        }
        return true;
    }

    bool read_real(const char* start, const char* stop, Value& slot) {
        std::string_view number(start, static_cast<std::size_t>(stop - start));
        double value = read_double(number);
        if (std::isinf(value) && !limits_.allow_nan) {
            constexpr std::size_t kShown = 40;
            return out_of_range(number.substr(0, kShown));
        }
        slot = Value(value);
        return true;
    }

    // `out` is a view into the text, or into buffer_ where there are escapes.
    bool read_string(std::string_view& out) {
        const char* quote = p_++;
        const char* stop = plain_end(p_, end_);
        if (stop < end_ && *stop == '"') {
            out = {p_, static_cast<std::size_t>(stop - p_)};
            p_ = stop + 1;
            return true;
        }
        buffer_.clear();
        while (true) {
            buffer_.append(p_, stop);
            p_ = stop;
            if (p_ == end_) return fail("Unterminated string starting at", quote);
            if (*p_ == '"') break;
            if (*p_ != '\\') return fail("Invalid control character at", p_);
            if (!read_escape(quote)) return false;
            stop = plain_end(p_, end_);
        }
        ++p_;
        out = buffer_;
        return true;
    }

    bool read_escape(const char* quote) {
        const char* backslash = p_++;
        if (p_ == end_) return fail("Unterminated string starting at", quote);
        switch (*p_++) {
            case '"': buffer_ += '"'; return true;
            case '\\': buffer_ += '\\'; return true;
            case '/': buffer_ += '/'; return true;
            case 'b': buffer_ += '\b'; return true;
            case 'f': buffer_ += '\f'; return true;
            case 'n': buffer_ += '\n'; return true;
            case 'r': buffer_ += '\r'; return true;
            case 't': buffer_ += '\t'; return true;
            case 'u': return read_code_point(backslash);
            default: return fail("Invalid \\escape", backslash);
        }
    }

    bool read_code_point(const char* backslash) {
        int unit = read_hex4();
        if (unit < 0) return fail("Invalid \\uXXXX escape", backslash + 1);
        auto c = static_cast<char32_t>(unit);
        bool high = c >= 0xd800 && c < 0xdc00;
        if (high && end_ - p_ >= 2 && p_[0] == '\\' && p_[1] == 'u') {
            const char* second = p_;
            p_ += 2;
            int low = read_hex4();
            if (low < 0) return fail("Invalid \\uXXXX escape", second + 1);
            if (low >= 0xdc00 && low < 0xe000) {
                append_utf8(buffer_,
                            0x10000 + ((c - 0xd800) << 10) + (static_cast<char32_t>(low) - 0xdc00));
                return true;
            }
        }
        if (c >= 0xd800 && c < 0xe000)
            return fail("Surrogate characters are not allowed, half a pair", backslash);
        append_utf8(buffer_, c);
        return true;
    }

    int read_hex4() {
        if (end_ - p_ < 4) return -1;
        int value = 0;
        for (int i = 0; i < 4; ++i) {
            int digit = hex_digit(p_[i]);
            if (digit < 0) return -1;
            value = value << 4 | digit;
        }
        p_ += 4;
        return value;
    }
};

}  // namespace

Result<Value> parse_json(std::string_view text, const JsonLimits& limits) {
    if (auto wide = internal::transcode_wide_json(text)) {
        if (!*wide) return std::unexpected(std::move(wide->error()));
        return Reader(**wide, limits).read();
    }
    if (!internal::is_utf8_fast(text)) return std::unexpected(internal::utf8_fault(text));
    if (text.starts_with("\xef\xbb\xbf")) {
        return fault("Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)");
    }
    return Reader(text, limits).read();
}

}  // namespace cadenza
