#include "cadenza/base/console.h"

#include <termios.h>
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

namespace {

/// The terminal of standard input does not show what is typed, until the end of the scope.
class HiddenInput {
 public:
    HiddenInput() : known_(tcgetattr(STDIN_FILENO, &before_) == 0) {
        if (!known_) return;
        termios quiet = before_;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~HiddenInput() {
        if (known_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }
    HiddenInput(const HiddenInput&) = delete;
    HiddenInput& operator=(const HiddenInput&) = delete;
    bool hides() const { return known_; }

 private:
    termios before_{};
    bool known_;
};

}  // namespace

std::optional<std::string> Console::ask_secret(std::string_view prompt) {
    const HiddenInput hidden;
    std::optional<std::string> answer = ask(prompt);
    if (hidden.hides()) out("\n");  // the line feed that was typed did not show either
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
