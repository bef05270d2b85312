// migrate_child FILE [KILL_AT]: migrates the app "shop" in a SQLite file; with KILL_AT the process
// kills itself (SIGKILL) before or after the statement of that number, counted from 1 (2n-1: before
// the nth, 2n: after it).
#include <csignal>
#include <cstdlib>

#include "behaviour/migrations/models.h"
#include "cadenza/db/backends/base/databases.h"
#include "cadenza/db/backends/base/schema_editor.h"
#include "cadenza/db/migrations/commands/commands.h"

namespace shop::migrations {
cadenza::migrations::MigrationList list();
}

namespace {

class Killer final : public cadenza::db::StatementObserver {
 public:
    explicit Killer(int at) : at_(at) {}
    void before(std::string_view) override { step(); }
    void after(std::string_view) override { step(); }

 private:
    void step() {
        if (++count_ == at_) std::raise(SIGKILL);
    }
    int at_;
    int count_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
    using namespace cadenza;
    if (argc < 2) return 64;
    db::Databases databases("sqlite:///" + std::string(argv[1]));
    const db::Installation installation = db::install(databases);
    migrations::ProjectSource source;
    source.apps.push_back(
        {.label = "shop", .models = shop::models(), .migrations = shop::migrations::list()});
    Killer killer(argc > 2 ? std::atoi(argv[2]) : 0);
    Console console;
    const auto lease = databases["default"].connect();
    return migrations::migrate(source, console, *lease, {.observer = &killer});
}
