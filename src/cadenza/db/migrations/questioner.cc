#include "cadenza/db/migrations/questioner.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "cadenza/base/json/reader.h"
#include "cadenza/base/text/case.h"

namespace cadenza::migrations {

using db::FieldDefault;
using db::FieldDefinition;
using db::FieldKind;
using db::ModelDefinition;

Questioner::~Questioner() = default;
bool Questioner::ask_initial(std::string_view) {
    return true;
}
bool Questioner::ask_rename(std::string_view, std::string_view, std::string_view,
                            const FieldDefinition&) {
    return false;
}
bool Questioner::ask_rename_model(const ModelDefinition&, const ModelDefinition&) {
    return false;
}

FieldDefault Questioner::ask_not_null_addition(const FieldDefinition& field,
                                               std::string_view model_name) {
    throw CommandExit(3, "Field '" + field.name + "' on model '" + std::string(model_name) +
                             "' not migrated: it is impossible to add a non-nullable field without "
                             "specifying a default.");
}

FieldDefault Questioner::ask_auto_now_add_addition(const FieldDefinition& field,
                                                   std::string_view model_name) {
    throw CommandExit(3, "Field '" + field.name + "' on model '" + std::string(model_name) +
                             "' not migrated: it is impossible to add a field with 'auto_now_add' "
                             "without specifying a default.");
}

std::optional<FieldDefault> Questioner::ask_not_null_alteration(const FieldDefinition&,
                                                                std::string_view) {
    return std::nullopt;
}

bool Questioner::ask_merge(std::string_view) {
    return true;
}

// Values as people type them

namespace {

std::string_view unquoted(std::string_view text) {
    if (text.size() >= 2 && (text.front() == '\'' || text.front() == '"') &&
        text.front() == text.back()) {
        return text.substr(1, text.size() - 2);
    }
    return text;
}

std::optional<FieldDefault> number_default(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return FieldDefault(number);
}

template <class T>
std::optional<FieldDefault> parsed(std::string_view text) {
    if (auto value = T::parse(unquoted(text))) return FieldDefault(Value(*value));
    return std::nullopt;
}

std::optional<FieldDefault> now_default(FieldKind kind) {
    const DateTime now = DateTime::now();
    if (kind == FieldKind::Date) return FieldDefault(Value(now.date()));
    if (kind == FieldKind::Time) return FieldDefault(Value(now.time()));
    return FieldDefault(Value(now));
}

bool means_now(std::string_view text) {
    return text == "now" || text == "now()" || text == "timezone.now" || text == "timezone.now()";
}

std::optional<FieldDefault> aware_datetime(std::string_view text) {
    auto value = DateTime::parse(unquoted(text));
    if (!value) return std::nullopt;
    value->aware = true;  // without an offset it is UTC
    return FieldDefault(Value(*value));
}

}  // namespace

std::optional<FieldDefault> parse_default(std::string_view text, const FieldDefinition& field) {
    text = strip(text);
    if (text == "null" || text == "nullptr" || text == "None") return FieldDefault(nullptr);
    switch (field.kind) {
        case FieldKind::Boolean:
            if (text == "true" || text == "True" || text == "1") return FieldDefault(true);
            if (text == "false" || text == "False" || text == "0") return FieldDefault(false);
            return std::nullopt;
        case FieldKind::Float: {
            const auto number = Decimal::parse(text);
            if (!number) return std::nullopt;
            return FieldDefault(number->to_double());
        }
        case FieldKind::Decimal: return parsed<Decimal>(text);
        case FieldKind::Date: return means_now(text) ? now_default(field.kind) : parsed<Date>(text);
        case FieldKind::Time: return means_now(text) ? now_default(field.kind) : parsed<Time>(text);
        case FieldKind::DateTime:
            return means_now(text) ? now_default(field.kind) : aware_datetime(text);
        case FieldKind::Duration: return parsed<Duration>(text);
        case FieldKind::Uuid: return parsed<Uuid>(text);
        case FieldKind::Json: {
            auto json = parse_json(text);
            if (!json) return std::nullopt;
            return FieldDefault(*json);
        }
        case FieldKind::ForeignKey:
        case FieldKind::OneToOne: {
            auto number = number_default(text);
            return number ? number : FieldDefault(unquoted(text));
        }
        case FieldKind::Binary: return FieldDefault(Value::bytes(std::string(unquoted(text))));
        default: break;
    }
    if (db::is_textual(field.kind) || field.kind == FieldKind::IpAddress) {
        return FieldDefault(unquoted(text));
    }
    return number_default(text);
}

// Flags

FlagQuestioner::FlagQuestioner(const std::vector<std::string>& renames,
                               const std::vector<std::string>& defaults,
                               std::set<std::string> specified_apps, Questioner& otherwise)
    : renames_(split(renames, ':', "--rename old:new")),
      defaults_(split(defaults, '=', "--default model.field=value")),
      specified_apps_(std::move(specified_apps)),
      otherwise_(otherwise) {}

FlagQuestioner::~FlagQuestioner() = default;

std::vector<FlagQuestioner::Pair> FlagQuestioner::split(const std::vector<std::string>& flags,
                                                        char separator, std::string_view option) {
    std::vector<Pair> pairs;
    for (const std::string& flag : flags) {
        const std::size_t at = flag.find(separator);
        if (at == std::string::npos || at == 0 || at + 1 == flag.size()) {
            throw CommandExit(2, "'" + flag + "' is not of the form " + std::string(option));
        }
        pairs.push_back({flag.substr(0, at), flag.substr(at + 1)});
    }
    return pairs;
}

namespace {
// Whether "c", "b.c" or "a.b.c" means the thing with these parts.
bool means(std::string_view text, std::initializer_list<std::string_view> parts) {
    std::string whole;
    for (std::string_view part : parts) whole.append(whole.empty() ? "" : ".").append(part);
    whole = to_lower(whole);
    const std::string asked = to_lower(text);
    return whole == asked || whole.ends_with("." + asked);
}
}  // namespace

bool FlagQuestioner::ask_initial(std::string_view app_label) {
    return specified_apps_.contains(std::string(app_label)) || otherwise_.ask_initial(app_label);
}

bool FlagQuestioner::ask_rename(std::string_view app_label, std::string_view model_name,
                                std::string_view old_name, const FieldDefinition& field) {
    return std::ranges::any_of(renames_,
                               [&](const Pair& pair) {
                                   return pair.right == field.name &&
                                          means(pair.left, {app_label, model_name, old_name});
                               }) ||
           otherwise_.ask_rename(app_label, model_name, old_name, field);
}

bool FlagQuestioner::ask_rename_model(const ModelDefinition& old_model,
                                      const ModelDefinition& new_model) {
    return std::ranges::any_of(renames_,
                               [&](const Pair& pair) {
                                   return to_lower(pair.right) == new_model.name_lower() &&
                                          means(pair.left, {old_model.app_label, old_model.name});
                               }) ||
           otherwise_.ask_rename_model(old_model, new_model);
}

std::optional<FieldDefault> FlagQuestioner::default_for(const FieldDefinition& field,
                                                        std::string_view model_name) const {
    for (const Pair& pair : defaults_) {
        std::string_view name = pair.left;
        // The app is not known here; the model's name decides.
        const std::size_t dots = static_cast<std::size_t>(std::ranges::count(name, '.'));
        if (dots == 2) name.remove_prefix(name.find('.') + 1);
        if (!means(name, {model_name, field.name})) continue;
        if (auto value = parse_default(pair.right, field)) return value;
        throw CommandExit(2, "--default " + pair.left + ": '" + pair.right + "' is no value of a " +
                                 std::string(db::field_class_name(field.kind)));
    }
    return std::nullopt;
}

FieldDefault FlagQuestioner::ask_not_null_addition(const FieldDefinition& field,
                                                   std::string_view model_name) {
    if (auto value = default_for(field, model_name)) return *value;
    return otherwise_.ask_not_null_addition(field, model_name);
}

FieldDefault FlagQuestioner::ask_auto_now_add_addition(const FieldDefinition& field,
                                                       std::string_view model_name) {
    if (auto value = default_for(field, model_name)) return *value;
    return otherwise_.ask_auto_now_add_addition(field, model_name);
}

std::optional<FieldDefault> FlagQuestioner::ask_not_null_alteration(const FieldDefinition& field,
                                                                    std::string_view model_name) {
    if (auto value = default_for(field, model_name)) return value;
    return otherwise_.ask_not_null_alteration(field, model_name);
}

bool FlagQuestioner::ask_merge(std::string_view app_label) {
    return otherwise_.ask_merge(app_label);
}

// A person

InteractiveQuestioner::InteractiveQuestioner(Console& console, bool dry_run)
    : console_(console), dry_run_(dry_run) {}

InteractiveQuestioner::~InteractiveQuestioner() = default;

std::string InteractiveQuestioner::answer(std::string_view prompt) {
    if (auto line = console_.ask(prompt)) return *line;
    throw CommandExit(3);
}

bool InteractiveQuestioner::yes(const std::string& question, bool fallback) {
    std::string line = answer(question + " ");
    if (line.empty()) return fallback;
    while (line.empty() || std::string_view("yYnN").find(line[0]) == std::string_view::npos) {
        line = answer("Please answer yes or no: ");
    }
    return line[0] == 'y' || line[0] == 'Y';
}

std::size_t InteractiveQuestioner::choose(const std::string& question,
                                          const std::vector<std::string>& choices) {
    console_.line(question);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        console_.line(" " + std::to_string(i + 1) + ") " + choices[i]);
    }
    std::string line = answer("Select an option: ");
    for (;;) {
        std::size_t number = 0;
        const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
        if (error == std::errc() && end == line.data() + line.size() && number > 0 &&
            number <= choices.size()) {
            return number;
        }
        line = answer("Please select a valid option: ");
    }
}

FieldDefault InteractiveQuestioner::ask_default(const FieldDefinition& field,
                                                std::string_view fallback) {
    console_.line("Please enter the default value as it is written in C++ or JSON.");
    if (!fallback.empty()) {
        console_.line("Accept the default '" + std::string(fallback) +
                      "' by pressing 'Enter' or provide another value.");
    }
    console_.line("Type 'exit' to exit this prompt");
    const std::string prompt =
        fallback.empty() ? ">>> " : "[default: " + std::string(fallback) + "] >>> ";
    for (;;) {
        std::string line = answer(prompt);
        if (line.empty()) line = fallback;
        if (line.empty()) {
            console_.line("Please enter some value, or 'exit' (with no quotes) to exit.");
            continue;
        }
        if (line == "exit") throw CommandExit(1);
        if (auto value = parse_default(line, field)) return *value;
        console_.line("Invalid input: '" + line + "' is no value of a " +
                      std::string(db::field_class_name(field.kind)));
    }
}

bool InteractiveQuestioner::ask_rename(std::string_view, std::string_view model_name,
                                       std::string_view old_name, const FieldDefinition& field) {
    const std::string model(model_name);
    return yes("Was " + model + "." + std::string(old_name) + " renamed to " + model + "." +
                   field.name + " (a " + std::string(db::field_class_name(field.kind)) + ")? [y/N]",
               false);
}

bool InteractiveQuestioner::ask_rename_model(const ModelDefinition& old_model,
                                             const ModelDefinition& new_model) {
    return yes("Was the model " + old_model.label() + " renamed to " + new_model.name + "? [y/N]",
               false);
}

namespace {
const char* const kOneOff =
    "Provide a one-off default now (will be set on all existing rows with a null value for this "
    "column)";
const char* const kQuit = "Quit and manually define a default value in models.h.";
}  // namespace

FieldDefault InteractiveQuestioner::ask_not_null_addition(const FieldDefinition& field,
                                                          std::string_view model_name) {
    if (dry_run_) return FieldDefault(nullptr);
    const std::size_t choice =
        choose("It is impossible to add a non-nullable field '" + field.name + "' to " +
                   std::string(model_name) +
                   " without specifying a default. This is because the database needs something to "
                   "populate existing rows.\nPlease select a fix:",
               {kOneOff, kQuit});
    if (choice == 2) throw CommandExit(3);
    return ask_default(field);
}

FieldDefault InteractiveQuestioner::ask_auto_now_add_addition(const FieldDefinition& field,
                                                              std::string_view model_name) {
    if (dry_run_) return FieldDefault(nullptr);
    const std::size_t choice =
        choose("It is impossible to add the field '" + field.name +
                   "' with 'auto_now_add=True' to " + std::string(model_name) +
                   " without providing a default. This is because the database needs something to "
                   "populate existing rows.\n",
               {"Provide a one-off default now which will be set on all existing rows", kQuit});
    if (choice == 2) throw CommandExit(3);
    return ask_default(field, "now");
}

std::optional<FieldDefault> InteractiveQuestioner::ask_not_null_alteration(
    const FieldDefinition& field, std::string_view model_name) {
    if (dry_run_) return FieldDefault(nullptr);
    const std::size_t choice =
        choose("It is impossible to change a nullable field '" + field.name + "' on " +
                   std::string(model_name) +
                   " to non-nullable without providing a default. This is because the database "
                   "needs something to populate existing rows.\nPlease select a fix:",
               {kOneOff,
                "Ignore for now. Existing rows that contain NULL values will have to be handled "
                "manually, for example with a RunCpp or RunSQL operation.",
                kQuit});
    if (choice == 2) return std::nullopt;
    if (choice == 3) throw CommandExit(3);
    return ask_default(field);
}

bool InteractiveQuestioner::ask_merge(std::string_view) {
    return yes(
        "\nMerging will only work if the operations printed above do not conflict\nwith each other "
        "(working on different fields or models)\nShould these migration branches be merged? "
        "[y/N]",
        false);
}

}  // namespace cadenza::migrations
