#pragma once

#include <cstdint>
#include <string_view>

namespace cadenza::internal {

/// Walks over text that shall be a date or a time. Every step says whether it found what it looked
/// for and stays where it was if not.
class Scanner {
 public:
    explicit Scanner(std::string_view text) : text_(text) {}

    bool done() const { return at_ == text_.size(); }
    std::size_t position() const { return at_; }
    char peek(std::size_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }
    bool digit_ahead() const { return peek() >= '0' && peek() <= '9'; }

    bool skip(char c) {
        if (done() || peek() != c) return false;
        ++at_;
        return true;
    }

    bool skip(std::string_view word) {
        if (!text_.substr(at_).starts_with(word)) return false;
        at_ += word.size();
        return true;
    }

    /// From `least` to `most` digits, as many as there are.
    bool digits(int least, int most, int& value) {
        int count = 0, number = 0;
        std::size_t at = at_;
        for (; count < most && at < text_.size() && text_[at] >= '0' && text_[at] <= '9'; ++count) {
            number = number * 10 + (text_[at++] - '0');
        }
        if (count < least) return false;
        at_ = at;
        value = number;
        return true;
    }

    /// One to `most` digits behind a decimal point, as microseconds; those beyond six are dropped.
    bool fraction(int most, int& microseconds) {
        int count = 0, number = 0;
        for (; digit_ahead() && count < most; ++count, ++at_) {
            if (count < 6) number = number * 10 + (peek() - '0');
        }
        if (count == 0) return false;
        for (int i = count; i < 6; ++i) number *= 10;
        microseconds = number;
        return true;
    }

    std::string_view rest() const { return text_.substr(at_); }
    void advance(std::size_t count) { at_ += count; }

 private:
    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace cadenza::internal
