#include <algorithm>

#include "cadenza/db/migrations/errors.h"
#include "cadenza/db/migrations/writer/code_maker.h"

namespace cadenza::migrations {

using db::FieldDefinition;

CodeMaker::CodeMaker(const ProjectState& names, std::string_view app_label)
    : names_(names), app_label_(app_label) {}

std::string CodeMaker::label(std::string_view reference) const {
    if (reference == "self") return "self";
    const db::ModelDefinition* model = names_.find(model_key(reference));
    return model ? model->label() : std::string(reference);
}

// "namespace api { cadenza::Value make_code(); }"
void CodeMaker::declare(std::string_view qualified_name, std::string_view type,
                        std::string_view parameters) {
    const std::size_t at = qualified_name.rfind("::");
    std::string text;
    if (at != std::string_view::npos) {
        text.append("namespace ").append(qualified_name.substr(0, at)).append(" { ");
    }
    text.append(type).append(" ");
    text.append(at == std::string_view::npos ? qualified_name : qualified_name.substr(at + 2));
    text.append("(").append(parameters).append(");");
    if (at != std::string_view::npos) text += " }";
    declarations_.insert(std::move(text));
}

Code CodeMaker::default_value(const FieldDefinition& field) {
    if (!field.default_.callable) return value(field.default_.value);
    if (!field.default_.callable_name) {
        throw MigrationError("The default of " + app_label_ + "'s field '" + field.name +
                             "' is a function without a name, which cannot be written into a "
                             "migration: give it one");
    }
    const std::string name = field.default_.callable_name;
    declare(name, "cadenza::Value", "");
    return Code::list({{"&" + name}, {quoted(name)}});
}

Code CodeMaker::validator(const FieldDefinition& field, const Validator& validator) {
    const std::string expression = validator.describe();
    if (expression.empty()) {
        throw MigrationError("A validator of " + app_label_ + "'s field '" + field.name +
                             "' is a function without a name, which cannot be written into a "
                             "migration: write Validator::named(\"" +
                             app_label_ + "::validate_…\", …)");
    }
    mentions_validators_ = true;
    const bool function = expression.find('(') == std::string::npos;
    // One of the program's own: with its name, so that it can be written again.
    if (function && expression.find("::") != std::string::npos) {
        declare(expression, "std::optional<cadenza::ValidationMessage>", "const cadenza::Value&");
        return Code::call("Validator::named", {{quoted(expression)}, {"&" + expression}});
    }
    // One that a function of the program makes: "api::EvenValidator()".
    if (expression.ends_with("()") && expression.find("::") != std::string::npos)
        declare(expression.substr(0, expression.size() - 2), "cadenza::Validator", "");
    return {expression};
}

void CodeMaker::relation_options(const FieldDefinition& f, std::vector<Code>& options) const {
    const auto text = [&](const char* name, const std::string& content) {
        if (!content.empty())
            options.push_back({"." + std::string(name) + " = " + quoted(content)});
    };
    if (!f.is_relation()) return;
    if (f.is_single_relation()) {
        options.push_back({".on_delete = " + std::string(db::on_delete_name(f.on_delete))});
    }
    text("to_field", f.to_field);
    text("related_name", f.related_name);
    text("related_query_name", f.related_query_name);
    if (!f.through.empty()) text("through", label(f.through));
    if (!f.through_fields.empty()) options.push_back(texts(f.through_fields, ".through_fields = "));
    text("db_table", f.db_table);
    if (!f.db_constraint) options.push_back({".db_constraint = false"});
    if (f.parent_link) options.push_back({".parent_link = true"});
}

// In the order of FieldOptions, and only what the field's kind does not imply.
std::vector<Code> CodeMaker::field_options(const FieldDefinition& f) {
    FieldDefinition plain(f.name, f.kind);
    plain.auto_now = f.auto_now;
    plain.auto_now_add = f.auto_now_add;
    plain.finish();
    std::vector<Code> options;
    const auto number = [&](const char* name, int is, int implied) {
        if (is != implied) {
            options.push_back({"." + std::string(name) + " = " + std::to_string(is)});
        }
    };
    const auto flag = [&](const char* name, bool is, bool implied) {
        if (is != implied) {
            options.push_back({"." + std::string(name) + (is ? " = true" : " = false")});
        }
    };
    const auto text = [&](const char* name, const std::string& is,
                          const std::string& implied = {}) {
        if (is != implied) options.push_back({"." + std::string(name) + " = " + quoted(is)});
    };
    number("max_length", f.max_length, plain.max_length);
    number("max_digits", f.max_digits, 0);
    number("decimal_places", f.decimal_places, 0);
    relation_options(f, options);
    flag("auto_now", f.auto_now, false);
    flag("auto_now_add", f.auto_now_add, false);
    text("upload_to", f.upload_to);
    text("protocol", f.ip_protocol, plain.ip_protocol);
    flag("unpack_ipv4", f.unpack_ipv4, false);
    if (f.has_default()) {
        Code made = default_value(f);
        made.text.insert(0, ".default_ = ");
        options.push_back(std::move(made));
    }
    flag("null", f.null, plain.null);
    flag("blank", f.blank, plain.blank);
    flag("unique", f.unique, plain.unique);
    flag("primary_key", f.primary_key, plain.primary_key);
    flag("db_index", f.db_index, plain.db_index);
    flag("editable", f.editable, plain.editable);
    text("db_column", f.db_column);
    text("db_collation", f.db_collation);
    if (!f.choices.empty()) {
        std::vector<Code> items;
        for (const db::Choice& choice : f.choices) {
            items.push_back(Code::list({value(choice.value), {quoted(choice.label)}}));
        }
        options.push_back(Code::list(std::move(items), ".choices = "));
    }
    text("verbose_name", f.verbose_name);
    text("help_text", f.help_text);
    if (!f.validators.empty()) {
        std::vector<Code> items;
        for (const Validator& one : f.validators) items.push_back(validator(f, one));
        options.push_back(Code::list(std::move(items), ".validators = "));
    }
    return options;
}

Code CodeMaker::field(const FieldDefinition& f) {
    std::vector<Code> arguments = {{quoted(f.name)}};
    if (f.is_relation()) arguments.push_back({quoted(label(f.to))});
    std::vector<Code> options = field_options(f);
    if (!options.empty()) arguments.push_back(Code::list(std::move(options)));
    return Code::call(std::string(db::field_class_name(f.kind)), std::move(arguments));
}

}  // namespace cadenza::migrations
