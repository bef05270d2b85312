#pragma once

#include <string>

namespace cadenza::test {

/// The folder of this checkout, where tests find recorded data. A function and not a macro on the
/// command line: so that what the tests compile to is the same in every checkout, and ccache finds
/// it again.
std::string source_directory();

}  // namespace cadenza::test
