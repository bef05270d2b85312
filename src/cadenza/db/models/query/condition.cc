#include "cadenza/db/models/query/condition.h"

#include "cadenza/db/models/model.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/query/condition_node.h"

namespace cadenza {

using internal::ConditionNode;
using Kind = ConditionNode::Kind;

QueryCondition::QueryCondition() noexcept = default;
QueryCondition::QueryCondition(std::shared_ptr<const ConditionNode> node) noexcept
    : node_(std::move(node)) {}
QueryCondition::QueryCondition(const QueryCondition&) = default;
QueryCondition::QueryCondition(QueryCondition&&) noexcept = default;
QueryCondition& QueryCondition::operator=(const QueryCondition&) = default;
QueryCondition& QueryCondition::operator=(QueryCondition&&) noexcept = default;
QueryCondition::~QueryCondition() = default;

QueryCondition::QueryCondition(std::string_view name, Value value) {
    auto node = std::make_shared<ConditionNode>();
    node->own_name = name;
    node->name = node->own_name;
    node->value = std::move(value);
    node_ = std::move(node);
}

QueryCondition::QueryCondition(internal::KeywordValue&& keyword) {
    auto node = std::make_shared<ConditionNode>();
    node->name = keyword.name;
    node->value = std::move(keyword.value);
    if (keyword.object != nullptr) node->object_model = &keyword.object->meta();
    node_ = std::move(node);
}

namespace {

// As Node.add() of Django: a part that is joined by the same word is taken apart.
void add(ConditionNode& group, const internal::ConditionPtr& part) {
    if (part->kind != Kind::Lookup && !part->negated &&
        (part->kind == group.kind || part->children.size() == 1))
        group.children.insert(group.children.end(), part->children.begin(), part->children.end());
    else
        group.children.push_back(part);
}

QueryCondition combined(Kind kind, const QueryCondition& a, const QueryCondition& b) {
    if (a.empty()) return b;
    if (b.empty()) return a;
    auto node = std::make_shared<ConditionNode>();
    node->kind = kind;
    add(*node, a.node());
    add(*node, b.node());
    return QueryCondition(std::move(node));
}

}  // namespace

QueryCondition QueryCondition::both(const QueryCondition& a, const QueryCondition& b) {
    return combined(Kind::And, a, b);
}

QueryCondition QueryCondition::either(const QueryCondition& a, const QueryCondition& b) {
    return combined(Kind::Or, a, b);
}

QueryCondition QueryCondition::negated() const {
    if (empty()) return *this;
    auto node = std::make_shared<ConditionNode>();
    node->kind = Kind::And;
    add(*node, node_);
    node->negated = true;
    return QueryCondition(std::move(node));
}

}  // namespace cadenza
