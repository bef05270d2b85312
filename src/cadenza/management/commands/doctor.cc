#include "cadenza/management/doctor.h"

#include "cadenza/management/command.h"
#include "cadenza/management/commands/builtin.h"
#include "cadenza/management/project_directory.h"

namespace cadenza::management {
namespace {

class Doctor : public Command {
 public:
    std::string_view name() const override { return "doctor"; }
    std::string_view help() const override {
        return "Checks that this machine has what the project needs.";
    }
    int handle(CommandContext& context, const Arguments&) const override {
        const DoctorReport found = examine(project_directory());
        context.console().out(found.text);
        return found.healthy ? 0 : 1;
    }
};

}  // namespace

std::unique_ptr<Command> make_doctor() {
    return std::make_unique<Doctor>();
}

}  // namespace cadenza::management
