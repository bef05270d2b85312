#include "cadenza/base/console.h"

#include <unistd.h>

namespace cadenza {

std::optional<std::string> Console::ask(std::string_view prompt) {
    out(prompt);
    std::fflush(stdout);
    std::string answer;
    int letter = 0;
    while ((letter = std::getc(stdin)) != EOF && letter != '\n')
        answer += static_cast<char>(letter);
    if (letter == EOF && answer.empty()) return std::nullopt;
    return answer;
}

bool Console::interactive() const {
    return isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0;
}

std::optional<std::string> RecordingConsole::ask(std::string_view prompt) {
    output += prompt;
    if (answers.empty()) return std::nullopt;
    const std::size_t end = answers.find('\n');
    std::string answer = answers.substr(0, end);
    answers.erase(0, end == std::string::npos ? end : end + 1);
    return answer;
}

}  // namespace cadenza
