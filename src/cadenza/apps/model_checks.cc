#include "cadenza/apps/model_checks.h"

#include <map>
#include <string>

#include "cadenza/apps/project.h"
#include "cadenza/db/models/model_info.h"

namespace cadenza {
namespace {

using Messages = std::vector<CheckMessage>;

Messages check_field(const ModelInfo& model, const FieldInfo& field) {
    Messages found;
    const db::FieldDefinition& definition = field.definition();
    const auto error = [&](const char* id, const char* message, const char* hint = "") {
        found.push_back(
            check_error(id, message, hint, model.label() + "." + std::string(field.name())));
    };
    switch (definition.kind) {
        case db::FieldKind::Char:
            if (definition.max_length <= 0)
                error("fields.E120", "CharFields must define a 'max_length' attribute.");
            break;
        case db::FieldKind::Decimal:
            if (definition.decimal_places < 0) {
                error("fields.E130", "DecimalFields must define a 'decimal_places' attribute.");
            }
            if (definition.max_digits <= 0)
                error("fields.E132", "DecimalFields must define a 'max_digits' attribute.");
            if (definition.max_digits > 0 && definition.decimal_places > definition.max_digits) {
                error("fields.E134", "'max_digits' must be greater or equal to 'decimal_places'.");
            }
            break;
        case db::FieldKind::ForeignKey:
        case db::FieldKind::OneToOne:
            if (definition.on_delete == OnDelete::SET_NULL && !definition.null) {
                error("fields.E320", "Field specifies on_delete=SET_NULL, but cannot be null.",
                      "Set null = true on the field, or change the on_delete rule.");
            }
            if (definition.on_delete == OnDelete::SET_DEFAULT && !definition.default_.present) {
                error("fields.E321",
                      "The field specifies on_delete=SET_DEFAULT, but has no default value.",
                      "Set a default value, or change the on_delete rule.");
            }
            break;
        default: break;
    }
    if (definition.primary_key && definition.null) {
        error("fields.E007", "Primary keys must not have null = true.",
              "Remove null = true from the field, or primary_key = true.");
    }
    return found;
}

/// The part of "-author__name" that must be a field of the model itself.
std::string_view first_name(std::string_view name) {
    if (name.starts_with('-') || name.starts_with('+')) name.remove_prefix(1);
    return name.substr(0, name.find("__"));
}

Messages check_options(const ModelInfo& model) {
    Messages found;
    for (const std::vector<std::string>& names : model.definition().options.unique_together) {
        for (const std::string& name : names) {
            if (model.find(name) != nullptr) continue;
            found.push_back(check_error(
                "models.E012", "'unique_together' refers to the nonexistent field '" + name + "'.",
                "", model.label()));
        }
    }
    for (const std::string& name : model.ordering()) {
        const std::string_view first = first_name(name);
        if (first == "?" || model.find(first) != nullptr || model.find_reverse(first) != nullptr)
            continue;
        found.push_back(
            check_error("models.E015",
                        "'ordering' refers to the nonexistent field, related field, or lookup '" +
                            std::string(name) + "'.",
                        "", model.label()));
    }
    return found;
}

void append(Messages& to, Messages from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

Messages check_models(const Project& project) {
    Messages found;
    std::map<std::string, std::string> tables;
    for (const App& app : project.apps()) {
        for (const ModelInfo& (*describe)() : app.models) {
            const ModelInfo& model = describe();
            for (const FieldInfo& field : model.fields()) append(found, check_field(model, field));
            append(found, check_options(model));
            const auto [other, fresh] = tables.emplace(model.db_table(), model.label());
            if (!fresh) {
                found.push_back(check_error("models.E028",
                                            "db_table '" + model.db_table() +
                                                "' is used by multiple models: " + other->second +
                                                ", " + model.label() + ".",
                                            "", model.db_table()));
            }
        }
    }
    return found;
}

}  // namespace

void add_model_checks(CheckRegistry& registry, const Project& project) {
    registry.add("models", [&project] { return check_models(project); });
}

}  // namespace cadenza
