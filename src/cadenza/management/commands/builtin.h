#pragma once

#include <memory>

namespace cadenza::management {

class Command;

// One function a command, each in the file of its name; builtin_commands() lists them.
std::unique_ptr<Command> make_check();
std::unique_ptr<Command> make_dbshell();
std::unique_ptr<Command> make_diffsettings();
std::unique_ptr<Command> make_doctor();
std::unique_ptr<Command> make_makemigrations();
std::unique_ptr<Command> make_migrate();
std::unique_ptr<Command> make_runserver();
std::unique_ptr<Command> make_showmigrations();
std::unique_ptr<Command> make_sqlmigrate();
std::unique_ptr<Command> make_startapp();
std::unique_ptr<Command> make_test();

}  // namespace cadenza::management
