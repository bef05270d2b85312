#pragma once

#include <map>

#include "cadenza/db/models/query/condition_node.h"
#include "cadenza/db/models/query/join_plan.h"

namespace cadenza::internal {

/// Decides for the parts of an AND or OR which joins may be inner: each part votes for those
/// without which it cannot hold.
class JoinPromoter {
 public:
    JoinPromoter(ConditionNode::Kind connector, std::size_t parts, bool negated)
        : all_needed_((connector == ConditionNode::Kind::Or) != negated), parts_(parts) {}

    void vote(const JoinPlan::Aliases& needed) {
        for (int alias : needed) ++votes_[alias];
    }
    /// The joins that the whole needs.
    JoinPlan::Aliases apply(JoinPlan& plan) const {
        JoinPlan::Aliases promoted, demoted;
        for (const auto& [alias, votes] : votes_) {
            // Under OR a join that only some parts need must keep the rows of the others.
            if (all_needed_ && votes < parts_) promoted.insert(alias);
            if (!all_needed_ || votes == parts_) demoted.insert(alias);
        }
        plan.promote(promoted);
        plan.demote(demoted);
        return demoted;
    }

 private:
    bool all_needed_;
    std::size_t parts_;
    std::map<int, std::size_t> votes_;
};

}  // namespace cadenza::internal
