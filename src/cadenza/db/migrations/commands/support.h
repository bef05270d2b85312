#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/base/console.h"
#include "cadenza/db/migrations/loader.h"
#include "cadenza/db/migrations/questioner.h"
#include "cadenza/db/migrations/source.h"

namespace cadenza::migrations {

/// Runs the body and says what it throws; the exit status.
template <class F>
int run_command(Console& console, F&& body);
int report(Console& console);  ///< inside a catch block

/// Throws CommandExit(2), having said which labels are no apps, and what they may have meant.
void check_app_labels(const ProjectSource& source, const std::vector<std::string>& labels,
                      Console& console);
/// "No installed app with label 'apo'. Did you mean 'api'?"
std::string unknown_app(const ProjectSource& source, std::string_view label);
/// Throws CommandExit(1) if an app has more than one last migration.
void refuse_conflicts(const std::map<std::string, std::vector<std::string>>& conflicts);
/// "a, b"
std::string joined(const std::vector<std::string>& parts, std::string_view separator = ", ");

template <class F>
int run_command(Console& console, F&& body) {
    try {
        return body();
    } catch (...) {
        return report(console);
    }
}

}  // namespace cadenza::migrations
