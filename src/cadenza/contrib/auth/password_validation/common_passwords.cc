#include "cadenza/contrib/auth/password_validation/common_passwords.h"

#include <cstddef>

namespace cadenza::auth::internal {

// A binary search by bytes: the middle is moved back to the start of its line.
bool has_line(std::string_view text, std::string_view line) {
    std::size_t low = 1, high = text.size();  // both at starts of lines
    while (low < high) {
        std::size_t middle = low + (high - low) / 2;
        std::size_t start = text.rfind('\n', middle - 1) + 1;
        std::size_t end = text.find('\n', start);
        std::string_view found = text.substr(start, end - start);
        if (found == line) return true;
        if (found < line) {
            low = end + 1;
        } else {
            high = start;
        }
    }
    return false;
}

}  // namespace cadenza::auth::internal
