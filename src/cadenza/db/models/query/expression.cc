#include "cadenza/db/models/expression.h"

#include "cadenza/db/models/query/expression_node.h"

namespace cadenza {

using internal::ExpressionNode;

Expression::Expression(std::shared_ptr<const ExpressionNode> node) noexcept
    : node_(std::move(node)) {}
Expression::Expression(const Expression&) = default;
Expression::Expression(Expression&&) noexcept = default;
Expression& Expression::operator=(const Expression&) = default;
Expression& Expression::operator=(Expression&&) noexcept = default;
Expression::~Expression() = default;

Expression::Expression(Value constant) {
    auto node = std::make_shared<ExpressionNode>();
    node->constant = std::move(constant);
    node_ = std::move(node);
}

Value Expression::value() const {
    return Value(std::static_pointer_cast<const Opaque>(node_));
}

Expression Expression::combine(char op, const Expression& left, const Expression& right) {
    auto node = std::make_shared<ExpressionNode>();
    node->kind = ExpressionNode::Kind::Combined;
    node->op = op;
    node->left = left.node_;
    node->right = right.node_;
    return Expression(std::shared_ptr<const ExpressionNode>(std::move(node)));
}

namespace {
std::shared_ptr<const ExpressionNode> field_node(std::string_view name) {
    auto node = std::make_shared<ExpressionNode>();
    node->kind = ExpressionNode::Kind::Field;
    node->name = name;
    return node;
}
}  // namespace

F::F(std::string_view name) : Expression(field_node(name)) {}

namespace internal {

std::string ExpressionNode::str() const {
    switch (kind) {
        case Kind::Field: return "F(" + name + ")";
        case Kind::Constant: return constant.str();
        case Kind::Combined: break;
    }
    return left->str() + " " + op + " " + right->str();
}

const ExpressionNode* expression_in(const Value& value) {
    if (value.kind() != Value::Kind::Object) return nullptr;
    return dynamic_cast<const ExpressionNode*>(value.as_object().get());
}

}  // namespace internal
}  // namespace cadenza
