#pragma once

#include <set>
#include <string>

#include "cadenza/db/migrations/migration.h"
#include "cadenza/db/migrations/state.h"
#include "cadenza/db/migrations/writer/code.h"

namespace cadenza::migrations {

/// Turns the parts of a migration into code, and collects what the code mentions.
class CodeMaker {
 public:
    CodeMaker(const ProjectState& names, std::string_view app_label);

    Code operation(const Operation& operation);
    Code field(const db::FieldDefinition& field);
    Code value(const Value& value) const;
    Code options(const db::ModelOptions& options, bool only_altered = false);

    /// Declarations of functions that the code mentions, and whether it names validators.
    const std::set<std::string>& declarations() const noexcept { return declarations_; }
    bool mentions_validators() const noexcept { return mentions_validators_; }

 private:
    Code model_operation(const Operation& operation);
    Code field_operation(const Operation& operation);
    Code index_operation(const Operation& operation);
    Code special_operation(const Operation& operation);
    std::vector<Code> field_options(const db::FieldDefinition& field);
    void relation_options(const db::FieldDefinition& field, std::vector<Code>& options) const;
    Code default_value(const db::FieldDefinition& field);
    Code validator(const db::FieldDefinition& field, const Validator& validator);
    Code index(const db::IndexDefinition& index) const;
    Code constraint(const db::ConstraintDefinition& constraint) const;
    Code condition(const db::Condition& condition, bool inner = false) const;
    std::string label(std::string_view reference) const;
    void declare(std::string_view qualified_name, std::string_view type,
                 std::string_view parameters);

    const ProjectState& names_;
    std::string app_label_;
    std::set<std::string> declarations_;
    bool mentions_validators_ = false;
};

std::string quoted(std::string_view text);
Code texts(const std::vector<std::string>& list, std::string before = {});

}  // namespace cadenza::migrations
