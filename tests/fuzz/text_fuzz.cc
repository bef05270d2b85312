// Text helpers keep UTF-8 well formed and undo each other.
#include "cadenza/base/log/log.h"
#include "cadenza/base/text.h"
#include "fuzz.h"

using namespace cadenza;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view text = as_text(data, size);
    require(percent_decode(percent_encode(text)) == text);
    std::string form;
    append_form_encoded(form, text);
    require(form_decode(form) == text);
    std::string repaired = replace_invalid_utf8(text);
    require(is_utf8(repaired) && (is_utf8(text) == (repaired == text)));
    for (const std::string& made :
         {to_lower(repaired), to_upper(repaired), casefold(repaired), slugify(repaired),
          slugify(repaired, true), html_escape(repaired)}) {
        require(is_utf8(made));
    }
    require(log::escape(text).find_first_of("\n\r\x1b") == std::string::npos);
    (void)strip(text);
    return 0;
}
