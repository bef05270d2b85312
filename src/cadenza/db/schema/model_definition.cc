#include "cadenza/db/schema/model_definition.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "cadenza/base/text/case.h"
#include "cadenza/db/schema/names.h"

namespace cadenza::db {
namespace {

template <class Fields>
auto* find_field(Fields& fields, std::string_view name) {
    const auto found = std::ranges::find(fields, name, &FieldDefinition::name);
    return found == fields.end() ? nullptr : &*found;
}

}  // namespace

ModelDefinition::ModelDefinition() = default;
ModelDefinition::ModelDefinition(std::string app, std::string model_name,
                                 std::vector<FieldDefinition> field_list,
                                 ModelOptions model_options)
    : app_label(std::move(app)),
      name(std::move(model_name)),
      fields(std::move(field_list)),
      options(std::move(model_options)) {}
ModelDefinition::ModelDefinition(const ModelDefinition&) = default;
ModelDefinition::ModelDefinition(ModelDefinition&&) noexcept = default;
ModelDefinition& ModelDefinition::operator=(const ModelDefinition&) = default;
ModelDefinition& ModelDefinition::operator=(ModelDefinition&&) noexcept = default;
ModelDefinition::~ModelDefinition() = default;

namespace {

// The one-to-one from a child model to the table of its base: its key.
FieldDefinition parent_link(const ModelDefinition& model) {
    const std::string base = resolve_label(model, model.bases.front());
    FieldDefinition link(to_lower(base.substr(base.find('.') + 1)) + "_ptr", FieldKind::OneToOne);
    link.to = base;
    link.parent_link = true;
    link.primary_key = true;
    link.auto_created = true;
    return link;
}

}  // namespace

void ModelDefinition::finish(FieldKind default_auto_field) {
    if (!options.proxy && !bases.empty() &&
        std::ranges::none_of(fields, &FieldDefinition::parent_link)) {
        fields.insert(fields.begin(), parent_link(*this));
    }
    if (!options.proxy && std::ranges::none_of(fields, &FieldDefinition::primary_key)) {
        fields.insert(fields.begin(), implicit_primary_key(default_auto_field));
    }
    for (IndexDefinition& index : options.indexes) {
        if (!index.name.empty()) continue;
        std::vector<std::string> columns;
        for (std::string_view field_name : index.fields) {
            const bool descending = field_name.starts_with('-');
            const FieldDefinition* field = find(field_name.substr(descending ? 1 : 0));
            assert(field && "an index names a field that the model lacks");
            columns.push_back((descending ? "-" : "") + field->column());
        }
        index.name = model_index_name(table(), columns);
    }
}

std::string ModelDefinition::label() const {
    return app_label + "." + name;
}
std::string ModelDefinition::label_lower() const {
    return app_label + "." + name_lower();
}
std::string ModelDefinition::name_lower() const {
    return to_lower(name);
}

std::string ModelDefinition::table(int max_length) const {
    std::string made = options.db_table.empty() ? app_label + "_" + name_lower() : options.db_table;
    return max_length > 0 ? truncate_name(made, max_length) : made;
}

std::string ModelDefinition::verbose_name() const {
    return options.verbose_name.empty() ? camel_case_to_spaces(name) : options.verbose_name;
}

std::string ModelDefinition::verbose_name_plural() const {
    return options.verbose_name_plural.empty() ? verbose_name() + "s" : options.verbose_name_plural;
}

const FieldDefinition* ModelDefinition::find(std::string_view field_name) const {
    return find_field(fields, field_name);
}

FieldDefinition* ModelDefinition::find(std::string_view field_name) {
    return find_field(fields, field_name);
}

const FieldDefinition* ModelDefinition::find_column(std::string_view column) const {
    const auto found = std::ranges::find_if(fields, [&](const FieldDefinition& field) {
        return field.has_column() && field.column() == column;
    });
    return found == fields.end() ? nullptr : &*found;
}

const FieldDefinition& ModelDefinition::primary_key() const {
    const auto found = std::ranges::find_if(fields, &FieldDefinition::primary_key);
    assert(found != fields.end() && "the model has no primary key: finish() was not called");
    return *found;
}

bool operator==(const ModelDefinition& a, const ModelDefinition& b) {
    return a.app_label == b.app_label && a.name == b.name && a.bases == b.bases &&
           a.options == b.options && a.fields == b.fields;
}

std::string resolve_label(const ModelDefinition& model, std::string_view reference) {
    if (reference == "self") return model.label();
    if (reference.find('.') == std::string_view::npos) {
        return model.app_label + "." + std::string(reference);
    }
    return std::string(reference);
}

const FieldDefinition* target_field(const ModelDefinition& model, const FieldDefinition& relation,
                                    const ModelLookup& models) {
    const ModelDefinition* target =
        relation.to == "self" ? &model : models.find_model(resolve_label(model, relation.to));
    if (!target) return nullptr;
    return relation.to_field.empty() ? &target->primary_key() : target->find(relation.to_field);
}

}  // namespace cadenza::db
