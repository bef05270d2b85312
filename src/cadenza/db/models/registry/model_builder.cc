#include "cadenza/db/models/registry/model_builder.h"

#include <cxxabi.h>

#include <cstdlib>
#include <new>

#include "cadenza/base/error.h"
#include "cadenza/db/models/registry/model_registry.h"
#include "cadenza/db/models/registry/recorder.h"
#include "cadenza/db/models/registry/through_model.h"
#include "cadenza/db/schema/names.h"

namespace cadenza {
namespace {

using internal::ListedField;
using internal::Recorder;

std::string demangled(const std::type_info& type) {
    int status = 0;
    char* text = abi::__cxa_demangle(type.name(), nullptr, nullptr, &status);
    std::string name = status == 0 ? text : type.name();
    std::free(text);
    return name;
}

// "api" of "api::BlogPost" and of "api::(anonymous namespace)::BlogPost"; "" outside of namespaces.
std::string innermost_namespace(std::string_view name) {
    constexpr std::string_view kAnonymous = "(anonymous namespace)";
    while (true) {
        const std::size_t end = name.rfind("::");
        if (end == std::string_view::npos) return {};
        name = name.substr(0, end);
        const std::size_t begin = name.rfind("::");
        const std::string_view last =
            begin == std::string_view::npos ? name : name.substr(begin + 2);
        if (last != kAnonymous) return std::string(last);
    }
}

// A member whose name would be a C++ keyword is written with a "_" behind it.
std::string_view without_underscore(std::string_view name) {
    return name.substr(0, name.size() - (name.ends_with('_') ? 1 : 0));
}

void split_names(std::string_view text, std::vector<std::string_view>& names) {
    while (true) {
        const std::size_t begin = text.find_first_not_of(" ,\n\t");
        if (begin == std::string_view::npos) return;
        text.remove_prefix(begin);
        const std::size_t end = text.find_first_of(" ,\n\t");
        const std::string_view name = text.substr(0, end);
        names.push_back(without_underscore(name));
        text.remove_prefix(name.size());
    }
}

// related_name may say %(class)s and %(app_label)s.
std::string with_model_names(std::string text, const db::ModelDefinition& model) {
    const auto replace = [&](std::string_view from, const std::string& to) {
        for (std::size_t at; (at = text.find(from)) != std::string::npos;)
            text.replace(at, from.size(), to);
    };
    replace("%(class)s", model.name_lower());
    replace("%(model_name)s", model.name_lower());
    replace("%(app_label)s", model.app_label);
    return text;
}

}  // namespace

class ModelBuilder::Listing final : public internal::FieldList {
 public:
    void add_names(const char* text) override { split_names(text, names); }
    void add(const ListedField& field) override { fields.push_back(field); }
    std::vector<ListedField> fields;
    std::vector<std::string_view> names;
};

const ModelInfo& ModelBuilder::build(const internal::TypeOps& ops) {
    auto model = std::unique_ptr<ModelInfo>(new ModelInfo);
    model->type_ops_ = &ops;
    model->definition_.name = ops.name;
    const std::string cpp_name = demangled(ops.type());
    const Meta meta = ops.meta_options();
    set_options(*model, meta, cpp_name);

    void* memory = ::operator new(ops.size);
    const Recorder recorder(memory, ops.size);
    try {
        model->prototype_.reset(ops.construct(memory));
    } catch (...) {
        ::operator delete(memory);
        throw;
    }
    add_fields(*model, recorder, meta.default_auto_field);
    check_unlisted(*model, recorder);
    if (*meta.default_related_name != '\0')
        for (FieldInfo& field : model->fields_)
            if (field.is_relation() && field.definition_.related_name.empty())
                field.definition_.related_name = meta.default_related_name;
    settle(*model);
    return internal::ModelRegistry::instance().add(std::move(model));
}

void ModelBuilder::set_options(ModelInfo& model, const Meta& meta, std::string_view cpp_name) {
    db::ModelDefinition& definition = model.definition_;
    model.own_app_label_ = *meta.app_label != '\0';
    definition.app_label =
        model.own_app_label_ ? std::string(meta.app_label) : innermost_namespace(cpp_name);
    if (definition.app_label.empty())
        throw ImproperlyConfigured("The model " + definition.name +
                                   " is in no namespace, so it belongs to no app: put it into the "
                                   "app's namespace, or give Meta an app_label.");
    db::ModelOptions& options = definition.options;
    options.ordering = meta.ordering.list();
    options.db_table = meta.db_table;
    options.verbose_name = meta.verbose_name;
    options.verbose_name_plural = meta.verbose_name_plural;
    for (const Names& group : meta.unique_together.list())
        options.unique_together.push_back(group.list());
    options.indexes = meta.indexes;
    options.constraints = meta.constraints;
    options.managed = meta.managed;
    options.get_latest_by = meta.get_latest_by.list();
    options.default_related_name = meta.default_related_name;
    options.default_permissions = meta.default_permissions.list();
    options.permissions = meta.permissions;
}

FieldInfo ModelBuilder::field_of(const ModelInfo& model, const ListedField& listed,
                                 const Recorder& recorder, std::string_view name) {
    const auto offset =
        static_cast<std::uint32_t>(static_cast<const char*>(listed.member) - recorder.base);
    FieldInfo field;
    field.offset_ = offset;
    field.ops_ = &field_ops(listed.kind);
    field.model_ = &model;
    field.related_ = listed.related;
    field.through_ = listed.through;
    if (const Recorder::Entry* entry = recorder.find(offset)) {
        field.definition_ = entry->options;
        field.says_symmetrical_ = entry->says_symmetrical;
    }
    field.definition_.name = name;
    field.definition_.kind = listed.kind;
    // IntegerField views{0} says the same as default_ = 0.
    if (!field.definition_.default_.present && listed.kind != db::FieldKind::Json) {
        const Value value = field.get(*model.prototype_);
        if (!value.is_null() && !(value.is_text() && value.as_text().empty()) &&
            value.kind() != Value::Kind::Bytes)
            field.definition_.default_ = db::FieldDefault(value);
    }
    field.definition_.finish();
    return field;
}

void ModelBuilder::add_fields(ModelInfo& model, const Recorder& recorder,
                              db::FieldKind auto_field) {
    Listing listing;
    model.type_ops_->list(*model.prototype_, listing);
    const std::vector<std::string_view>& names = listing.names;
    std::vector<FieldInfo> many;
    bool has_pk = false;
    for (std::size_t i = 0; i < listing.fields.size(); ++i) {
        if (listing.fields[i].reverse) {
            const auto at = static_cast<const char*>(listing.fields[i].member) - recorder.base;
            model.reverse_members_.push_back(
                {std::string(names[i]), static_cast<std::uint32_t>(at)});
            continue;
        }
        FieldInfo field = field_of(model, listing.fields[i], recorder, names[i]);
        has_pk = has_pk || field.is_primary_key();
        (field.is_many_to_many() ? many : model.fields_).push_back(std::move(field));
    }
    if (!has_pk) {
        const ListedField id{&model.prototype_->id, db::FieldKind::BigAuto, false, nullptr,
                             nullptr};
        FieldInfo field = field_of(model, id, recorder, "id");
        field.definition_ = db::implicit_primary_key(auto_field);
        model.fields_.insert(model.fields_.begin(), std::move(field));
    }
    model.column_count_ = model.fields_.size();
    for (FieldInfo& field : many) model.fields_.push_back(std::move(field));
}

void ModelBuilder::check_unlisted(const ModelInfo& model, const Recorder& recorder) {
    const auto id = static_cast<std::uint32_t>(
        reinterpret_cast<const char*>(&model.prototype_->id) - recorder.base);
    for (const Recorder::Entry& entry : recorder.entries) {
        if (entry.offset == id) continue;
        bool listed = false;
        const FieldInfo* before = nullptr;
        for (const FieldInfo& field : model.fields_) {
            listed = listed || field.offset() == entry.offset;
            if (field.offset() < entry.offset && field.offset() != id &&
                (before == nullptr || field.offset() > before->offset()))
                before = &field;
        }
        for (const auto& member : model.reverse_members_)
            listed = listed || member.offset == entry.offset;
        if (listed) continue;
        throw ImproperlyConfigured(model.name() + ": the " +
                                   (entry.reverse ? std::string("Related member")
                                                  : std::string(db::field_class_name(entry.kind))) +
                                   (before != nullptr
                                        ? " declared after '" + std::string(before->name()) + "'"
                                        : std::string(" declared first")) +
                                   " is missing from CADENZA_MODEL(" + model.name() + ", " +
                                   model.type_ops_->fields + "): add its name there.");
    }
}

void ModelBuilder::settle(ModelInfo& model) {
    db::ModelDefinition& definition = model.definition_;
    int index = 0;
    for (FieldInfo& field : model.fields_) {
        field.index_ = index;
        if (field.is_primary_key()) model.pk_ = index;
        ++index;
        db::FieldDefinition& own = field.definition_;
        own.related_name = with_model_names(own.related_name, definition);
        field.attname_ = own.attname();
        field.column_ = own.column();
        field.verbose_name_ = own.label();
        definition.fields.push_back(own);
    }
    definition.finish();
    model.name_all();
}

void ModelBuilder::complete(const ModelInfo& const_model) {
    static std::mutex mutex;
    auto& model = const_cast<ModelInfo&>(const_model);
    // The related models are built before the lock is taken: building one may come back here.
    for (const FieldInfo& field : model.fields_) {
        if (field.is_relation()) field.related();
        if (field.through_ != nullptr) field.through();
    }
    const std::lock_guard lock(mutex);
    if (model.complete_.load(std::memory_order_acquire)) return;
    for (FieldInfo& field : model.fields_) {
        db::FieldDefinition& own = field.definition_;
        if (!field.is_relation()) continue;
        own.to = &field.related() == &model ? "self" : field.related().label();
        if (field.through_ != nullptr) own.through = field.through().label();
        if (field.is_many_to_many() && own.to == "self" && !field.says_symmetrical_)
            own.symmetrical = true;
        if (db::FieldDefinition* copy = model.definition_.find(own.name)) *copy = own;
    }
    model.complete_.store(true, std::memory_order_release);
}

namespace {

using internal::ThroughRow;

Model* copy_through(void* at, const Model& from) {
    return new (at) ThroughRow(static_cast<const ThroughRow&>(from));
}
Model* make_through(const Model& from) {
    return new ThroughRow(static_cast<const ThroughRow&>(from));
}
void throw_does_not_exist(std::string message) {
    throw DoesNotExist(std::move(message));
}
void throw_multiple(std::string message) {
    throw MultipleObjectsReturned(std::move(message));
}
constexpr internal::TypeOps kThroughOps{sizeof(ThroughRow),
                                        alignof(ThroughRow),
                                        nullptr,
                                        "",
                                        "",
                                        nullptr,
                                        &copy_through,
                                        &make_through,
                                        nullptr,
                                        nullptr,
                                        &throw_does_not_exist,
                                        &throw_multiple};

}  // namespace

const ModelInfo& ModelBuilder::build_through(const FieldInfo& field) {
    const ModelInfo& owner = field.model();
    auto model = std::unique_ptr<ModelInfo>(new ModelInfo);
    model->type_ops_ = &kThroughOps;
    model->auto_created_ = true;
    model->own_app_label_ = true;
    auto row = std::make_unique<ThroughRow>(*model);
    const auto offset = [&](const void* member) {
        return static_cast<std::uint32_t>(static_cast<const char*>(member) -
                                          reinterpret_cast<const char*>(row.get()));
    };
    db::ModelDefinition definition =
        db::many_to_many_through(owner.definition(), field.definition());
    const std::uint32_t offsets[] = {offset(&row->id), offset(&row->source), offset(&row->target)};
    for (std::size_t i = 0; i < 3; ++i) {
        FieldInfo own;
        own.definition_ = definition.fields[i];
        own.ops_ = &field_ops(own.definition_.kind);
        own.offset_ = offsets[i];
        own.model_ = model.get();
        own.related_model_ = i == 1 ? &owner : i == 2 ? &field.related() : nullptr;
        model->fields_.push_back(std::move(own));
    }
    definition.fields.clear();
    model->definition_ = std::move(definition);
    model->column_count_ = 3;
    settle(*model);
    model->complete_ = true;
    model->prototype_ = std::move(row);
    return internal::ModelRegistry::instance().add(std::move(model));
}

const ModelInfo& internal::make_model(const TypeOps& ops) {
    return ModelBuilder::build(ops);
}

}  // namespace cadenza
