#include <algorithm>
#include <iterator>

#include "cadenza/db/migrations/autodetector/detection.h"

namespace cadenza::migrations {

using db::FieldDefinition;
using db::FieldKind;
using db::ModelDefinition;

namespace {

template <class Key>
std::vector<Key> difference(const std::set<Key>& a, const std::set<Key>& b) {
    std::vector<Key> keys;
    std::ranges::set_difference(a, b, std::back_inserter(keys));
    return keys;
}

bool is_time(FieldKind kind) {
    return kind == FieldKind::Date || kind == FieldKind::Time || kind == FieldKind::DateTime;
}

bool may_be_empty_text(const FieldDefinition& field) {
    return db::is_textual(field.kind) || field.kind == FieldKind::Binary;
}

}  // namespace

void Autodetector::Detection::find_renamed_fields() {
    std::set<FieldKey> old_keys = old_fields_;
    for (const FieldKey& key : difference(new_fields_, old_keys)) {
        const FieldDefinition& field = *new_model(key.first).find(key.second);
        for (const FieldKey& gone : difference(old_keys, new_fields_)) {
            if (gone.first != key.first) continue;
            FieldDefinition old = *old_model(key.first).find(gone.second);
            const auto target = renamed_labels_.find(old.to);
            if (target != renamed_labels_.end()) old.to = target->second;
            FieldDefinition with_column = old;
            with_column.db_column = old.column();
            if (!db::same_options(old, field) && !db::same_options(with_column, field)) continue;
            if (!questioner_.ask_rename(key.first.first, new_model(key.first).name_lower(),
                                        gone.second, field)) {
                continue;
            }
            renames_.emplace_back(key, gone.second);
            old_keys.erase(gone);
            old_keys.insert(key);
            renamed_fields_[key] = gone.second;
            break;
        }
    }
}

void Autodetector::Detection::add_renamed_fields() {
    for (const auto& [key, old_field_name] : renames_) {
        const auto& [app, model] = key.first;
        const FieldDefinition& old = *old_model(key.first).find(old_field_name);
        FieldDefinition field = *new_model(key.first).find(key.second);
        // A column that keeps its name is said so first: then the renaming itself does nothing.
        if (old.db_column != field.db_column) {
            field.name = old_field_name;
            add(app, AlterField(model, field));
        }
        add(app, RenameField(model, old_field_name, key.second));
        old_fields_.erase({key.first, old_field_name});
        old_fields_.insert(key);
    }
}

void Autodetector::Detection::find_removed_fields() {
    for (const FieldKey& key : difference(old_fields_, new_fields_)) remove_field(key);
}

void Autodetector::Detection::remove_field(const FieldKey& key) {
    const auto& [app, model] = key.first;
    add(app, RemoveField(model, key.second),
        {{app, model, key.second, Dependency::Kind::TogetherChange}});
}

void Autodetector::Detection::find_added_fields() {
    for (const FieldKey& key : difference(new_fields_, old_fields_)) add_field(key);
}

void Autodetector::Detection::add_field(const FieldKey& key) {
    const auto& [app, model] = key.first;
    FieldDefinition field = *new_model(key.first).find(key.second);
    Dependencies dependencies = dependencies_of(field);
    dependencies.push_back({app, model, field.name, Dependency::Kind::Remove});
    const bool preserve = field.null || field.has_default() || field.is_many_to_many() ||
                          (field.blank && may_be_empty_text(field)) ||
                          (is_time(field.kind) && field.auto_now);
    if (!preserve) {
        field.default_ = is_time(field.kind) && field.auto_now_add
                             ? questioner_.ask_auto_now_add_addition(field, model)
                             : questioner_.ask_not_null_addition(field, model);
    }
    add(app, AddField(model, std::move(field), {.preserve_default = preserve}),
        std::move(dependencies));
}

void Autodetector::Detection::find_altered_fields() {
    std::vector<FieldKey> kept;
    std::ranges::set_intersection(old_fields_, new_fields_, std::back_inserter(kept));
    for (const FieldKey& key : kept) {
        const auto renamed = renamed_fields_.find(key);
        const std::string& old_field_name =
            renamed == renamed_fields_.end() ? key.second : renamed->second;
        FieldDefinition old = *old_model(key.first).find(old_field_name);
        const FieldDefinition& field = *new_model(key.first).find(key.second);
        // What renaming models and fields does to relations is done by those operations.
        for (std::string FieldDefinition::*label :
             {&FieldDefinition::to, &FieldDefinition::through}) {
            const auto target = renamed_labels_.find(old.*label);
            if (target != renamed_labels_.end()) old.*label = target->second;
        }
        if (!old.to_field.empty()) {
            const FieldKey pointed{model_key(field.to), field.to_field};
            const auto other = renamed_fields_.find(pointed);
            if (other != renamed_fields_.end() && other->second == old.to_field) {
                old.to_field = field.to_field;
            }
        }
        // Said by the AlterField before the RenameField.
        if (renamed != renamed_fields_.end()) old.db_column = field.db_column;
        if (!db::same_options(old, field)) alter_field(key, old, field);
    }
}

void Autodetector::Detection::alter_field(const FieldKey& key, const FieldDefinition& old_field,
                                          const FieldDefinition& new_field) {
    const auto& [app, model] = key.first;
    if (old_field.is_many_to_many() != new_field.is_many_to_many()) {
        remove_field(key);
        add_field(key);
        return;
    }
    FieldDefinition field = new_field;
    bool preserve = true;
    if (old_field.null && !field.null && !field.has_default() && !field.is_many_to_many()) {
        if (auto answer = questioner_.ask_not_null_alteration(field, model)) {
            field.default_ = *answer;
            preserve = false;
        }
    }
    Dependencies dependencies = dependencies_of(field);
    add(app, AlterField(model, std::move(field), {.preserve_default = preserve}),
        std::move(dependencies));
}

}  // namespace cadenza::migrations
