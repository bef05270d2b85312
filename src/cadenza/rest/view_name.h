#pragma once

#include <string>
#include <string_view>

namespace cadenza {

/// "Book Instance" of "BookInstanceView" or "BookInstanceViewSet": the name that people see, as
/// rest_framework.views.get_view_name makes it of a class name.
std::string view_name_of(std::string_view class_name);

/// Python's str.title(): the first letter of each word in upper case, the others in lower case.
std::string title_case(std::string_view text);

}  // namespace cadenza
