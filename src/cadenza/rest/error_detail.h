#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cadenza/base/value.h"

namespace cadenza {

/// What a client did wrong: a sentence with a code, a list of such, or such by name (of a field).
/// The tree that DRF builds of ErrorDetail, lists and dictionaries; a response shows its texts.
class ErrorDetail {
 public:
    enum class Kind : std::uint8_t { Text, List, Dict };
    using Items = std::vector<ErrorDetail>;
    using Entry = std::pair<std::string, ErrorDetail>;
    using Entries = std::vector<Entry>;

    ErrorDetail();  ///< an empty dictionary
    ErrorDetail(const char* message);
    ErrorDetail(std::string_view message);
    /// An empty code is filled with the exception's own when the detail is thrown.
    ErrorDetail(std::string message, std::string code = {});
    ErrorDetail(Items items);
    ErrorDetail(Entries entries);
    /// Errors by field: ErrorDetail{{"title", "Too loud."}, {"tags", ErrorDetail::list({"One too
    /// many."})}}.
    ErrorDetail(std::initializer_list<std::pair<std::string_view, ErrorDetail>> entries);
    ErrorDetail(const ErrorDetail&);
    ErrorDetail(ErrorDetail&&) noexcept;
    ErrorDetail& operator=(const ErrorDetail&);
    ErrorDetail& operator=(ErrorDetail&&) noexcept;
    ~ErrorDetail();

    static ErrorDetail list(Items items = {});
    static ErrorDetail dict(Entries entries = {});
    /// Of any value: lists and dictionaries by their parts, everything else by its text.
    static ErrorDetail from_value(const Value& value, std::string_view code = {});

    Kind kind() const noexcept { return kind_; }
    bool is_text() const noexcept { return kind_ == Kind::Text; }
    bool is_list() const noexcept { return kind_ == Kind::List; }
    bool is_dict() const noexcept { return kind_ == Kind::Dict; }
    bool empty() const noexcept;  ///< an empty text, list or dictionary

    const std::string& message() const noexcept { return message_; }
    const std::string& code() const noexcept { return code_; }
    const Items& items() const noexcept { return items_; }
    const Entries& entries() const noexcept { return entries_; }

    void push_back(ErrorDetail item);                      ///< makes an empty detail a list
    void extend(const ErrorDetail& other);                 ///< the items of a list, or the one text
    void set(std::string_view name, ErrorDetail detail);   ///< makes an empty detail a dictionary
    const ErrorDetail* find(std::string_view name) const;  ///< of a dictionary
    ErrorDetail* find(std::string_view name);

    /// Gives every text without a code this one.
    void set_default_code(std::string_view code);

    Value value() const;         ///< the texts: what the response shows
    Value codes() const;         ///< the codes in the same shape
    Value full_details() const;  ///< {"message": …, "code": …} in place of each text
    std::string str() const;     ///< the text, or the tree as compact JSON-like text, for logs

    friend bool operator==(const ErrorDetail& a, const ErrorDetail& b);  ///< codes too

 private:
    Kind kind_;
    std::string message_;
    std::string code_;
    Items items_;
    Entries entries_;
};

}  // namespace cadenza
