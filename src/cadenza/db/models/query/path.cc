#include "cadenza/db/models/query/path.h"

#include <algorithm>

#include "cadenza/db/models/errors.h"
#include "cadenza/db/models/query/transforms.h"

namespace cadenza::internal {

std::vector<std::string_view> split_name(std::string_view name) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = name.find("__");
        parts.push_back(name.substr(0, end));
        if (end == std::string_view::npos) return parts;
        name.remove_prefix(end + 2);
    }
}

void throw_unknown_name(const ModelInfo& model, std::string_view name) {
    std::vector<std::string> choices;
    for (const FieldInfo& field : model.fields()) {
        choices.emplace_back(field.name());
        if (field.attname() != field.name()) choices.emplace_back(field.attname());
    }
    for (const ReverseRelation& relation : model.related_objects())
        if (!relation.hidden) choices.push_back(relation.query_name);
    std::sort(choices.begin(), choices.end());
    choices.erase(std::unique(choices.begin(), choices.end()), choices.end());
    std::string message =
        "Cannot resolve keyword '" + std::string(name) + "' into field. Choices are: ";
    for (std::size_t i = 0; i < choices.size(); ++i) message += (i != 0 ? ", " : "") + choices[i];
    throw FieldError(std::move(message));
}

namespace {

JoinStep along(const FieldInfo& key) {
    return {&key.related(), &key, &key.target_field(), true, false, key.null()};
}

JoinStep against(const FieldInfo& key) {
    return {&key.model(), &key.target_field(), &key, false, !key.is_unique(), true};
}

}  // namespace

void append_relation(Path& path, const FieldInfo& field, bool reverse) {
    if (field.is_many_to_many()) {
        const FieldInfo& near = reverse ? field.through_target() : field.through_source();
        const FieldInfo& far = reverse ? field.through_source() : field.through_target();
        path.steps.push_back(against(near));
        path.steps.push_back(along(far));
    } else {
        path.steps.push_back(reverse ? against(field) : along(field));
    }
    const JoinStep& last = path.steps.back();
    path.model = last.to;
    path.target = last.direct ? last.far : &last.to->pk();
    path.field = &field;
    path.relation = true;
    path.ends.push_back(path.steps.size());
}

namespace {

// Follows the parts that are fields; tells how many of them that were.
std::size_t walk(Path& path, const std::vector<std::string_view>& parts) {
    std::size_t used = 0;
    for (; used < parts.size(); ++used) {
        if (const FieldInfo* field = path.model->find(parts[used])) {
            if (field->is_relation()) {
                append_relation(path, *field, false);
                continue;
            }
            path.field = path.target = field;
            path.relation = false;
            path.ends.push_back(path.steps.size());
            return used + 1;
        }
        const ReverseRelation* relation = path.model->find_reverse(parts[used]);
        if (relation == nullptr) return used;
        append_relation(path, *relation->field, true);
    }
    return used;
}

}  // namespace

Path resolve_lookup(const ModelInfo& model, std::string_view name) {
    Path path;
    path.model = &model;
    const std::vector<std::string_view> parts = split_name(name);
    const std::size_t used = walk(path, parts);
    if (used == 0) throw_unknown_name(model, parts[0]);
    path.lookups.assign(parts.begin() + static_cast<std::ptrdiff_t>(used), parts.end());
    return path;
}

Path resolve_field(const ModelInfo& model, std::string_view name) {
    Path path;
    path.model = &model;
    const std::vector<std::string_view> parts = split_name(name);
    const std::size_t used = walk(path, parts);
    if (used < parts.size()) {
        if (path.relation || path.field == nullptr) throw_unknown_name(*path.model, parts[used]);
        for (std::size_t i = used; i < parts.size(); ++i)
            if (!find_transform(path.field->kind(), parts[i]))
                throw FieldError("Cannot resolve keyword '" + std::string(parts[i]) +
                                 "' into field. Join on '" + std::string(path.field->name()) +
                                 "' not permitted.");
        path.lookups.assign(parts.begin() + static_cast<std::ptrdiff_t>(used), parts.end());
    }
    return path;
}

}  // namespace cadenza::internal
