#pragma once

#include <cadenza/conf.h>

#include <span>
#include <string>

namespace cadenza {
class ModelInfo;
}

namespace conformance {

/// The settings that the scenarios were recorded with.
cadenza::Settings settings(const std::string& database_url);

/// All models of the application.
std::span<const cadenza::ModelInfo* const> models();

}  // namespace conformance
