#include "cadenza/rest/serializers/model_definition.h"

#include <algorithm>

#include "cadenza/base/clock.h"
#include "cadenza/base/error.h"
#include "cadenza/db/models/model.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/query_base.h"
#include "cadenza/rest/serializers/auto_model_serializer.h"
#include "cadenza/rest/serializers/model_fields.h"
#include "cadenza/rest/serializers/nested_field.h"
#include "cadenza/rest/validators/unique_validator.h"

namespace cadenza::serializers {
namespace {

constexpr std::string_view kAll = "__all__";
constexpr std::string_view kUrl = "url";

bool contains(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

void write_column(const FieldInfo& column, const Model& object, JsonWriter& out) {
    column.write_json(object, out);
}

Value now() {
    return Value(DateTime::now());
}

/// Builds one Definition; lives for the time of that.
class Builder {
 public:
    Builder(std::string class_name, const ModelInfo& model, const ModelAttributesView& attributes)
        : model_(model), given_(attributes), built_(std::make_shared<Definition>()) {
        built_->class_name = std::move(class_name);
    }

    std::shared_ptr<const Definition> build() {
        check();
        const std::vector<FieldList::Declared> lines = expand();
        std::vector<std::string> names;
        for (const auto& line : lines) names.push_back(line.name);
        collect_unique_sets(lines);
        for (const auto& line : lines) add(line);
        built_->finish();
        if (given_.validators.is_set())
            built_->validators = given_.validators.list();
        else
            add_unique_together();
        return std::move(built_);
    }

 private:
    struct UniqueSet {
        std::vector<std::string> sources;
    };

    [[noreturn]] void refuse(const std::string& sentence) const {
        throw ImproperlyConfigured(built_->class_name + ": " + sentence);
    }

    void check() const {
        const auto& declared = given_.fields.declared();
        const bool all = std::any_of(declared.begin(), declared.end(),
                                     [](const auto& line) { return line.name == kAll; });
        if (!given_.fields.is_set() && given_.exclude.names().empty())
            refuse(
                "a ModelSerializer needs the attribute fields or exclude; fields = {\"__all__\"} "
                "takes all "
                "fields of the model.");
        if (given_.fields.is_set() && !all && !given_.exclude.names().empty())
            refuse("both fields and exclude are set; leave out of fields what is to be excluded.");
        if (given_.depth < 0 || given_.depth > 10) refuse("depth must lie between 0 and 10.");
    }

    /// The lines with "__all__" replaced: the key, what is declared, plain fields, relations.
    std::vector<FieldList::Declared> expand() const {
        std::vector<FieldList::Declared> declared = given_.fields.declared();
        const auto all = std::find_if(declared.begin(), declared.end(),
                                      [](const auto& line) { return line.name == kAll; });
        if (given_.fields.is_set() && all == declared.end()) return declared;
        if (all != declared.end()) declared.erase(all);
        std::vector<FieldList::Declared> lines;
        const auto push = [&](std::string_view name) {
            for (const auto& line : declared)
                if (line.name == name) return;
            if (!contains(given_.exclude.names(), name))
                lines.push_back({std::string(name), nullptr, {}});
        };
        push(given_.hyperlinked ? kUrl : model_.pk().name());
        for (const auto& line : declared) lines.push_back(line);
        for (const FieldInfo& field : model_.fields())
            if (!field.is_relation() && !field.is_primary_key()) push(field.name());
        for (const FieldInfo& field : model_.fields())
            if (field.is_relation()) push(field.name());
        return lines;
    }

    FieldOptions extra_options(const std::string& name) const {
        FieldOptions extra;
        if (const FieldOptions* given = given_.extra_kwargs.find(name)) extra = *given;
        if (contains(given_.read_only_fields.names(), name)) extra.read_only = true;
        return extra;
    }

    /// The model's field that a line stands for; nullptr if it stands for something else.
    const FieldInfo* column_of(const FieldList::Declared& line) const {
        std::string source = line.name;
        if (line.field) {
            source = line.field->options().source.value_or(source);
        } else if (const FieldOptions* extra = given_.extra_kwargs.find(line.name)) {
            source = extra->source.value_or(source);
        }
        if (source == "*" || source.find('.') != std::string::npos) return nullptr;
        return model_.find(source);
    }

    void collect_unique_sets(const std::vector<FieldList::Declared>& lines) {
        std::vector<std::string> sources;
        for (const auto& line : lines)
            if (const FieldInfo* column = column_of(line)) sources.emplace_back(column->name());
        const auto consider = [&](const std::vector<std::string>& set) {
            const bool covered = std::all_of(set.begin(), set.end(), [&](const std::string& name) {
                return contains(sources, name);
            });
            if (covered && set.size() > 1) unique_sets_.push_back({set});
        };
        const db::ModelOptions& options = model_.definition().options;
        for (const auto& set : options.unique_together) consider(set);
        for (const db::ConstraintDefinition& constraint : options.constraints)
            if (constraint.kind == db::ConstraintDefinition::Kind::Unique &&
                constraint.condition.is_always())
                consider(constraint.fields);
    }

    /// Fields of a unique set must be there: a default stands in, or the client must send them.
    void apply_unique_sets(const FieldInfo& column, FieldOptions& extra) const {
        if (given_.validators.is_set()) return;
        const bool member =
            std::any_of(unique_sets_.begin(), unique_sets_.end(),
                        [&](const UniqueSet& set) { return contains(set.sources, column.name()); });
        if (!member || extra.default_ || extra.required) return;
        const db::FieldDefinition& definition = column.definition();
        if (definition.auto_now_add)
            extra.default_ = CreateOnlyDefault(FieldDefault(&now));
        else if (definition.auto_now)
            extra.default_ = FieldDefault(&now);
        else if (definition.has_default())
            extra.default_ = definition.default_.callable
                                 ? FieldDefault(definition.default_.callable)
                                 : FieldDefault(definition.default_.value);
        else if (!extra.read_only.value_or(false))
            extra.required = true;
    }

    void add(const FieldList::Declared& line) {
        if (line.field) {
            built_->add(line.name, adapted(line), line.hook);
            return;
        }
        FieldOptions extra = extra_options(line.name);
        const std::string source = extra.source.value_or(line.name);
        const FieldInfo* column = model_.find(source);
        if (column == nullptr && given_.hyperlinked && source == kUrl) {
            built_->add(line.name, build_url_field(model_, extra), line.hook);
            return;
        }
        if (column == nullptr) return add_reverse(line, source, extra);
        if (column->name() != source && source != "pk") {  // "author_id"
            built_->add(line.name, std::make_shared<ReadOnlyField>(), line.hook);
            mark_column(*column, true);
            return;
        }
        if (column->is_relation() && given_.depth > 0) {
            built_->add(line.name, std::make_shared<DepthField>(column->related(), given_.depth - 1,
                                                                column->is_many_to_many()));
            return;
        }
        apply_unique_sets(*column, extra);
        std::shared_ptr<Field> field = build_model_field(*column, extra, given_.hyperlinked);
        built_->add(line.name, field, line.hook);
        mark_column(*column, shows_column_as_it_is(*column, *field));
    }

    void add_reverse(const FieldList::Declared& line, const std::string& source,
                     const FieldOptions& extra) {
        const ReverseRelation* reverse = model_.find_accessor(source);
        if (reverse == nullptr)
            refuse("the field \"" + line.name + "\" is no field of " + model_.label() + ".");
        if (given_.depth > 0)
            built_->add(line.name, std::make_shared<DepthField>(reverse->model(), given_.depth - 1,
                                                                !reverse->is_one_to_one()));
        else
            built_->add(line.name, build_reverse_field(model_, source, extra, given_.hyperlinked),
                        line.hook);
    }

    /// A nested serializer is read-only here unless it says otherwise: the default create() cannot
    /// save it.
    static std::shared_ptr<Field> adapted(const FieldList::Declared& line) {
        auto* nested = dynamic_cast<NestedField*>(line.field.get());
        if (nested != nullptr) nested->make_read_only_by_default();
        return line.field;
    }

    void mark_column(const FieldInfo& column, bool direct) {
        if (!direct) return;
        BoundField& bound = built_->fields.back();
        bound.column = &column;
        bound.write_column = &write_column;
    }

    void add_unique_together() {
        for (const UniqueSet& set : unique_sets_) {
            std::vector<std::string> names;
            for (const std::string& source : set.sources)
                for (const BoundField& bound : built_->fields) {
                    const Field& field = *bound.field;
                    const bool counts = !field.read_only() || field.has_default();
                    if (field.source() == source && counts) names.push_back(field.field_name());
                }
            if (names.size() == set.sources.size())
                built_->validators.push_back(std::make_shared<UniqueTogetherValidator>(
                    Queryset(QueryBase(model_)), std::move(names)));
        }
    }

    const ModelInfo& model_;
    const ModelAttributesView& given_;
    std::shared_ptr<Definition> built_;
    std::vector<UniqueSet> unique_sets_;
};

}  // namespace

std::shared_ptr<const Definition> build_model_definition(std::string class_name,
                                                         const ModelInfo& model,
                                                         const ModelAttributesView& attributes) {
    return Builder(std::move(class_name), model, attributes).build();
}

}  // namespace cadenza::serializers
