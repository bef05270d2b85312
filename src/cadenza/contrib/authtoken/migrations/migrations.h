#pragma once

#include "cadenza/db/migrations/migration.h"

namespace cadenza::authtoken::migrations {

// Those of rest_framework.authtoken, under its names.
cadenza::migrations::Migration m0001_initial();
cadenza::migrations::Migration m0002_auto_20160226_1747();
cadenza::migrations::Migration m0003_tokenproxy();
cadenza::migrations::Migration m0004_alter_tokenproxy_options();

}  // namespace cadenza::authtoken::migrations
