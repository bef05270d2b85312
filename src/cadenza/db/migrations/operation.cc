#include "cadenza/db/migrations/operation.h"

#include <algorithm>
#include <utility>

namespace cadenza::migrations {

Operation::Operation(std::shared_ptr<const OperationBase> made) : made_(std::move(made)) {}
Operation::Operation(const Operation&) = default;
Operation::Operation(Operation&&) noexcept = default;
Operation& Operation::operator=(const Operation&) = default;
Operation& Operation::operator=(Operation&&) noexcept = default;
Operation::~Operation() = default;

OperationBase::~OperationBase() = default;

std::optional<std::string> OperationBase::plan_detail(bool) const {
    return std::string();
}

bool OperationBase::references_model(std::string_view, std::string_view) const {
    return true;
}

bool OperationBase::references_field(std::string_view model_name, std::string_view,
                                     std::string_view app_label) const {
    return references_model(model_name, app_label);
}

Reduction OperationBase::reduce(const Operation& self, const Operation& other,
                                std::string_view) const {
    if (elidable()) return Reduction::with({other});
    if (other->elidable()) return Reduction::with({self});
    return Reduction::no();
}

namespace {

using Operations = std::vector<Operation>;

bool all_across(const Operations& operations, std::size_t begin, std::size_t end,
                const Operation& other, std::string_view app_label) {
    return std::all_of(
        operations.begin() + static_cast<std::ptrdiff_t>(begin),
        operations.begin() + static_cast<std::ptrdiff_t>(end), [&](const Operation& between) {
            return between->reduce(between, other, app_label).kind == Reduction::Kind::Across;
        });
}

// operations[at] with one after it in fewer, if any can be: to the right if it can move over all
// between, to the left if those can move over the other one.
std::optional<Operations> reduce_one(const Operations& operations, std::size_t at,
                                     std::string_view app_label) {
    const Operation& operation = operations[at];
    bool right = true;
    for (std::size_t j = at + 1; j < operations.size(); ++j) {
        Reduction result = operation->reduce(operation, operations[j], app_label);
        if (result.kind == Reduction::Kind::No) right = false;
        if (result.kind != Reduction::Kind::Replaced) continue;
        if (!right && !all_across(operations, at + 1, j, operations[j], app_label)) return {};
        const auto begin = operations.begin();
        const auto step = [&](std::size_t n) { return begin + static_cast<std::ptrdiff_t>(n); };
        Operations made(begin, step(at));
        if (right) made.insert(made.end(), step(at + 1), step(j));
        made.insert(made.end(), result.operations.begin(), result.operations.end());
        if (!right) made.insert(made.end(), step(at + 1), step(j));
        made.insert(made.end(), step(j + 1), operations.end());
        return made;
    }
    return {};
}

bool same(const Operations& a, const Operations& b) {
    return std::ranges::equal(a, b,
                              [](const Operation& x, const Operation& y) { return x.same_as(y); });
}

Operations optimize_once(const Operations& operations, std::string_view app_label) {
    for (std::size_t at = 0; at < operations.size(); ++at) {
        if (auto made = reduce_one(operations, at, app_label)) return *made;
    }
    return operations;
}

}  // namespace

std::vector<Operation> optimize(std::vector<Operation> operations, std::string_view app_label) {
    for (;;) {
        Operations made = optimize_once(operations, app_label);
        if (same(made, operations)) return operations;
        operations = std::move(made);
    }
}

}  // namespace cadenza::migrations
