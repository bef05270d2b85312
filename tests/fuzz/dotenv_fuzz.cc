// .env files are read or refused, in bounded memory.
#include "cadenza/conf/dotenv.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace cadenza::internal;
    auto entries = parse_dotenv(as_text(data, size), [](std::string_view) { return std::nullopt; });
    if (!entries) {
        require(entries.error().message.starts_with("line "));
        return 0;
    }
    for (const DotenvEntry& entry : *entries) {
        require(!entry.key.empty() && entry.line > 0);
        (void)complain_about_key(entry.key);
    }
    return 0;
}
