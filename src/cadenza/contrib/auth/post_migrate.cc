#include "cadenza/contrib/auth/post_migrate.h"

#include <map>
#include <set>

#include "cadenza/base/console.h"
#include "cadenza/contrib/contenttypes/post_migrate.h"
#include "cadenza/db/migrations/context.h"

namespace cadenza::auth {
namespace {

using migrations::HistoricalModel;
using Name = std::pair<std::string, std::string>;

std::map<Name, std::int64_t> content_types(const HistoricalModel& types) {
    std::map<Name, std::int64_t> ids;
    for (const Dict& row : types.rows())
        ids.emplace(Name(row.str("app_label"), row.str("model")), row["id"].as_int());
    return ids;
}

std::set<std::pair<std::int64_t, std::string>> known_permissions(const HistoricalModel& table) {
    std::set<std::pair<std::int64_t, std::string>> known;
    for (const Dict& row : table.rows())
        known.emplace(row["content_type"].as_int(), row.str("codename"));
    return known;
}

std::vector<Name> permissions_of(const db::ModelDefinition& model) {
    std::vector<Name> all = builtin_permissions(model);
    all.insert(all.end(), model.options.permissions.begin(), model.options.permissions.end());
    return all;
}

}  // namespace

std::string get_permission_codename(std::string_view action, const db::ModelDefinition& model) {
    return (std::string(action) += "_") += model.name_lower();
}

std::vector<Name> builtin_permissions(const db::ModelDefinition& model) {
    std::vector<Name> result;
    for (const std::string& action : model.options.default_permissions)
        result.emplace_back(get_permission_codename(action, model),
                            "Can " + action + " " + model.verbose_name());
    return result;
}

void create_permissions(const migrations::PostMigrate& done) {
    const db::ModelDefinition* permission = done.state.find_model("auth.permission");
    const db::ModelDefinition* type = done.state.find_model("contenttypes.contenttype");
    if (permission == nullptr || type == nullptr || type->find("name") != nullptr) return;
    contenttypes::create_content_types(done);
    const HistoricalModel table(done.connection, *permission);
    const std::map<Name, std::int64_t> types =
        content_types(HistoricalModel(done.connection, *type));
    auto known = known_permissions(table);
    for (const db::ModelDefinition* model : done.state.all_models()) {
        const std::int64_t id = types.at({model->app_label, model->name_lower()});
        for (const auto& [codename, name] : permissions_of(*model)) {
            if (!known.emplace(id, codename).second) continue;
            table.insert({{"name", name}, {"content_type", id}, {"codename", codename}});
            if (done.verbosity >= 2)
                done.console.line("Adding permission '" + model->app_label + " | " +
                                  model->verbose_name() + " | " + name + "'");
        }
    }
}

}  // namespace cadenza::auth
