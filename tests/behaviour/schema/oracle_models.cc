#include "behaviour/schema/oracle_models.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "cadenza/base/json/reader.h"
#include "source_directory.h"

namespace oracle {

using cadenza::Value;
using namespace cadenza::db;
using cadenza::OnDelete;

namespace {

Value fixed_uuid() {
    return *cadenza::Uuid::parse("00000000-0000-4000-8000-000000000001");
}

std::vector<std::string> strings(const Value& json) {
    std::vector<std::string> list;
    if (json.is_list()) {
        for (const Value& item : json.as_list()) list.push_back(item.as_text());
    }
    return list;
}

cadenza::db::Condition condition(const Value& json) {
    cadenza::db::Condition made;
    for (const auto& [name, operand] : json.as_dict()) {
        cadenza::db::Condition part;
        if (name == "and" || name == "or") {
            for (const Value& child : operand.as_list()) {
                part = part.is_always() ? condition(child)
                       : name == "and"  ? (part && condition(child))
                                        : (part || condition(child));
            }
        } else if (name == "not") {
            part = !condition(operand);
        } else if (operand.is_dict() && operand.contains("$f")) {
            part = cadenza::db::Condition::against_field(name, operand["$f"].as_text());
        } else {
            part = cadenza::db::Condition::lookup(name, value(operand));
        }
        made = made && part;
    }
    return made;
}

OnDelete on_delete(const std::string& name) {
    for (OnDelete action : {OnDelete::CASCADE, OnDelete::PROTECT, OnDelete::SET_NULL,
                            OnDelete::SET_DEFAULT, OnDelete::DO_NOTHING, OnDelete::RESTRICT}) {
        if (on_delete_name(action) == name) return action;
    }
    throw std::runtime_error("unknown on_delete " + name);
}

}  // namespace

Value value(const Value& json) {
    if (!json.is_dict() || json.as_dict().size() != 1) return json;
    const auto& [kind, content] = *json.as_dict().begin();
    if (kind == "$decimal") return *cadenza::Decimal::parse(content.as_text());
    if (kind == "$date") return *cadenza::Date::parse(content.as_text());
    if (kind == "$time") return *cadenza::Time::parse(content.as_text());
    if (kind == "$datetime") return *cadenza::DateTime::parse(content.as_text());
    if (kind == "$duration") {
        return cadenza::Duration(static_cast<std::int64_t>(content.as_double() * 1e6));
    }
    if (kind == "$bytes") return Value::bytes(content.as_text());
    if (kind == "$uuid") return *cadenza::Uuid::parse(content.as_text());
    return json;
}

FieldDefinition field(const std::string& name, const Value& json) {
    const auto kind = field_kind_of(json["type"].as_text());
    if (!kind) throw std::runtime_error("unknown field type " + json["type"].as_text());
    FieldDefinition made(name, *kind);
    for (const auto& [key, option] : json.as_dict()) {
        if (key == "type" || key == "serialize" || key == "error_messages") continue;
        if (key == "max_length")
            made.max_length = static_cast<int>(option.as_int());
        else if (key == "max_digits")
            made.max_digits = static_cast<int>(option.as_int());
        else if (key == "decimal_places")
            made.decimal_places = static_cast<int>(option.as_int());
        else if (key == "null")
            made.null = option.as_bool();
        else if (key == "blank")
            made.blank = option.as_bool();
        else if (key == "unique")
            made.unique = option.as_bool();
        else if (key == "primary_key")
            made.primary_key = option.as_bool();
        else if (key == "db_index")
            made.db_index = option.as_bool();
        else if (key == "editable")
            made.editable = option.as_bool();
        else if (key == "auto_now")
            made.auto_now = option.as_bool();
        else if (key == "auto_now_add")
            made.auto_now_add = option.as_bool();
        else if (key == "auto_created")
            made.auto_created = option.as_bool();
        else if (key == "parent_link")
            made.parent_link = option.as_bool();
        else if (key == "db_constraint")
            made.db_constraint = option.as_bool();
        else if (key == "symmetrical")
            made.symmetrical = option.as_bool();
        else if (key == "to")
            made.to = option.as_text();
        else if (key == "to_field")
            made.to_field = option.as_text();
        else if (key == "through")
            made.through = option.as_text();
        else if (key == "related_name")
            made.related_name = option.as_text();
        else if (key == "related_query_name")
            made.related_query_name = option.as_text();
        else if (key == "on_delete")
            made.on_delete = on_delete(option.as_text());
        else if (key == "upload_to")
            made.upload_to = option.as_text();
        else if (key == "verbose_name")
            made.verbose_name = option.as_text();
        else if (key == "help_text")
            made.help_text = option.as_text();
        else if (key == "db_column")
            made.db_column = option.as_text();
        else if (key == "db_table")
            made.db_table = option.as_text();
        else if (key == "db_collation")
            made.db_collation = option.as_text();
        else if (key == "protocol")
            made.ip_protocol = option.as_text();
        else if (key == "unpack_ipv4")
            made.unpack_ipv4 = option.as_bool();
        else if (key == "choices") {
            for (const Value& choice : option.as_list()) {
                made.choices.push_back({choice.as_list()[0], choice.as_list()[1].as_text()});
            }
        } else if (key == "default") {
            if (option.is_dict() && option.contains("$callable")) {
                const std::string function = option["$callable"].as_text();
                if (function.ends_with("uuid4")) {
                    made.default_ = FieldDefault(&fixed_uuid, "oracle::fixed_uuid");
                } else if (function.ends_with("dict")) {
                    made.default_ = FieldDefault(Value(cadenza::Dict()));
                } else {
                    made.default_ = FieldDefault(Value(cadenza::List()));
                }
            } else {
                made.default_ = FieldDefault(value(option));
            }
        } else if (key == "validators") {
            // Recorded by their names only; the database does not know them.
        } else {
            throw std::runtime_error("unknown option " + key);
        }
    }
    // An automatic key says what is implied: its verbose name is not what anybody wrote.
    if (made.auto_created) made.verbose_name.clear();
    made.finish();
    return made;
}

IndexDefinition index(const Value& json) {
    IndexDefinition made{.name = json["name"].is_text() ? json["name"].as_text() : "",
                         .fields = strings(json["fields"]),
                         .include = strings(json["include"]),
                         .opclasses = strings(json["opclasses"])};
    if (json["condition"].is_dict()) made.condition = condition(json["condition"]);
    if (json["expressions"].is_list()) {
        for (const Value& expression : json["expressions"].as_list()) {
            if (expression.is_text()) {
                made.expressions.push_back({expression.as_text()});
                continue;
            }
            const auto& [name, operand] = *expression.as_dict().begin();
            if (name == "desc")
                made.expressions.push_back({operand.as_text(), "", true});
            else
                made.expressions.push_back({operand.as_text(), name});
        }
    }
    return made;
}

ConstraintDefinition constraint(const Value& json) {
    ConstraintDefinition made{.name = json["name"].as_text(),
                              .fields = strings(json["fields"]),
                              .include = strings(json["include"]),
                              .opclasses = strings(json["opclasses"])};
    if (json["type"].as_text() == "CheckConstraint") {
        made.kind = ConstraintDefinition::Kind::Check;
        made.condition = condition(json.contains("check") ? json["check"] : json["condition"]);
    } else if (json["condition"].is_dict()) {
        made.condition = condition(json["condition"]);
    }
    if (json["deferrable"].is_text()) {
        made.deferrable = json["deferrable"].as_text().ends_with("IMMEDIATE") ||
                                  json["deferrable"].as_text() == "immediate"
                              ? ConstraintDefinition::Deferrable::Immediate
                              : ConstraintDefinition::Deferrable::Deferred;
    }
    return made;
}

ModelOptions options(const Value& json) {
    ModelOptions made;
    if (!json.is_dict()) return made;
    for (const auto& [key, option] : json.as_dict()) {
        if (key == "ordering")
            made.ordering = strings(option);
        else if (key == "db_table")
            made.db_table = option.is_null() ? "" : option.as_text();
        else if (key == "verbose_name")
            made.verbose_name = option.as_text();
        else if (key == "verbose_name_plural")
            made.verbose_name_plural = option.as_text();
        else if (key == "managed")
            made.managed = option.as_bool();
        else if (key == "proxy")
            made.proxy = option.as_bool();
        else if (key == "abstract")
            made.abstract = option.as_bool();
        else if (key == "default_permissions")
            made.default_permissions = strings(option);
        else if (key == "default_manager_name")
            made.default_manager_name = option.as_text();
        else if (key == "base_manager_name")
            made.base_manager_name = option.as_text();
        else if (key == "get_latest_by") {
            made.get_latest_by =
                option.is_list() ? strings(option) : std::vector<std::string>{option.as_text()};
        } else if (key == "permissions") {
            for (const Value& permission : option.as_list()) {
                made.permissions.emplace_back(permission.as_list()[0].as_text(),
                                              permission.as_list()[1].as_text());
            }
        } else if (key == "unique_together") {
            for (const Value& fields : option.as_list())
                made.unique_together.push_back(strings(fields));
        } else if (key == "indexes") {
            for (const Value& one : option.as_list()) made.indexes.push_back(index(one));
        } else if (key == "constraints") {
            for (const Value& one : option.as_list()) made.constraints.push_back(constraint(one));
        } else if (key != "bases" && key != "swappable") {
            throw std::runtime_error("unknown model option " + key);
        }
    }
    return made;
}

std::vector<ModelDefinition> models(const Value& json) {
    std::vector<ModelDefinition> list;
    for (const auto& [app, apps_models] : json.as_dict()) {
        for (const Value& model : apps_models.as_list()) {
            ModelDefinition made(app, model["name"].as_text(), {}, options(model["options"]));
            for (const auto& [name, definition] : model["fields"].as_dict()) {
                made.fields.push_back(field(name, definition));
            }
            made.bases = strings(model["bases"]);
            list.push_back(std::move(made));
        }
    }
    return list;
}

Value read(const std::string& file) {
    const char* folder = std::getenv("CADENZA_SCHEMA_ORACLE");
    const std::string path =
        (folder ? std::string(folder)
                : cadenza::test::source_directory() + "/tests/conformance/schema") +
        "/" + file;
    std::ifstream stream(path, std::ios::binary);
    if (!stream) throw std::runtime_error("cannot read " + path);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    auto parsed = cadenza::parse_json(text);
    if (!parsed) throw std::runtime_error(path + ": " + parsed.error().message);
    return *parsed;
}

}  // namespace oracle
