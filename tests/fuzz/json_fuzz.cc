// What parse_json accepts, to_json writes so that it reads as the same again.
#include "cadenza/base/json/reader.h"
#include "cadenza/base/json/writer.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    auto value = cadenza::parse_json(as_text(data, size));
    if (!value) {
        require(!value.error().message.empty());
        return 0;
    }
    std::string written = cadenza::to_json(*value);
    auto again = cadenza::parse_json(written);
    require(again.has_value() && *again == *value && cadenza::to_json(*again) == written);
    require(cadenza::parse_json(cadenza::to_json_pretty(*value)).has_value());
    (void)value->str();
    return 0;
}
