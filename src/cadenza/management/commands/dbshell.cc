#include "cadenza/db/backends/base/database_settings.h"
#include "cadenza/management/command.h"
#include "cadenza/management/commands/builtin.h"
#include "cadenza/management/dev_server/process.h"

namespace cadenza::management {
namespace {

/// The client program of the database, its arguments, and what its environment needs beside ours.
struct Client {
    std::vector<std::string> command;
    std::vector<std::string> environment;
};

Client client_of(const db::DatabaseSettings& database) {
    if (database.backend == "sqlite") {
        if (database.name == ":memory:") {
            throw Error(
                "the database is in memory: it belongs to a program that runs, and has no shell");
        }
        return {{"sqlite3", database.name}, {}};
    }
    Client client{{"psql"}, {}};
    if (!database.user.empty()) client.command.insert(client.command.end(), {"-U", database.user});
    if (!database.host.empty()) client.command.insert(client.command.end(), {"-h", database.host});
    if (!database.port.empty()) client.command.insert(client.command.end(), {"-p", database.port});
    client.command.push_back(database.name);
    // Not as an argument, which every user of the machine could read.
    if (!database.password.empty()) client.environment.push_back("PGPASSWORD=" + database.password);
    return client;
}

const std::string& url_of(const Settings& settings, const std::string& alias) {
    if (alias == "default") return settings.database;
    for (const auto& [name, url] : settings.databases) {
        if (name == alias) return url;
    }
    throw Error("there is no database '" + alias + "' in the settings");
}

class DbShell : public Command {
 public:
    std::string_view name() const override { return "dbshell"; }
    std::string_view help() const override {
        return "Opens the database's own command-line client.";
    }
    void add_arguments(Arguments& arguments) const override {
        arguments.option("--database", "the alias of the database", "default");
        arguments.rest("parameters", "words for the client, after --");
    }
    int handle(CommandContext& context, const Arguments& arguments) const override {
        const auto database =
            db::DatabaseSettings::parse(url_of(context.settings(), arguments.text("--database")));
        if (!database) throw Error(database.error().message);
        Client client = client_of(*database);
        const std::vector<std::string>& words = arguments.list("parameters");
        client.command.insert(client.command.end(), words.begin(), words.end());
        const int status = Process::start(client.command, client.environment).wait();
        if (status == 127) {
            throw Error("the program '" + client.command.front() +
                        "' is not installed, or not in the PATH");
        }
        return status;
    }
};

}  // namespace

std::unique_ptr<Command> make_dbshell() {
    return std::make_unique<DbShell>();
}

}  // namespace cadenza::management
