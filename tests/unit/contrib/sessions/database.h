#pragma once

#include "cadenza/apps/project.h"
#include "cadenza/base/console.h"
#include "cadenza/contrib/sessions/app.h"
#include "cadenza/db/backends/base/lease.h"
#include "cadenza/db/migrations/commands/commands.h"

namespace cadenza::test {

inline Settings session_settings(std::string engine = "db") {
    Settings settings;
    settings.secret_key = "a-key-of-at-least-thirty-two-bytes!!";
    settings.installed_apps = {sessions::app};
    settings.database = "sqlite://:memory:";
    settings.session.engine = std::move(engine);
    return settings;
}

/// A project with the app alone, on a database of its own where it is migrated.
struct SessionDatabase {
    Project project{session_settings()};
    const Settings& settings = project.settings();
    SessionDatabase() {
        RecordingConsole console;
        const db::ConnectionLease connection = db::connect();
        if (migrations::migrate(project.migration_source(), console, *connection, {}) != 0)
            throw Error(console.output + console.errors);
    }
};

}  // namespace cadenza::test
