#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/base/console.h"
#include "cadenza/base/error.h"
#include "cadenza/db/schema/model_definition.h"

namespace cadenza::migrations {

/// Ends a command with this exit status; the message, if any, goes to standard error.
class CommandExit : public Error {
 public:
    explicit CommandExit(int status, std::string message = {})
        : Error(std::move(message)), status_(status) {}
    int status() const noexcept { return status_; }

 private:
    int status_;
};

/// What the autodetector cannot know and asks. This one says no to everything, and stops with
/// CommandExit(3) where only a person can go on; as Django's NonInteractiveMigrationQuestioner.
class Questioner {
 public:
    virtual ~Questioner();
    /// Whether an app that has no migrations gets its first one.
    virtual bool ask_initial(std::string_view app_label);
    virtual bool ask_rename(std::string_view app_label, std::string_view model_name,
                            std::string_view old_name, const db::FieldDefinition& field);
    virtual bool ask_rename_model(const db::ModelDefinition& old_model,
                                  const db::ModelDefinition& new_model);
    /// The value for existing rows of a new field that may not be null.
    virtual db::FieldDefault ask_not_null_addition(const db::FieldDefinition& field,
                                                   std::string_view model_name);
    virtual db::FieldDefault ask_auto_now_add_addition(const db::FieldDefinition& field,
                                                       std::string_view model_name);
    /// The value for existing nulls; empty: somebody has seen to them.
    virtual std::optional<db::FieldDefault> ask_not_null_alteration(
        const db::FieldDefinition& field, std::string_view model_name);
    virtual bool ask_merge(std::string_view app_label);
};

/// Answers from the command line's flags, and hands on what they do not answer.
class FlagQuestioner final : public Questioner {
 public:
    /// --rename: "old:new" of any model or field, "app.model:new", "app.model.field:new".
    /// --default: "model.field=value", "app.model.field=value". Malformed ones throw CommandExit.
    FlagQuestioner(const std::vector<std::string>& renames,
                   const std::vector<std::string>& defaults, std::set<std::string> specified_apps,
                   Questioner& otherwise);
    ~FlagQuestioner() override;

    bool ask_initial(std::string_view app_label) override;
    bool ask_rename(std::string_view app_label, std::string_view model_name,
                    std::string_view old_name, const db::FieldDefinition& field) override;
    bool ask_rename_model(const db::ModelDefinition& old_model,
                          const db::ModelDefinition& new_model) override;
    db::FieldDefault ask_not_null_addition(const db::FieldDefinition& field,
                                           std::string_view model_name) override;
    db::FieldDefault ask_auto_now_add_addition(const db::FieldDefinition& field,
                                               std::string_view model_name) override;
    std::optional<db::FieldDefault> ask_not_null_alteration(const db::FieldDefinition& field,
                                                            std::string_view model_name) override;
    bool ask_merge(std::string_view app_label) override;

 private:
    struct Pair {
        std::string left;
        std::string right;
    };
    static std::vector<Pair> split(const std::vector<std::string>& flags, char separator,
                                   std::string_view option);
    std::optional<db::FieldDefault> default_for(const db::FieldDefinition& field,
                                                std::string_view model_name) const;

    std::vector<Pair> renames_;
    std::vector<Pair> defaults_;
    std::set<std::string> specified_apps_;
    Questioner& otherwise_;
};

/// Asks the person at the console, in Django's words.
class InteractiveQuestioner final : public Questioner {
 public:
    explicit InteractiveQuestioner(Console& console, bool dry_run = false);
    ~InteractiveQuestioner() override;

    bool ask_rename(std::string_view app_label, std::string_view model_name,
                    std::string_view old_name, const db::FieldDefinition& field) override;
    bool ask_rename_model(const db::ModelDefinition& old_model,
                          const db::ModelDefinition& new_model) override;
    db::FieldDefault ask_not_null_addition(const db::FieldDefinition& field,
                                           std::string_view model_name) override;
    db::FieldDefault ask_auto_now_add_addition(const db::FieldDefinition& field,
                                               std::string_view model_name) override;
    std::optional<db::FieldDefault> ask_not_null_alteration(const db::FieldDefinition& field,
                                                            std::string_view model_name) override;
    bool ask_merge(std::string_view app_label) override;

 private:
    std::string answer(std::string_view prompt);
    bool yes(const std::string& question, bool fallback);
    std::size_t choose(const std::string& question, const std::vector<std::string>& choices);
    db::FieldDefault ask_default(const db::FieldDefinition& field, std::string_view fallback = {});

    Console& console_;
    bool dry_run_;
};

/// A value as a person types it for a field: 42, 'text' (quotes may be left out for a text), true,
/// null, 2024-02-09, "now". Empty if it does not fit the field.
std::optional<db::FieldDefault> parse_default(std::string_view text,
                                              const db::FieldDefinition& field);

}  // namespace cadenza::migrations
