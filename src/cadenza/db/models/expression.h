#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <type_traits>

#include "cadenza/base/value.h"

namespace cadenza {

namespace internal {
struct ExpressionNode;
}

/// Something that the database computes: a column (F), arithmetic over columns and values. Used as
/// a value in filter() and update(). Cheap to copy.
class Expression {
 public:
    explicit Expression(std::shared_ptr<const internal::ExpressionNode> node) noexcept;
    /// A constant.
    explicit Expression(Value constant);
    Expression(const Expression&);
    Expression(Expression&&) noexcept;
    Expression& operator=(const Expression&);
    Expression& operator=(Expression&&) noexcept;
    ~Expression();

    const internal::ExpressionNode& node() const noexcept { return *node_; }
    /// The expression as a query's value.
    Value value() const;
    static Expression combine(char op, const Expression& left, const Expression& right);

 private:
    std::shared_ptr<const internal::ExpressionNode> node_;
};

/// The column of a field, relations allowed where the query may join: F("views") + 1.
class F : public Expression {
 public:
    explicit F(std::string_view name);
};

namespace internal {
inline const Expression& to_expression(const Expression& expression) {
    return expression;
}
template <class T>
requires(!std::is_base_of_v<Expression, T>) Expression to_expression(const T& constant) {
    return Expression(Value(constant));
}
template <class A, class B>
concept ExpressionOperands = std::is_base_of_v<Expression, A> || std::is_base_of_v<Expression, B>;
}  // namespace internal

template <class A, class B>
requires internal::ExpressionOperands<A, B> Expression operator+(const A& a, const B& b) {
    return Expression::combine('+', internal::to_expression(a), internal::to_expression(b));
}
template <class A, class B>
requires internal::ExpressionOperands<A, B> Expression operator-(const A& a, const B& b) {
    return Expression::combine('-', internal::to_expression(a), internal::to_expression(b));
}
template <class A, class B>
requires internal::ExpressionOperands<A, B> Expression operator*(const A& a, const B& b) {
    return Expression::combine('*', internal::to_expression(a), internal::to_expression(b));
}
template <class A, class B>
requires internal::ExpressionOperands<A, B> Expression operator/(const A& a, const B& b) {
    return Expression::combine('/', internal::to_expression(a), internal::to_expression(b));
}
template <class A, class B>
requires internal::ExpressionOperands<A, B> Expression operator%(const A& a, const B& b) {
    return Expression::combine('%', internal::to_expression(a), internal::to_expression(b));
}

}  // namespace cadenza
