#include "cadenza/db/schema/condition.h"

#include <algorithm>
#include <utility>

namespace cadenza::db {

Condition Condition::lookup(std::string name, Value value) {
    Condition made;
    made.kind_ = Kind::Lookup;
    made.name_ = std::move(name);
    made.value_ = std::move(value);
    return made;
}

Condition Condition::against_field(std::string name, std::string other_field) {
    Condition made;
    made.kind_ = Kind::Lookup;
    made.name_ = std::move(name);
    made.other_field_ = std::move(other_field);
    return made;
}

std::string_view Condition::field() const noexcept {
    std::string_view name = name_;
    return name.substr(0, name.find("__"));
}

std::string_view Condition::lookup_name() const noexcept {
    std::string_view name = name_;
    const std::size_t at = name.find("__");
    return at == std::string_view::npos ? "exact" : name.substr(at + 2);
}

Condition Condition::renamed(std::string_view old_field, std::string_view new_field) const {
    Condition copy = *this;
    if (copy.kind_ == Kind::Lookup) {
        if (field() == old_field) {
            copy.name_ = std::string(new_field) + copy.name_.substr(old_field.size());
        }
        if (other_field_ == old_field) copy.other_field_ = new_field;
    }
    for (Condition& child : copy.children_) child = child.renamed(old_field, new_field);
    return copy;
}

bool Condition::uses(std::string_view name) const {
    if (kind_ == Kind::Lookup && (field() == name || other_field_ == name)) return true;
    return std::ranges::any_of(children_, [&](const Condition& child) { return child.uses(name); });
}

// Operands of the same kind are merged, so that (a && b) && c equals a && b && c.
Condition Condition::join(Kind kind, Condition a, Condition b) {
    if (a.is_always()) return b;
    if (b.is_always()) return a;
    Condition made;
    made.kind_ = kind;
    for (Condition* part : {&a, &b}) {
        if (part->kind_ == kind) {
            std::ranges::move(part->children_, std::back_inserter(made.children_));
        } else {
            made.children_.push_back(std::move(*part));
        }
    }
    return made;
}

Condition operator&&(Condition a, Condition b) {
    return Condition::join(Condition::Kind::And, std::move(a), std::move(b));
}

Condition operator||(Condition a, Condition b) {
    return Condition::join(Condition::Kind::Or, std::move(a), std::move(b));
}

Condition operator!(Condition a) {
    Condition made;
    made.kind_ = Condition::Kind::Not;
    made.children_.push_back(std::move(a));
    return made;
}

bool operator==(const Condition& a, const Condition& b) {
    return a.kind_ == b.kind_ && a.name_ == b.name_ && a.value_ == b.value_ &&
           a.other_field_ == b.other_field_ && a.children_ == b.children_;
}

}  // namespace cadenza::db
