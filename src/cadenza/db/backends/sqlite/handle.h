#pragma once

// Of sqlite3.h, so that no header needs to include it.
struct sqlite3;
struct sqlite3_stmt;
