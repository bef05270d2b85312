#include "cadenza/apps/project.h"
#include "cadenza/contrib/sessions/app.h"
#include "cadenza/contrib/sessions/session_store.h"
#include "cadenza/management/command.h"

namespace cadenza::sessions {
namespace {

class ClearSessions : public management::Command {
 public:
    std::string_view name() const override { return "clearsessions"; }
    std::string_view help() const override {
        return "Deletes the sessions that have expired; to be run regularly, as every night.";
    }
    int handle(management::CommandContext& context, const management::Arguments&) const override {
        make_store(context.project().settings())->clear_expired();
        return 0;
    }
};

}  // namespace

std::vector<std::unique_ptr<management::Command>> commands() {
    std::vector<std::unique_ptr<management::Command>> all;
    all.push_back(std::make_unique<ClearSessions>());
    return all;
}

}  // namespace cadenza::sessions
