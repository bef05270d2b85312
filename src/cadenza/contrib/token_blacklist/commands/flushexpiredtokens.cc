#include "cadenza/apps/project.h"
#include "cadenza/contrib/token_blacklist/app.h"
#include "cadenza/contrib/token_blacklist/models.h"
#include "cadenza/management/command.h"

namespace cadenza::token_blacklist {
namespace {

class FlushExpiredTokens : public management::Command {
 public:
    std::string_view name() const override { return "flushexpiredtokens"; }
    std::string_view help() const override {
        return "Deletes the recorded tokens that have expired; to be run regularly, as every "
               "night.";
    }
    int handle(management::CommandContext& context, const management::Arguments&) const override {
        context.project();  // installs the databases
        flush_expired_tokens();
        return 0;
    }
};

}  // namespace

std::vector<std::unique_ptr<management::Command>> commands() {
    std::vector<std::unique_ptr<management::Command>> all;
    all.push_back(std::make_unique<FlushExpiredTokens>());
    return all;
}

}  // namespace cadenza::token_blacklist
