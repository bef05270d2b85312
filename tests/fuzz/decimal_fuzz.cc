// Numbers: what is read writes itself so that it reads as the same again, in bounded memory.
#include <cmath>

#include "cadenza/base/decimal.h"
#include "cadenza/base/number.h"
#include "fuzz.h"

using namespace cadenza;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view text = as_text(data, size);
    if (auto number = Decimal::parse(text)) {
        auto again = Decimal::parse(number->str());
        require(again && (number->is_nan() || *again == *number) && again->str() == number->str());
        require(number->fixed().size() < size + 20'000);
        require(number->is_nan() || number->normalize() == *number);
        (void)number->quantize(2);
        (void)number->to_double();
        (void)number->to_int64();
    }
    if (auto number = parse_float(text); number && std::isfinite(*number)) {
        require(parse_float(double_repr(*number)) == *number);
    }
    if (auto number = parse_integer(text)) require(parse_integer(number->str()) == number);
    return 0;
}
