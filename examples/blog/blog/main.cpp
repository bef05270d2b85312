#include <cadenza/management.h>

cadenza::Settings settings();

int main(int argc, char** argv) { return cadenza::execute_from_command_line(argc, argv, settings); }
