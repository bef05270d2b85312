#include "cadenza/apps/project.h"

#include <algorithm>

#include "cadenza/apps/model_checks.h"
#include "cadenza/apps/settings_checks.h"
#include "cadenza/base/error.h"
#include "cadenza/base/log/log.h"
#include "cadenza/conf/overrides.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/http/request.h"
#include "cadenza/http/response.h"
#include "cadenza/urls/checks.h"
#include "cadenza/urls/url_pattern.h"

namespace cadenza {
namespace {

Settings checked(Settings settings) {
    apply_environment(settings);
    if (settings.secret_key.empty()) {
        throw ImproperlyConfigured(
            "Settings::secret_key is empty: set SECRET_KEY in .env or in the environment to at "
            "least 32 random characters");
    }
    return settings;
}

UrlPatterns patterns_of(const Settings& settings) {
    return settings.root_urlconf != nullptr ? settings.root_urlconf() : UrlPatterns();
}

}  // namespace

Project::Project(Settings settings)
    : settings_(checked(std::move(settings))),
      settings_installation_(settings_),
      installation_(databases_),
      resolver_(patterns_of(settings_)),
      pipeline_(settings_, resolver_) {
    log::set_level(log::level_from(settings_.log_level));
    databases_.add("default", settings_.database);
    for (const auto& [alias, url] : settings_.databases) databases_.add(alias, url);
    load_apps();
    add_checks();
    for (const App& app : apps_) {
        if (app.ready != nullptr) app.ready(*this);
    }
}

Project::~Project() {
    // The last one first: scopes nest.
    while (!kept_.empty()) kept_.pop_back();
}

void Project::keep(std::shared_ptr<void> part) {
    kept_.push_back(std::move(part));
}

void Project::load_apps() {
    for (App (*make)() : settings_.installed_apps) {
        App made = make();
        if (made.label.empty()) {
            throw ImproperlyConfigured(
                "an app of Settings::installed_apps has no label: name it in its App{.label = …}");
        }
        if (app(made.label) != nullptr) {
            throw ImproperlyConfigured(
                "Settings::installed_apps holds two apps with the label '" + made.label +
                "': labels must differ, since tables and migrations are named after them");
        }
        apps_.push_back(std::move(made));
    }
    // All labels first: describing one model leads to the models that it refers to.
    for (const App& app : apps_) {
        for (const ModelInfo& (*model)() : app.models) model().set_app_label(app.label);
    }
}

void Project::add_checks() {
    add_settings_checks(checks_, settings_);
    add_model_checks(checks_, *this);
    checks_.add("urls", [this] { return check_urls(patterns_of(settings_)); });
    checks_.add("views", [this] { return check_views(patterns_of(settings_), settings_); });
    for (const App& app : apps_) {
        if (app.checks != nullptr) app.checks(checks_, *this);
    }
}

const App* Project::app(std::string_view label) const noexcept {
    const auto found = std::ranges::find(apps_, label, &App::label);
    return found == apps_.end() ? nullptr : &*found;
}

const migrations::ProjectSource& Project::migration_source() const {
    if (!migration_source_) {
        auto source = std::make_unique<migrations::ProjectSource>();
        for (const App& app : apps_) {
            migrations::AppSource entry{.label = app.label, .migrated = app.migrations != nullptr};
            for (const ModelInfo& (*model)() : app.models)
                entry.models.push_back(model().definition());
            if (app.proxies != nullptr) {
                for (db::ModelDefinition& proxy : app.proxies())
                    entry.models.push_back(std::move(proxy));
            }
            if (app.migrations != nullptr) entry.migrations = app.migrations();
            source->apps.push_back(std::move(entry));
        }
        migration_source_ = std::move(source);
    }
    return *migration_source_;
}

std::vector<void (*)(const migrations::PostMigrate&)> Project::post_migrate_hooks() const {
    std::vector<void (*)(const migrations::PostMigrate&)> hooks;
    for (const App& app : apps_)
        if (app.post_migrate != nullptr) hooks.push_back(app.post_migrate);
    return hooks;
}

Response Project::handle(Request& request) noexcept {
    return pipeline_.handle(request);
}

}  // namespace cadenza
