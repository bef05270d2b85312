// Queries and multipart bodies: no limit is passed, and what is written is read again.
#include "cadenza/base/multi_dict.h"
#include "cadenza/base/text.h"
#include "cadenza/http/form.h"
#include "cadenza/http/uploaded_file.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace cadenza;
    std::string_view text = as_text(data, size);
    const FormLimits limits{.fields = 20, .files = 3, .memory = 500};
    if (auto form = parse_query(text, limits)) {
        require(form->size() <= 20);
        auto again = parse_query(form->urlencode(), FormLimits{.fields = FormLimits::kUnlimited});
        require(again && again->urlencode() == form->urlencode());
    } else {
        require(form.error().kind == FormFault::Kind::TooManyFields);
    }
    std::size_t cut = text.find('\n');
    std::string type = "multipart/form-data; " + std::string(text.substr(0, cut));
    for (std::string_view content_type :
         {std::string_view(type), std::string_view("multipart/form-data; boundary=b")}) {
        auto form = parse_multipart(content_type, text, limits);
        if (!form) continue;
        std::size_t files = 0;
        for (const auto& [name, values] : form->files.entries()) {
            for (const Value& value : values) {
                const std::string& file = UploadedFile::from(value)->name();
                require(!file.empty() && file != "." && file != "..");
                require(file.find_first_of(std::string_view("/\\\0\r\n", 5)) == std::string::npos);
                ++files;
            }
        }
        require(files <= limits.files);
    }
    return 0;
}
