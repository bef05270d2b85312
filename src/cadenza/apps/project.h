#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "cadenza/apps/app.h"
#include "cadenza/checks/check.h"
#include "cadenza/conf/installation.h"
#include "cadenza/conf/settings.h"
#include "cadenza/db/backends/base/databases.h"
#include "cadenza/db/migrations/source.h"
#include "cadenza/http/handler.h"
#include "cadenza/urls/url_resolver.h"
#include "cadenza/views/request_pipeline.h"

namespace cadenza {

/// A whole application, composed from its settings: apps and their models, databases, URLs,
/// middleware, system checks. There is one in a process; it is passed by reference and is a
/// server's handler. Immutable once built, so every thread may use it.
///
///     Project project(settings());
///     Server server(project, {.port = 8000});
///
/// The settings and the databases are installed for the process (SettingsInstallation, db::install)
/// as long as the project lives.
/// Connections are opened when they are first used: building a project needs no database.
class Project : public Handler {
 public:
    /// Throws ImproperlyConfigured for settings that cannot work: no secret key, two apps of one
    /// label, a malformed URL.
    explicit Project(Settings settings);
    ~Project() override;
    Project(const Project&) = delete;
    Project& operator=(const Project&) = delete;

    const Settings& settings() const noexcept { return settings_; }
    std::span<const App> apps() const noexcept { return apps_; }
    /// nullptr if no app has that label.
    const App* app(std::string_view label) const noexcept;
    db::Databases& databases() noexcept { return databases_; }
    const UrlResolver& resolver() const noexcept { return resolver_; }
    const CheckRegistry& checks() const noexcept { return checks_; }

    /// Keeps something as long as the project lives: for the `ready` of apps.
    void keep(std::shared_ptr<void> part);

    /// The apps' models and migrations, for makemigrations and migrate.
    const migrations::ProjectSource& migration_source() const;
    /// What the apps do after each migrate, in their order.
    std::vector<void (*)(const migrations::PostMigrate&)> post_migrate_hooks() const;

    /// Runs the middleware and the view. Whatever goes wrong is a response.
    Response handle(Request& request) noexcept override;

 private:
    void load_apps();
    void add_checks();

    Settings settings_;
    SettingsInstallation settings_installation_;
    std::vector<App> apps_;
    db::Databases databases_;
    db::Installation installation_;
    UrlResolver resolver_;
    CheckRegistry checks_;
    RequestPipeline pipeline_;
    mutable std::unique_ptr<migrations::ProjectSource> migration_source_;
    std::vector<std::shared_ptr<void>> kept_;
};

}  // namespace cadenza
