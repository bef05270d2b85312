#pragma once

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

namespace cadenza {

/// Where a command speaks to the person who runs it, and asks. Tests use one of their own that
/// keeps the text.
class Console {
 public:
    virtual ~Console() = default;
    /// What was asked for: standard output.
    virtual void out(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }
    /// Warnings, errors and progress: standard error.
    virtual void err(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }
    /// Shows the prompt and waits for a line; empty at the end of the input. Only where
    /// interactive().
    virtual std::optional<std::string> ask(std::string_view prompt);
    /// The same for a password: what is typed does not show.
    virtual std::optional<std::string> ask_secret(std::string_view prompt);
    /// Whether a person sits there: standard input and output are a terminal.
    virtual bool interactive() const;

    /// out() with a line feed.
    void line(std::string_view text = {}) { out(std::string(text) + "\n"); }
};

/// A console that keeps what is said and answers from a list.
class RecordingConsole : public Console {
 public:
    std::string output;
    std::string errors;
    std::string answers;  ///< one a line, taken from the front

    void out(std::string_view text) override { output += text; }
    void err(std::string_view text) override { errors += text; }
    std::optional<std::string> ask(std::string_view prompt) override;
    std::optional<std::string> ask_secret(std::string_view prompt) override { return ask(prompt); }
    bool interactive() const override { return !answers.empty(); }
};

}  // namespace cadenza
