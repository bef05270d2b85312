#pragma once

#include "cadenza/conf/settings.h"

namespace cadenza {

/// The whole main() of a project: reads the command line, runs the command, answers the exit
/// status. As Django's function of the same name.
int execute_from_command_line(int argc, char** argv, Settings (*settings)());

}  // namespace cadenza
