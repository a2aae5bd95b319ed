#include "store/schema.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "fabula/error.hpp"

namespace fabula::store {
namespace {

// "Fabu": tells our files from those of other programs.
constexpr std::int64_t application = 0x46616275;

/// What brings a file from version i to version i + 1. An entry is never changed once released.
constexpr std::array<const char*, schema_version> migrations = {
    R"(CREATE TABLE article (
         number INTEGER PRIMARY KEY,
         id TEXT NOT NULL,
         content TEXT NOT NULL,      -- 16 hex digits: title, publication and text
         title TEXT NOT NULL,
         url TEXT NOT NULL,
         path TEXT NOT NULL,
         published TEXT NOT NULL,    -- RFC 3339, or empty
         body BLOB NOT NULL,         -- the article and what was read in it
         UNIQUE (id, content)
       );
       CREATE INDEX article_url ON article (url);
       CREATE INDEX article_path ON article (path);
       CREATE INDEX article_title ON article (title);)",
    R"(CREATE TABLE correction (
         number INTEGER PRIMARY KEY AUTOINCREMENT,
         change BLOB NOT NULL UNIQUE,  -- what is changed, without comment and time
         comment TEXT NOT NULL,
         time TEXT NOT NULL            -- as the file of corrections says it
       );
       ALTER TABLE article ADD COLUMN form INTEGER NOT NULL DEFAULT 1;  -- of the body)",
    // All of it can be made again of the articles: see PartIndex.
    R"(ALTER TABLE article ADD COLUMN part INTEGER;  -- the least number of its part
       CREATE INDEX article_part ON article (part);
       CREATE TABLE mark (
         hash INTEGER NOT NULL,
         article INTEGER NOT NULL,
         first INTEGER NOT NULL,    -- days since 1400-01-01
         last INTEGER NOT NULL,
         PRIMARY KEY (hash, article)
       ) WITHOUT ROWID;
       CREATE TABLE word (
         hash INTEGER NOT NULL,
         article INTEGER NOT NULL,
         PRIMARY KEY (hash, article)
       ) WITHOUT ROWID;
       CREATE TABLE told (
         event INTEGER NOT NULL,    -- hash of the id that a mention gives its event
         article INTEGER NOT NULL,
         PRIMARY KEY (event, article)
       ) WITHOUT ROWID;
       CREATE TABLE part_index (made_by TEXT NOT NULL);)",
    R"(DROP TABLE mark;
       CREATE TABLE mark (
         hash INTEGER NOT NULL,
         article INTEGER NOT NULL,
         event INTEGER NOT NULL,    -- of the digest
         first INTEGER NOT NULL,    -- days since 1400-01-01
         last INTEGER NOT NULL,
         time INTEGER NOT NULL,     -- bit 0: the text names it; bit 1: it points back; the rest: the
                                    -- day that it is news of
         PRIMARY KEY (hash, article, event)
       ) WITHOUT ROWID;
       CREATE TABLE digest (
         article INTEGER PRIMARY KEY,
         body BLOB NOT NULL
       );
       CREATE TABLE subject (
         hash INTEGER NOT NULL,
         article INTEGER NOT NULL,
         PRIMARY KEY (hash, article)
       ) WITHOUT ROWID;
       CREATE TABLE part (           -- what its story holds; none where that is not known yet
         number INTEGER PRIMARY KEY,
         articles INTEGER NOT NULL,
         events INTEGER NOT NULL,
         relations INTEGER NOT NULL,
         salience INTEGER NOT NULL, -- of its most salient event, in millionths
         first INTEGER,             -- seconds since 1400-01-01; where it has events with a date
         last INTEGER
       );
       CREATE TABLE part_type (
         type TEXT NOT NULL,
         part INTEGER NOT NULL,
         salience INTEGER NOT NULL,
         PRIMARY KEY (part, type)
       ) WITHOUT ROWID;
       CREATE INDEX part_type_type ON part_type (type, part, salience);
       DELETE FROM part_index;)"};

std::int64_t version_of(const Database& database) {
  return database.number("PRAGMA user_version");
}

void migrate_from(const Database& database, std::int64_t version) {
  for (auto v = static_cast<std::size_t>(version); v < migrations.size(); ++v) {
    database.run(migrations.at(v));
  }
  database.run(fmt::format("PRAGMA user_version = {}", schema_version));
}

}  // namespace

void create_tables(const Database& database) {
  Transaction transaction(database);
  database.run(fmt::format("PRAGMA application_id = {}", application));
  migrate_from(database, 0);
  transaction.commit();
}

void check_file(const Database& database) {
  const std::string name = database.path().string();
  if (database.number("PRAGMA application_id") != application) {
    throw StoreError(fmt::format(
        "{}: it is a database of another program; name a story file, or another file to make one",
        name));
  }
  if (const std::int64_t version = version_of(database); version > schema_version) {
    throw StoreError(
        fmt::format("{}: it was written by a newer fabula (file version {}, this "
                    "program knows up to {}); use that, or add the articles to a new "
                    "file",
                    name, version, schema_version));
  }
  std::error_code error;
  const auto size = static_cast<std::int64_t>(std::filesystem::file_size(database.path(), error));
  const std::int64_t told =
      database.number("PRAGMA page_count") * database.number("PRAGMA page_size");
  if (error || size < told) {
    throw StoreError(fmt::format(
        "{}: the end of the file is missing ({} of {} bytes are there); restore a copy, or add its "
        "articles to a new file",
        name, size, told));
  }
}

bool has_corrections(const Database& database) {
  return version_of(database) >= 2;
}

bool has_parts(const Database& database) {
  return version_of(database) >= 4;
}

void migrate(const Database& database) {
  const std::int64_t version = version_of(database);
  if (version == schema_version) {
    return;
  }
  const std::string copy = fmt::format("{}.version-{}", database.path().string(), version);
  if (!std::filesystem::exists(copy)) {
    Statement vacuum = database.prepare("VACUUM INTO ?");
    vacuum.bind(1, copy).run();
  }
  Transaction transaction(database);
  migrate_from(database, version_of(database));
  transaction.commit();
}

}  // namespace fabula::store
