#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cadenza/base/value.h"

namespace cadenza::internal {

/// What an Expression is made of.
struct ExpressionNode : Opaque {
    enum class Kind : unsigned char { Field, Constant, Combined };

    std::string_view type_name() const override { return "Expression"; }
    std::string str() const override;

    Kind kind = Kind::Constant;
    std::string name;  ///< Field
    Value constant;    ///< Constant
    char op = '+';     ///< Combined
    std::shared_ptr<const ExpressionNode> left, right;
};

/// The expression in a query's value; nullptr if it is a plain value.
const ExpressionNode* expression_in(const Value& value);

}  // namespace cadenza::internal
