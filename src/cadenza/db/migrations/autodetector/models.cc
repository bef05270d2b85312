#include <algorithm>
#include <iterator>

#include "cadenza/db/migrations/autodetector/detection.h"
#include "cadenza/db/migrations/operations/model_operations.h"

namespace cadenza::migrations {

using db::FieldDefinition;
using db::ModelDefinition;

namespace {

// Equal fields but for where relations lead: those of a renamed model lead elsewhere too.
bool same_fields_of_renamed(const ModelDefinition& a, const ModelDefinition& b) {
    const auto sorted = [](const ModelDefinition& model) {
        std::vector<FieldDefinition> fields = model.fields;
        std::ranges::sort(fields, {}, &FieldDefinition::name);
        for (FieldDefinition& field : fields) {
            field.to.clear();
            field.through.clear();
        }
        return fields;
    };
    return std::ranges::equal(sorted(a), sorted(b), db::same_options);
}

std::vector<ModelKey> difference(const std::set<ModelKey>& a, const std::set<ModelKey>& b) {
    std::vector<ModelKey> keys;
    std::ranges::set_difference(a, b, std::back_inserter(keys));
    return keys;
}

std::set<ModelKey> both(const std::set<ModelKey>& a, const std::set<ModelKey>& b) {
    std::set<ModelKey> keys = a;
    keys.insert(b.begin(), b.end());
    return keys;
}

std::vector<FieldDefinition> sorted_by_name(std::vector<FieldDefinition> fields) {
    std::ranges::sort(fields, {}, &FieldDefinition::name);
    return fields;
}

}  // namespace

void Autodetector::Detection::find_renamed_models() {
    for (const ModelKey& key : difference(new_models_, old_models_)) {
        const ModelDefinition& model = new_model(key);
        for (const ModelKey& gone : difference(old_models_, new_models_)) {
            if (gone.first != key.first) continue;
            const ModelDefinition& old = from_.model(gone.first, gone.second);
            if (!same_fields_of_renamed(old, model) || !questioner_.ask_rename_model(old, model)) {
                continue;
            }
            Dependencies dependencies = dependencies_of_model(key);
            for (const ModelKey& other : to_.keys()) {
                for (const FieldDefinition& field : to_.find(other)->fields) {
                    if (field.to == label_of(key)) {
                        dependencies.push_back(
                            {other.first, other.second, {}, Dependency::Kind::Create});
                    }
                }
            }
            add(key.first, RenameModel(old.name, model.name), std::move(dependencies));
            renamed_models_[key] = gone.second;
            renamed_labels_[label_of(gone)] = label_of(key);
            old_models_.erase(gone);
            old_models_.insert(key);
            break;
        }
    }
}

void Autodetector::Detection::find_created_models() {
    const std::set<ModelKey> old_keys = both(old_models_, old_unmanaged_);
    // Each is put first, so the last one comes out first.
    for (const std::set<ModelKey>* keys : {&new_models_, &new_unmanaged_}) {
        std::vector<ModelKey> added = difference(*keys, old_keys);
        std::ranges::reverse(added);
        for (const ModelKey& key : added) create_model(key);
    }
}

void Autodetector::Detection::create_model(const ModelKey& key) {
    const ModelDefinition& model = new_model(key);
    const auto& app = key.first;
    std::vector<FieldDefinition> plain;
    std::vector<FieldDefinition> related;
    Dependencies dependencies = {{app, key.second, {}, Dependency::Kind::Remove}};
    for (const std::string& base : model.bases) {
        const ModelKey base_key = model_key(db::resolve_label(model, base));
        dependencies.push_back({base_key.first, base_key.second, {}, Dependency::Kind::Create});
        const ModelDefinition* old_base = from_.find(base_key);
        const ModelDefinition* new_base = to_.find(base_key);
        if (!old_base || !new_base) continue;
        for (const FieldDefinition& field : old_base->fields) {
            if (!new_base->find(field.name) && model.find(field.name)) {
                dependencies.push_back(
                    {base_key.first, base_key.second, field.name, Dependency::Kind::Remove});
            }
        }
    }
    for (const FieldDefinition& field : model.fields) {
        const bool later = field.is_relation() && !field.primary_key && !field.parent_link;
        (later ? related : plain).push_back(field);
        if (field.is_relation() && field.primary_key) {
            const ModelKey target = model_key(field.to);
            dependencies.push_back({target.first, target.second, {}, Dependency::Kind::Create});
        }
    }
    db::ModelOptions options = model.options;
    options.indexes.clear();
    options.constraints.clear();
    options.unique_together.clear();
    add(app, CreateModel(model.name, plain, options, model.bases), std::move(dependencies), true);
    // Whoever makes the table of an unmanaged model also makes its relations.
    if (!model.options.managed) return;

    const Dependency created{app, key.second, {}, Dependency::Kind::Create};
    Dependencies complete;
    for (const FieldDefinition& field : sorted_by_name(related)) {
        Dependencies needed = dependencies_of(field);
        needed.push_back(created);
        add(app, AddField(key.second, field), std::move(needed));
        complete.push_back({app, key.second, field.name, Dependency::Kind::Create});
    }
    complete.push_back(created);
    for (const auto& index : model.options.indexes) add(app, AddIndex(key.second, index), complete);
    for (const auto& constraint : model.options.constraints) {
        add(app, AddConstraint(key.second, constraint), complete);
    }
    if (!model.options.unique_together.empty()) {
        add(app, AlterUniqueTogether(key.second, model.options.unique_together), complete);
    }
    if (!old_proxies_.contains(key)) return;
    // A proxy that became a model of its own: what points at it points at another table now.
    for (const ModelKey& other : to_.keys()) {
        for (const FieldDefinition& field : to_.find(other)->fields) {
            if (field.to == label_of(key)) {
                add(other.first, AlterField(to_.find(other)->name, field), {created});
            }
        }
    }
}

void Autodetector::Detection::find_deleted_models() {
    const std::set<ModelKey> new_keys = both(new_models_, new_unmanaged_);
    for (const std::set<ModelKey>* keys : {&old_models_, &old_unmanaged_}) {
        for (const ModelKey& key : difference(*keys, new_keys)) delete_model(key);
    }
}

void Autodetector::Detection::delete_model(const ModelKey& key) {
    const ModelDefinition& model = from_.model(key.first, key.second);
    const auto& app = key.first;
    if (!model.options.unique_together.empty()) add(app, AlterUniqueTogether(key.second, {}));
    std::vector<FieldDefinition> related = model.fields;
    std::erase_if(related, [](const FieldDefinition& field) { return !field.is_relation(); });
    related = sorted_by_name(std::move(related));
    for (const FieldDefinition& field : related) add(app, RemoveField(key.second, field.name));

    std::set<Dependency> dependencies;
    for (const ModelKey& other : from_.keys()) {
        for (const FieldDefinition& field : from_.find(other)->fields) {
            if (field.to != label_of(key)) continue;
            dependencies.insert({other.first, other.second, field.name, Dependency::Kind::Remove});
            if (!field.is_many_to_many()) {
                dependencies.insert(
                    {other.first, other.second, field.name, Dependency::Kind::Alter});
            }
        }
    }
    for (const FieldDefinition& field : related) {
        dependencies.insert({app, key.second, field.name, Dependency::Kind::Remove});
    }
    const auto user = through_users_.find(key);
    if (user != through_users_.end()) dependencies.insert(user->second);
    add(app, DeleteModel(model.name), {dependencies.begin(), dependencies.end()});
}

void Autodetector::Detection::find_proxies() {
    for (const ModelKey& key : difference(old_proxies_, new_proxies_)) {
        add(key.first, DeleteModel(from_.model(key.first, key.second).name));
    }
    for (const ModelKey& key : difference(new_proxies_, old_proxies_)) {
        const ModelDefinition& model = new_model(key);
        Dependencies dependencies = {{key.first, key.second, {}, Dependency::Kind::Remove}};
        for (const std::string& base : model.bases) {
            const ModelKey base_key = model_key(db::resolve_label(model, base));
            dependencies.push_back({base_key.first, base_key.second, {}, Dependency::Kind::Create});
        }
        add(key.first, CreateModel(model.name, {}, model.options, model.bases),
            std::move(dependencies));
    }
}

void Autodetector::Detection::find_altered_options() {
    std::set<ModelKey> keys = both(both(kept_models_, kept_proxies_), kept_unmanaged_);
    std::ranges::set_intersection(old_unmanaged_, new_models_, std::inserter(keys, keys.end()));
    std::ranges::set_intersection(old_models_, new_unmanaged_, std::inserter(keys, keys.end()));
    for (const ModelKey& key : keys) {
        const auto old_options = AlterModelOptionsOperation::relevant(old_model(key).options);
        const auto new_options = AlterModelOptionsOperation::relevant(new_model(key).options);
        if (!(old_options == new_options))
            add(key.first, AlterModelOptions(key.second, new_options));
    }
}

void Autodetector::Detection::find_altered_tables() {
    for (const ModelKey& key : both(both(kept_models_, kept_proxies_), kept_unmanaged_)) {
        const std::string& table = new_model(key).options.db_table;
        if (old_model(key).options.db_table != table) {
            add(key.first, AlterModelTable(key.second, table));
        }
    }
}

}  // namespace cadenza::migrations
