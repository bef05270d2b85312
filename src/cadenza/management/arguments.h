#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cadenza::management {

/// What a command accepts on its command line and, after parse(), what was given. A thin front of
/// CLI11.
class Arguments {
 public:
    Arguments(std::string_view program, std::string_view description);
    Arguments(Arguments&&) noexcept;
    ~Arguments();

    /// A word without a dash, by its place. Optional ones come after the required.
    void positional(std::string_view name, std::string_view help, bool required = false);
    /// All further words.
    void rest(std::string_view name, std::string_view help);
    /// "--name VALUE" (or "-n,--name").
    void option(std::string_view names, std::string_view help, std::string_view fallback = {});
    /// "--name VALUE", any number of times.
    void options(std::string_view names, std::string_view help);
    /// "--name", without a value.
    void flag(std::string_view names, std::string_view help);

    /// Reads the words after the command's name. On a mistake, or for --help, prints what there is
    /// to say and answers false; exit_status() is then what the program ends with.
    bool parse(const std::vector<std::string>& words);
    int exit_status() const;

    /// The value given for the positional, option ("--name", any of its names) or its default.
    const std::string& text(std::string_view name) const;
    /// The same as a number. Throws Error, which names the argument, if it is none.
    int integer(std::string_view name) const;
    bool given(std::string_view name) const;
    bool is_set(std::string_view flag) const;
    const std::vector<std::string>& list(std::string_view name) const;

 private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace cadenza::management
