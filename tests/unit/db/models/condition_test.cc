#include "cadenza/db/models/query/condition.h"

#include <gtest/gtest.h>

#include "cadenza/db/models/query/condition_node.h"

using namespace cadenza;

namespace {

// "(a & b)", "!(a | b)": the shape of the tree.
std::string shape(const internal::ConditionNode& node) {
    using Kind = internal::ConditionNode::Kind;
    if (node.kind == Kind::Lookup) return std::string(node.name);
    std::string text = node.negated ? "!(" : "(";
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        if (i != 0) text += node.kind == Kind::And ? " & " : " | ";
        text += shape(*node.children[i]);
    }
    return text + ")";
}

QueryCondition q(const char* name) {
    return Q(std::string_view(name), Value(1));
}

TEST(QueryCondition, joins_what_is_joined_alike) {
    using C = QueryCondition;
    EXPECT_EQ(shape(*C::both(C::both(q("a"), q("b")), q("c")).node()), "(a & b & c)");
    EXPECT_EQ(shape(*C::either(C::both(q("a"), q("b")), q("c")).node()), "((a & b) | c)");
    EXPECT_EQ(shape(*C::both(q("a"), C::either(q("b"), q("c"))).node()), "(a & (b | c))");
    EXPECT_EQ(shape(*C::both(q("a"), q("b")).negated().node()), "!(a & b)");
    EXPECT_EQ(shape(*C::either(q("a"), q("b")).negated().node()), "!((a | b))");
    EXPECT_EQ(shape(*q("a").negated().negated().node()), "!(!(a))");
}

TEST(QueryCondition, an_empty_one_changes_nothing) {
    const QueryCondition none;
    EXPECT_TRUE(none.empty());
    EXPECT_TRUE(none.negated().empty());
    EXPECT_EQ(shape(*QueryCondition::both(none, q("a")).node()), "a");
    EXPECT_EQ(shape(*QueryCondition::either(q("a"), none).node()), "a");
}

}  // namespace
