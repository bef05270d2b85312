#include "cadenza/db/schema/names.h"

#include <utility>

#include "cadenza/base/crypto/hash.h"
#include "cadenza/base/text/case.h"
#include "cadenza/base/text/utf8.h"

namespace cadenza::db {
namespace {

constexpr int kDefaultMaxNameLength = 200;

struct Identifier {
    std::string_view schema;
    std::string_view name;
};

std::string_view strip_quotes(std::string_view text) {
    while (text.starts_with('"')) text.remove_prefix(1);
    while (text.ends_with('"')) text.remove_suffix(1);
    return text;
}

Identifier split_identifier(std::string_view identifier) {
    const std::size_t at = identifier.find("\".\"");
    if (at == std::string_view::npos) return {{}, strip_quotes(identifier)};
    return {strip_quotes(identifier.substr(0, at)), strip_quotes(identifier.substr(at + 3))};
}

std::string join(std::span<const std::string> parts) {
    std::string joined;
    for (const std::string& part : parts) {
        if (!joined.empty()) joined += '_';
        joined += part;
    }
    return joined;
}

bool starts_badly(std::string_view name) {
    return name.starts_with('_') || (name[0] >= '0' && name[0] <= '9');
}

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

}  // namespace

std::string names_digest(std::span<const std::string> parts, int length) {
    std::string whole;
    for (const std::string& part : parts) whole += part;
    return crypto::md5_hex(whole).substr(0, static_cast<std::size_t>(length));
}

std::string truncate_name(std::string_view identifier, int length, int hash_length) {
    const auto [schema, name] = split_identifier(identifier);
    if (utf8_length(name) <= static_cast<std::size_t>(length)) return std::string(identifier);
    std::string cut;
    if (!schema.empty()) cut.append(schema).append("\".\"");
    cut += utf8_prefix(name, static_cast<std::size_t>(length - hash_length));
    const std::string parts[] = {std::string(name)};
    return cut + names_digest(parts, hash_length);
}

std::string schema_name(std::string_view table, std::span<const std::string> columns,
                        std::string_view suffix, int max_length) {
    const std::string name(split_identifier(table).name);
    std::vector<std::string> parts = {name};
    parts.insert(parts.end(), columns.begin(), columns.end());
    std::string ending = names_digest(parts, 8).append(suffix);
    const std::string joined = join(columns);
    const std::string whole = name + "_" + joined + "_" + ending;
    const auto limit =
        static_cast<std::size_t>(max_length > 0 ? max_length : kDefaultMaxNameLength);
    if (utf8_length(whole) <= limit) return whole;

    if (utf8_length(ending) > limit / 3) ending = utf8_prefix(ending, limit / 3);
    const std::size_t rest = (limit - utf8_length(ending)) / 2 - 1;
    std::string cut(utf8_prefix(name, rest));
    cut.append("_").append(utf8_prefix(joined, rest)).append("_").append(ending);
    if (starts_badly(cut)) {
        cut.pop_back();
        cut.insert(0, 1, 'D');
    }
    return cut;
}

std::string foreign_key_name(std::string_view table, std::string_view column,
                             std::string_view to_table, std::string_view to_column,
                             int max_length) {
    std::string suffix = "_fk_";
    suffix.append(split_identifier(to_table).name).append("_").append(to_column);
    const std::string columns[] = {std::string(column)};
    return schema_name(table, columns, suffix, max_length);
}

std::string model_index_name(std::string_view table, std::span<const std::string> columns) {
    const std::string name(split_identifier(table).name);
    std::vector<std::string> parts = {name};
    parts.insert(parts.end(), columns.begin(), columns.end());
    parts.emplace_back("idx");
    std::string_view column = columns.front();
    if (column.starts_with('-')) column.remove_prefix(1);
    std::string made(utf8_prefix(name, 11));
    made.append("_")
        .append(utf8_prefix(column, 7))
        .append("_")
        .append(names_digest(parts, 6))
        .append("_idx");
    if (starts_badly(made)) made[0] = 'D';
    return made;
}

std::string many_to_many_table(std::string_view table, const FieldDefinition& field,
                               int max_length) {
    if (!field.db_table.empty()) return field.db_table;
    const bool quoted = table.size() > 1 && table.starts_with('"') && table.ends_with('"');
    if (quoted) table = table.substr(1, table.size() - 2);
    std::string made = std::string(table) + "_" + field.name;
    return max_length > 0 ? truncate_name(made, max_length) : made;
}

// A capital starts a word after a small letter, or when no capital (and not the end) follows it.
std::string camel_case_to_spaces(std::string_view text) {
    std::string words;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool after_small = i > 0 && is_lower(text[i - 1]);
        const bool before_other = i + 1 < text.size() && !is_upper(text[i + 1]);
        if (is_upper(text[i]) && (after_small || before_other) && !words.empty() &&
            words.back() != ' ') {
            words += ' ';
        }
        words += text[i];
    }
    return to_lower(words);
}

ModelDefinition many_to_many_through(const ModelDefinition& model, const FieldDefinition& field) {
    const std::string target = resolve_label(model, field.to);
    std::string to = to_lower(std::string_view(target).substr(target.find('.') + 1));
    std::string from = model.name_lower();
    if (to == from) {
        to.insert(0, "to_");
        from.insert(0, "from_");
    }
    ModelDefinition through(model.app_label, model.name + "_" + field.name, {});
    const auto add = [&](const std::string& name, const std::string& label) {
        FieldDefinition key(name, FieldKind::ForeignKey);
        key.to = label;
        key.related_name = through.name + "+";
        key.db_constraint = field.db_constraint;
        through.fields.push_back(std::move(key));
    };
    add(from, model.label());
    add(to, target);
    through.options.db_table = many_to_many_table(model.table(), field);
    through.options.unique_together = {{from, to}};
    through.options.managed = model.options.managed;
    through.options.verbose_name = from + "-" + to + " relationship";
    through.options.verbose_name_plural = from + "-" + to + " relationships";
    through.finish();
    return through;
}

}  // namespace cadenza::db
