#pragma once

#include <string>
#include <vector>

#include "cadenza/db/backends/base/transaction.h"

namespace cadenza::db {

/// What a connection knows of the atomic blocks that are open on it.
struct TransactionState {
    struct Hook {
        std::vector<std::string> savepoints;  ///< open when it was registered
        CommitHook call;
        bool robust;
    };

    bool in_transaction = false;  ///< between begin() and commit() or rollback()
    bool in_atomic_block = false;
    bool needs_rollback = false;
    int savepoint_number = 0;
    std::vector<std::string>
        savepoint_ids;  ///< of the nested blocks; empty for one without a savepoint
    std::vector<Hook> on_commit;
};

}  // namespace cadenza::db
