#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "cadenza/base/value.h"

namespace cadenza {

/// Appends `text` as a JSON string with its quotes. Escaped are quotes, backslashes, control
/// characters and U+2028/U+2029; other characters stay UTF-8. As DRF's JSONRenderer.
void append_json_string(std::string& out, std::string_view text);

/// Appends one JSON value to a string, compactly, and writes the commas itself. It trusts its
/// caller to nest and to name members properly; `out` must outlive it.
class JsonWriter {
 public:
    explicit JsonWriter(std::string& out) : out_(out) {}
    JsonWriter(const JsonWriter&) = delete;
    JsonWriter& operator=(const JsonWriter&) = delete;

    void begin_object() { open('{'); }
    void end_object() { close('}'); }
    void begin_array() { open('['); }
    void end_array() { close(']'); }

    /// The name of the member whose value comes next.
    void key(std::string_view name);
    /// The same, already escaped, with quotes and colon: `"title":`. For tables of field names.
    void key_raw(std::string_view quoted_with_colon) {
        separate();
        out_.append(quoted_with_colon);
        comma_ = false;
    }

    void null() { raw("null"); }
    void boolean(bool value) { raw(value ? "true" : "false"); }
    void integer(std::int64_t value);
    /// As Python's repr: "3.0", "1e+22". Throws Error for NaN and the infinities, which JSON does
    /// not have.
    void real(double value);
    void text(std::string_view value) {
        separate();
        append_json_string(out_, value);
    }
    /// `json` is one well-formed JSON value.
    void raw(std::string_view json) {
        separate();
        out_.append(json);
    }
    void date(const Date& value);
    void time(const Time& value);
    void datetime(const DateTime& value);  ///< quoted iso()
    void duration(const Duration& value);  ///< quoted "1 02:00:03.000004", as DurationField
    void uuid(const Uuid& value);
    void decimal(const Decimal& value);  ///< quoted fixed(), as DecimalField
    /// As DRF's JSONEncoder: dates, times and UUIDs as text, a Decimal as number, a Duration as the
    /// text of its seconds, a Form as the last value of each name, an Opaque as its str().
    void value(const Value& value);

    std::string& out() { return out_; }

 private:
    std::string& out_;
    bool comma_ = false;  // whether a value stands in front of the next one

    void separate() {
        if (comma_) out_.push_back(',');
        comma_ = true;
    }
    void open(char bracket) {
        separate();
        out_.push_back(bracket);
        comma_ = false;
    }
    void close(char bracket) {
        out_.push_back(bracket);
        comma_ = true;
    }
    void plain_text(std::string_view text);  // needs no escaping
    [[gnu::noinline]] void scalar(const Value& value);
};

/// Compact JSON, see JsonWriter::value.
std::string to_json(const Value& value);
/// The same in ASCII, other characters as \u escapes: what Python's json.dumps writes with
/// separators=(",", ":").
std::string to_ascii_json(const Value& value);
/// `indent` blanks per level, ": " and a member a line; empty brackets stay closed. As DRF with
/// Accept's indent.
std::string to_json_pretty(const Value& value, int indent = 4);

}  // namespace cadenza
