#pragma once

#include "store/database.hpp"

namespace fabula::store {

/// The version of the tables that this program writes.
constexpr int schema_version = 4;

/// Makes the tables of an empty database.
void create_tables(const Database& database);

/// Throws StoreError where the file is no story file, of a newer version, or cut off.
void check_file(const Database& database);

/// What a file can hold by its version; one that is only read stays of the version that it has.
bool has_corrections(const Database& database);
bool has_parts(const Database& database);

/// Brings a checked file of an older version up to date, after a copy of it.
void migrate(const Database& database);

}  // namespace fabula::store
