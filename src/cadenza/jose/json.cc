#include "cadenza/jose/json.h"

#include "cadenza/base/json/reader.h"

namespace cadenza::jose {

Result<Value> read_json(std::string_view text, int depth, bool unique_names) {
    // Only UTF-16 and UTF-32, which the reader would take as well, hold zero bytes.
    if (text.find('\0') != text.npos || text.starts_with("\xff\xfe") ||
        text.starts_with("\xfe\xff")) {
        return fault("JSON of JOSE is UTF-8");
    }
    return parse_json(text, {.depth = depth, .digits = 400, .unique_names = unique_names});
}

}  // namespace cadenza::jose
