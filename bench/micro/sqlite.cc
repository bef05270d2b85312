// What the SQLite backend costs per statement, without HTTP: CPU time of the thread, best of five
// runs.
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>

#include "cadenza/db/backends/base/databases.h"
#include "cadenza/db/backends/base/transaction.h"
#include "cadenza/runtime/fiber.h"
#include "unit/runtime/on_loop.h"

namespace {

using namespace cadenza;

double cpu_microseconds() {
    timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

std::string only;  // of the measurements, those whose name holds this

void measure(const char* name, int operations, const std::function<void()>& run) {
    if (std::string(name).find(only) == std::string::npos) return;
    double best = 1e18;
    for (int i = 0; i < 5; ++i) {
        const double start = cpu_microseconds();
        run();
        best = std::min(best, (cpu_microseconds() - start) / operations);
    }
    std::printf("%-58s %8.2f us\n", name, best);
}

std::int64_t random_id() {
    static std::uint64_t state = 88172645463325252u;
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return static_cast<std::int64_t>(state % 1000) + 1;
}

constexpr const char* kOne =
    "SELECT id, title, content, created_at, updated_at FROM blog_blogpost WHERE id = ? LIMIT 21";
constexpr const char* kList =
    "SELECT id, title, content, created_at, updated_at FROM blog_blogpost ORDER BY id LIMIT 20";
constexpr const char* kInsert =
    "INSERT INTO blog_blogpost (title, content, created_at, updated_at) VALUES (?, ?, ?, ?)";

std::size_t read(const db::Row& row) {
    return static_cast<std::size_t>(row.integer(0)) + row.text(1).size() + row.text(2).size() +
           static_cast<std::size_t>(row.datetime(3).microseconds + row.datetime(4).microseconds);
}

std::size_t read_one() {
    const Value id = random_id();
    const auto cursor = db::connect()->query(kOne, {&id, 1});
    const std::size_t sum = cursor->next() ? read(*cursor) : 0;
    cursor->next();
    return sum;
}

void insert() {
    const DateTime now{1'700'000'000'123'456, 0, true};
    db::connect()->execute(
        kInsert, {"A fresh post from the load generator", std::string(200, 'x'), now, now});
}

void insert_on_fibers(int fibers, int each) {
    std::vector<std::function<void()>> functions(static_cast<std::size_t>(fibers), [each] {
        for (int i = 0; i < each; ++i) insert();
    });
    runtime::testing::on_loop(std::move(functions));
}

}  // namespace

int main(int count, char** arguments) {
    if (count > 1) only = arguments[1];
    std::string folder = (std::filesystem::temp_directory_path() / "cadenza-XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr) return 1;
    {
        db::Databases databases("sqlite:///" + folder + "/bench.sqlite3");
        const db::Installation installation(databases);
        db::connect()->execute(
            "CREATE TABLE blog_blogpost (id integer NOT NULL PRIMARY KEY AUTOINCREMENT, title "
            "varchar(200) NOT NULL, "
            "content text NOT NULL, created_at datetime NOT NULL, updated_at datetime NOT NULL)");
        atomic([] {
            for (int i = 0; i < 1000; ++i) insert();
        });
        std::size_t sum = 0;
        constexpr int kReads = 50'000;
        measure("read by primary key: connect, query, next, next", kReads, [&] {
            for (int i = 0; i < kReads; ++i) {
                const Value id = random_id();
                const auto cursor = db::connect()->query(kOne, {&id, 1});
                if (cursor->next()) sum += static_cast<std::size_t>(cursor->integer(0));
                cursor->next();
            }
        });
        measure("the same, all five columns", kReads, [&] {
            for (int i = 0; i < kReads; ++i) {
                const Value id = random_id();
                const auto cursor = db::connect()->query(kOne, {&id, 1});
                if (cursor->next()) sum += read(*cursor);
                cursor->next();
            }
        });
        measure("20 rows, all columns", 5'000, [&] {
            for (int i = 0; i < 5'000; ++i) {
                const auto cursor = db::connect()->query(kList);
                while (cursor->next()) sum += read(*cursor);
            }
        });
        for (const int fibers : {1, 16, 64}) {
            const int each = 25'600 / fibers;
            measure(
                ("read by primary key, all columns, " + std::to_string(fibers) + " fibers a turn")
                    .c_str(),
                fibers * each, [&] {
                    std::vector<std::function<void()>> functions(
                        static_cast<std::size_t>(fibers), [&, each] {
                            for (int i = 0; i < each; ++i) {
                                sum += read_one();
                                runtime::yield();
                            }
                        });
                    runtime::testing::on_loop(std::move(functions));
                });
        }
        measure("connect and give back", 200'000, [&] {
            for (int i = 0; i < 200'000; ++i) sum += db::connect()->in_transaction();
        });
        measure("insert, alone on a thread", 5'000, [] {
            for (int i = 0; i < 5'000; ++i) insert();
        });
        measure("insert in atomic(), alone on a thread", 5'000, [] {
            for (int i = 0; i < 5'000; ++i) atomic(insert);
        });
        for (const int fibers : {1, 4, 8, 64}) {
            measure(("insert, " + std::to_string(fibers) + " fibers").c_str(),
                    fibers * (6'400 / fibers),
                    [fibers] { insert_on_fibers(fibers, 6'400 / fibers); });
        }
        std::printf("(%zu)\n", sum % 2);
    }
    std::filesystem::remove_all(folder);
}
