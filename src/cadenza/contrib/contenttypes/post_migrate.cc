#include "cadenza/contrib/contenttypes/post_migrate.h"

#include <set>
#include <utility>

#include "cadenza/base/console.h"
#include "cadenza/contrib/contenttypes/content_type.h"
#include "cadenza/db/migrations/context.h"
#include "cadenza/db/migrations/operations/model_operations.h"

namespace cadenza::contenttypes {
namespace {

using migrations::HistoricalModel;
using Name = std::pair<std::string, std::string>;  // app label and model name

const db::ModelDefinition* table_of(const migrations::ProjectState& state) {
    const db::ModelDefinition* model = state.find_model("contenttypes.contenttype");
    // Before contenttypes.0002 the rows had names of their own.
    return model != nullptr && model->find("name") == nullptr ? model : nullptr;
}

std::set<Name> known_rows(const HistoricalModel& types) {
    std::set<Name> known;
    for (const Dict& row : types.rows()) known.emplace(row.str("app_label"), row.str("model"));
    return known;
}

void rename_row(const HistoricalModel& types, const std::string& app, const std::string& from,
                const std::string& to) {
    // Where the new name has a row already, the old one stays as stale.
    if (types.count({{"app_label", app}, {"model", to}}) == 0)
        types.update({{"app_label", app}, {"model", from}}, {{"model", to}});
}

std::string lower(std::string_view name) {
    return migrations::model_key("", name).second;
}

void rename_rows(const migrations::PostMigrate& done, const HistoricalModel& types) {
    for (const migrations::PlanStep& step : done.plan) {
        const auto& operations = step.migration->operations;
        for (std::size_t i = 0; i < operations.size(); ++i) {
            const auto& one = operations[step.backwards ? operations.size() - 1 - i : i];
            const auto* rename = dynamic_cast<const migrations::RenameModelOperation*>(&*one);
            if (rename == nullptr) continue;
            std::string from = lower(rename->name());
            std::string to = lower(rename->new_name);
            if (step.backwards) std::swap(from, to);
            rename_row(types, step.migration->app_label, from, to);
        }
    }
}

}  // namespace

void create_content_types(const migrations::PostMigrate& done) {
    ContentType::objects.clear_cache();
    const db::ModelDefinition* table = table_of(done.state);
    if (table == nullptr) return;
    const HistoricalModel types(done.connection, *table);
    rename_rows(done, types);
    std::set<Name> known = known_rows(types);
    for (const db::ModelDefinition* model : done.state.all_models()) {
        if (!known.emplace(model->app_label, model->name_lower()).second) continue;
        types.insert({{"app_label", model->app_label}, {"model", model->name_lower()}});
        if (done.verbosity >= 2)
            done.console.line("Adding content type '" + model->app_label + " | " +
                              model->name_lower() + "'");
    }
}

}  // namespace cadenza::contenttypes
