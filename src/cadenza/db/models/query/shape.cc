#include <cstring>

#include "cadenza/db/models/query/expression_node.h"
#include "cadenza/db/models/query/plan.h"

// What queries of one plan have in common, and where they differ.

namespace cadenza::internal {
namespace {

void append_pointer(std::string& out, const void* pointer) {
    char bytes[sizeof pointer];
    std::memcpy(bytes, &pointer, sizeof pointer);
    out.append(bytes, sizeof bytes);
}

void append_text(std::string& out, std::string_view text) {
    out += text;
    out += '\x02';
}

void append_expression(const ExpressionNode& node, std::string& out) {
    switch (node.kind) {
        case ExpressionNode::Kind::Field: append_text(out.append("F"), node.name); return;
        case ExpressionNode::Kind::Constant: out += '?'; return;
        case ExpressionNode::Kind::Combined:
            out += node.op;
            append_expression(*node.left, out);
            append_expression(*node.right, out);
            return;
    }
}

void append_value(const Value& value, std::string& out) {
    switch (value.kind()) {
        case Value::Kind::Null: out += 'n'; return;
        case Value::Kind::Bool: out += value.as_bool() ? 't' : 'f'; return;
        case Value::Kind::List:
            out += 'l';
            for (const Value& item : value.as_list()) out += item.is_null() ? 'n' : '?';
            out += '\x02';
            return;
        case Value::Kind::Object:
            if (const ExpressionNode* expression = expression_in(value)) {
                out += 'e';
                append_expression(*expression, out);
            } else if (const QueryState* query = query_in(value)) {
                out += 'q';
                append_shape(*query, out);
                out += std::to_string(query->low) + ':' + std::to_string(query->high);
            } else {
                out += '?';
            }
            return;
        default: out += '?'; return;
    }
}

void append_condition(const ConditionNode& node, std::string& out) {
    if (node.kind == ConditionNode::Kind::Lookup) {
        if (node.relation != nullptr) {
            out += node.reverse ? '<' : '>';
            append_pointer(out, node.relation);
        } else {
            append_text(out, node.name);
        }
        append_value(node.value, out);
        return;
    }
    out += node.kind == ConditionNode::Kind::And ? '&' : '|';
    if (node.negated) out += '!';
    out += '(';
    for (const ConditionPtr& part : node.children) append_condition(*part, out);
    out += ')';
}

void collect_expression(const ExpressionNode& node, std::vector<const Value*>& out) {
    if (node.kind == ExpressionNode::Kind::Constant) out.push_back(&node.constant);
    if (node.kind != ExpressionNode::Kind::Combined) return;
    collect_expression(*node.left, out);
    collect_expression(*node.right, out);
}

void collect_condition(const ConditionNode& node, std::vector<const Value*>& out) {
    for (const ConditionPtr& part : node.children) collect_condition(*part, out);
    if (node.kind != ConditionNode::Kind::Lookup) return;
    if (const ExpressionNode* expression = expression_in(node.value))
        collect_expression(*expression, out);
    else if (const QueryState* query = query_in(node.value))
        collect_values(*query, out);
    else
        out.push_back(&node.value);
}

}  // namespace

void append_shape(const QueryState& query, std::string& out) {
    append_pointer(out, query.model);
    out += static_cast<char>('0' + (query.default_ordering ? 1 : 0) +
                             (query.standard_ordering ? 2 : 0) + (query.distinct ? 4 : 0) +
                             (query.has_values ? 8 : 0) + (query.select_related_all ? 16 : 0) +
                             (query.high >= 0 ? 32 : 0));
    out += query.low != 0 ? 's' : '-';
    for (const Clause& clause : query.clauses) {
        out += clause.negated ? '~' : ' ';
        append_condition(*clause.condition, out);
    }
    for (const auto* names : {&query.ordering, &query.select_related, &query.values}) {
        out += '\x03';
        for (const std::string& name : *names) append_text(out, name);
    }
    if (query.has_values) out += static_cast<char>(query.clauses_before_values);
}

void collect_values(const QueryState& query, std::vector<const Value*>& out) {
    for (const Clause& clause : query.clauses) collect_condition(*clause.condition, out);
}

}  // namespace cadenza::internal
