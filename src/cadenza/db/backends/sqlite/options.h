#pragma once

#include <cstdint>
#include <string>

#include "cadenza/db/backends/base/database.h"

namespace cadenza::db::sqlite {

enum class Synchronous : std::uint8_t { Off, Normal, Full, Extra };
enum class TransactionMode : std::uint8_t { Deferred, Immediate, Exclusive };

/// What a sqlite:// URL says, in its path and its query string; the names there are those of the
/// members.
struct SqliteOptions {
    std::string path;
    /// Shared by the connections of this process, as long as the Database lives. It has no
    /// write-ahead log: readers wait for a transaction that has written, and a commit for the open
    /// cursors of others.
    bool in_memory = false;
    /// How long a statement waits for a lock, in seconds.
    Duration timeout = Duration::seconds(5);
    /// Normal: a commit survives the end of the process, not always that of the machine. Full:
    /// both.
    Synchronous synchronous = Synchronous::Normal;
    /// How atomic() begins. Immediate: it writes, and waits its turn for that; Deferred: it takes
    /// the write lock with its first write, which fails where another process wrote since its first
    /// read.
    TransactionMode transaction_mode = TransactionMode::Immediate;
    std::int64_t cache_size = 20'000;            ///< KiB of pages that each connection keeps
    std::int64_t mmap_size = 256 * 1024 * 1024;  ///< bytes of the file that are read through mmap
    std::int64_t checkpoint_pages =
        1'000;                     ///< size of the write-ahead log at which it is copied back
    std::size_t statements = 256;  ///< prepared statements that each connection keeps
    bool group_commit = true;      ///< fibers' writes share commits
    DatabaseLimits limits;         ///< max_connections

    /// Throws ImproperlyConfigured, naming the option and what it takes.
    static SqliteOptions from(const DatabaseSettings& settings);
};

}  // namespace cadenza::db::sqlite
