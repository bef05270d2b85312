#include "cadenza/management/execute.h"

#include <string>
#include <vector>

#include "cadenza/base/console.h"
#include "cadenza/management/command.h"

namespace cadenza {

int execute_from_command_line(int argc, char** argv, Settings (*settings)()) {
    Console console;
    return management::run_command(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc),
                                   settings, console);
}

}  // namespace cadenza
