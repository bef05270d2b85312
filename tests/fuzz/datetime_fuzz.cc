// Dates, times and durations that are read write themselves so that they read as the same again.
#include "cadenza/base/datetime.h"
#include "fuzz.h"

using namespace cadenza;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view text = as_text(data, size);
    if (auto date = Date::parse(text)) require(Date::parse(date->str()) == date);
    if (auto time = Time::parse(text)) require(Time::parse(time->str()) == time);
    if (auto when = DateTime::parse(text)) {
        auto again = DateTime::parse(when->str());
        // An offset can carry the first and last day out of the calendar.
        int year = when->date().year;
        require(year < 1 || year > 9999 ||
                (again && *again == *when && again->utc_offset == when->utc_offset));
        (void)when->format("%Y %c %j %U %V %z %Z");
    }
    bool overflow = false;
    if (auto duration = Duration::parse(text, &overflow)) {
        require(!overflow && Duration::parse(duration->str()) == duration);
        require(Duration::parse(duration->iso()) == duration);
    }
    std::size_t middle = size / 2;
    (void)DateTime::parse_as(text.substr(0, middle), text.substr(middle));
    return 0;
}
