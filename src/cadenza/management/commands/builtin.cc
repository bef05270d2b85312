#include "cadenza/management/commands/builtin.h"

#include "cadenza/management/command.h"

namespace cadenza::management {

const std::vector<std::unique_ptr<Command>>& builtin_commands() {
    static const std::vector<std::unique_ptr<Command>> commands = [] {
        std::vector<std::unique_ptr<Command>> made;
        for (const auto make : {make_check, make_dbshell, make_diffsettings, make_doctor,
                                make_makemigrations, make_migrate, make_runserver,
                                make_showmigrations, make_sqlmigrate, make_startapp, make_test}) {
            made.push_back(make());
        }
        return made;
    }();
    return commands;
}

}  // namespace cadenza::management
