#include "cadenza/http/form.h"

#include "cadenza/conf/settings.h"
#include "cadenza/http/exceptions.h"

namespace cadenza {

FormLimits FormLimits::of(const Settings* settings) {
    FormLimits limits;
    if (settings == nullptr) return limits;
    auto limit = [](std::size_t value) { return value == 0 ? kUnlimited : value; };
    limits.fields = limit(settings->uploads.data_max_number_fields);
    limits.files = limit(settings->uploads.data_max_number_files);
    limits.memory = limit(settings->uploads.data_max_memory_size);
    return limits;
}

void throw_fault(const FormFault& fault) {
    switch (fault.kind) {
        case FormFault::Kind::TooManyFields: throw TooManyFieldsSent(fault.message);
        case FormFault::Kind::TooManyFiles: throw TooManyFilesSent(fault.message);
        case FormFault::Kind::TooBig: throw RequestDataTooBig(fault.message);
        case FormFault::Kind::Malformed: break;
    }
    throw MultiPartParserError(fault.message);
}

}  // namespace cadenza
