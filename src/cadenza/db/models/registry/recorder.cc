#include "cadenza/db/models/registry/recorder.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "cadenza/base/error.h"
#include "cadenza/db/models/fields/field_ops.h"
#include "cadenza/db/models/fields/object_field.h"
#include "cadenza/validation/validator.h"

namespace cadenza::internal {

thread_local constinit Recorder* recorder = nullptr;

Recorder::Recorder(const void* object, std::size_t object_size) noexcept
    : base(static_cast<const char*>(object)), size(object_size), outer(recorder) {
    recorder = this;
}

Recorder::~Recorder() {
    recorder = outer;
}

Recorder::Entry* Recorder::entry(const void* field, db::FieldKind kind) {
    const auto* at = static_cast<const char*>(field);
    if (at < base || at >= base + size) return nullptr;
    const auto offset = static_cast<std::uint32_t>(at - base);
    for (Entry& known : entries)
        if (known.offset == offset) return &known;
    entries.push_back({offset, kind, false, false, db::FieldDefinition("", kind)});
    return &entries.back();
}

const Recorder::Entry* Recorder::find(std::uint32_t offset) const {
    for (const Entry& known : entries)
        if (known.offset == offset) return &known;
    return nullptr;
}

void record_field(const void* field, db::FieldKind kind) {
    recorder->entry(field, kind);
}

void record_reverse(const void* member) {
    if (auto* entry = recorder->entry(member, db::FieldKind::ManyToMany)) entry->reverse = true;
}

void begin_field(void* field, db::FieldKind kind, const Option* options, std::size_t count) {
    Recorder::Entry* entry = recorder != nullptr ? recorder->entry(field, kind) : nullptr;
    bool null = false;
    bool has_default = false;
    for (std::size_t i = 0; i < count; ++i) {
        if (entry != nullptr) apply_option(*entry, options[i]);
        if (options[i].key == OptionKey::Null) null = options[i].integer != 0;
        if (options[i].key == OptionKey::Default) {
            has_default = true;
            field_ops(kind).set(field, default_of(options[i]).get(), nullptr);
        }
    }
    // Texts begin as "", and as null where they may be: Django's get_default().
    if (null && !has_default &&
        (db::is_textual(kind) || kind == db::FieldKind::IpAddress || kind == db::FieldKind::Binary))
        field_ops(kind).set(field, Value(), nullptr);
}

db::FieldDefault default_of(const Option& option) {
    switch (option.form) {
        case Option::Form::Int: return db::FieldDefault(Value(option.integer));
        case Option::Form::Bool: return db::FieldDefault(Value(option.integer != 0));
        case Option::Form::Real: return db::FieldDefault(Value(option.real));
        case Option::Form::Text: return db::FieldDefault(Value(option.text));
        case Option::Form::Value: return db::FieldDefault(*option.value);
        case Option::Form::Call: {
            const char* name = option.function.name;
            if (option.function.call == &uuid4) name = "cadenza::uuid4";
            if (option.function.call == &now) name = "cadenza::now";
            if (option.function.call == &empty_dict) name = "cadenza::empty_dict";
            if (option.function.call == &empty_list) name = "cadenza::empty_list";
            return db::FieldDefault(option.function.call, name);
        }
        case Option::Form::List: break;
    }
    return {};
}

namespace {

void set_choices(db::FieldDefinition& field, const Option::Items& items) {
    field.choices.clear();
    const auto* choices = static_cast<const ChoiceOption*>(items.data);
    for (std::size_t i = 0; i < items.size; ++i)
        field.choices.push_back(
            {choices[i].text != nullptr ? Value(choices[i].text) : Value(choices[i].number),
             choices[i].label});
}

}  // namespace

void apply_option(Recorder::Entry& entry, const Option& option) {
    db::FieldDefinition& field = entry.options;
    const auto number = static_cast<int>(option.form == Option::Form::Int ? option.integer : 0);
    const bool on = option.form == Option::Form::Bool && option.integer != 0;
    switch (option.key) {
        case OptionKey::MaxLength: field.max_length = number; break;
        case OptionKey::Null: field.null = on; break;
        case OptionKey::Blank: field.blank = on; break;
        case OptionKey::Unique: field.unique = on; break;
        case OptionKey::DbIndex: field.db_index = on; break;
        case OptionKey::PrimaryKey: field.primary_key = on; break;
        case OptionKey::Editable: field.editable = on; break;
        case OptionKey::AutoNow: field.auto_now = on; break;
        case OptionKey::AutoNowAdd: field.auto_now_add = on; break;
        case OptionKey::Default: field.default_ = default_of(option); break;
        case OptionKey::Choices: set_choices(field, option.items); break;
        case OptionKey::Validators: {
            const auto* list = static_cast<const Validator*>(option.items.data);
            field.validators.assign(list, list + option.items.size);
            break;
        }
        case OptionKey::VerboseName: field.verbose_name = option.text; break;
        case OptionKey::HelpText: field.help_text = option.text; break;
        case OptionKey::UniqueMessage: field.unique_message = option.text; break;
        case OptionKey::DbColumn: field.db_column = option.text; break;
        case OptionKey::DbCollation: field.db_collation = option.text; break;
        case OptionKey::MaxDigits: field.max_digits = number; break;
        case OptionKey::DecimalPlaces: field.decimal_places = number; break;
        case OptionKey::OnDelete: field.on_delete = static_cast<OnDelete>(option.integer); break;
        case OptionKey::RelatedName: field.related_name = option.text; break;
        case OptionKey::RelatedQueryName: field.related_query_name = option.text; break;
        case OptionKey::ToField: field.to_field = option.text; break;
        case OptionKey::DbConstraint: field.db_constraint = on; break;
        case OptionKey::DbTable: field.db_table = option.text; break;
        case OptionKey::Symmetrical:
            field.symmetrical = on;
            entry.says_symmetrical = true;
            break;
        case OptionKey::Protocol: field.ip_protocol = option.text; break;
        case OptionKey::UnpackIpv4: field.unpack_ipv4 = on; break;
        case OptionKey::UploadTo: field.upload_to = option.text; break;
    }
}

}  // namespace cadenza::internal
