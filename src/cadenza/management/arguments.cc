#include "cadenza/management/arguments.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <deque>
#include <iostream>

#include "cadenza/base/error.h"

namespace cadenza::management {
namespace {

struct Slot {
    std::string names;  // "-n,--name"
    CLI::Option* option = nullptr;
    std::string text;
    std::vector<std::string> list;
    bool flag = false;

    bool answers_to(std::string_view name) const {
        for (std::string_view all = names; !all.empty();) {
            const std::size_t comma = all.find(',');
            if (all.substr(0, comma) == name) return true;
            all.remove_prefix(comma == all.npos ? all.size() : comma + 1);
        }
        return false;
    }
};

}  // namespace

struct Arguments::State {
    State(std::string_view program, std::string_view description)
        : app(std::string(description), std::string(program)) {}

    CLI::App app;
    std::deque<Slot> slots;  // stable addresses: CLI11 keeps references
    int exit_status = 0;

    const Slot& at(std::string_view name) const {
        for (const Slot& slot : slots) {
            if (slot.answers_to(name)) return slot;
        }
        throw ImproperlyConfigured("the command asks for the argument '" + std::string(name) +
                                   "', which it has not declared");
    }
};

Arguments::Arguments(std::string_view program, std::string_view description)
    : state_(std::make_unique<State>(program, description)) {}
Arguments::Arguments(Arguments&&) noexcept = default;
Arguments::~Arguments() = default;

void Arguments::positional(std::string_view name, std::string_view help, bool required) {
    Slot& slot = state_->slots.emplace_back(Slot{.names = std::string(name)});
    slot.option =
        state_->app.add_option(slot.names, slot.text, std::string(help))->required(required);
}

void Arguments::rest(std::string_view name, std::string_view help) {
    Slot& slot = state_->slots.emplace_back(Slot{.names = std::string(name)});
    slot.option = state_->app.add_option(slot.names, slot.list, std::string(help));
}

void Arguments::option(std::string_view names, std::string_view help, std::string_view fallback) {
    Slot& slot = state_->slots.emplace_back(
        Slot{.names = std::string(names), .text = std::string(fallback)});
    slot.option = state_->app.add_option(slot.names, slot.text, std::string(help));
}

void Arguments::options(std::string_view names, std::string_view help) {
    Slot& slot = state_->slots.emplace_back(Slot{.names = std::string(names)});
    slot.option = state_->app.add_option(slot.names, slot.list, std::string(help))
                      ->type_size(1)
                      ->expected(-1)
                      ->allow_extra_args(false);
}

void Arguments::flag(std::string_view names, std::string_view help) {
    Slot& slot = state_->slots.emplace_back(Slot{.names = std::string(names)});
    slot.option = state_->app.add_flag(slot.names, slot.flag, std::string(help));
}

bool Arguments::parse(const std::vector<std::string>& words) {
    std::vector<std::string> reversed(words.rbegin(), words.rend());  // as CLI11 takes them
    try {
        state_->app.parse(reversed);
        return true;
    } catch (const CLI::ParseError& error) {
        state_->exit_status = state_->app.exit(error, std::cout, std::cerr) == 0 ? 0 : 2;
        return false;
    }
}

int Arguments::exit_status() const {
    return state_->exit_status;
}
const std::string& Arguments::text(std::string_view name) const {
    return state_->at(name).text;
}
int Arguments::integer(std::string_view name) const {
    const std::string& value = text(name);
    int number = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
    if (read.ec != std::errc() || read.ptr != value.data() + value.size()) {
        throw Error(std::string(name) + " takes a whole number, not '" + value + "'");
    }
    return number;
}

bool Arguments::given(std::string_view name) const {
    return state_->at(name).option->count() > 0;
}
bool Arguments::is_set(std::string_view flag) const {
    return state_->at(flag).flag;
}
const std::vector<std::string>& Arguments::list(std::string_view name) const {
    return state_->at(name).list;
}

}  // namespace cadenza::management
