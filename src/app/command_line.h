// The command line: finds the command that the first words name, reads what it takes, runs it.
#pragma once

namespace supercargo::app {

// The exit code. A password in a database's address is wiped from `arguments`, where other users
// of the machine could read it.
int run_command_line(int count, char** arguments);

}  // namespace supercargo::app
