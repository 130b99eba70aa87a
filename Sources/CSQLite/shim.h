#include <sqlite3.h>

// Swift cannot call C functions that take a variable number of arguments; these are the two that matter.

/// Stops counting allocated bytes, which takes a lock that all connections share for every allocation.
/// Only before the first connection is opened.
static inline int rapport_sqlite3_disable_memory_status(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

/// Makes a double-quoted name that is no column an error instead of a string.
static inline int rapport_sqlite3_disable_quoted_strings(sqlite3 *connection) {
    int result = sqlite3_db_config(connection, SQLITE_DBCONFIG_DQS_DML, 0, (int *)0);
    return result == SQLITE_OK ? sqlite3_db_config(connection, SQLITE_DBCONFIG_DQS_DDL, 0, (int *)0) : result;
}
