#include "store/database.hpp"

#include <array>
#include <sqlite3.h>

#include <fmt/format.h>

#include "fabula/error.hpp"

namespace fabula::store {
namespace {

// Somebody else's article takes a fraction of a second to write.
constexpr int wait_milliseconds = 10'000;

/// What `PRAGMA integrity_check` finds first, where it can still run.
std::string first_damage(sqlite3* database) {
  sqlite3_stmt* statement = nullptr;
  std::string found;
  if (sqlite3_prepare_v2(database, "PRAGMA integrity_check(1)", -1, &statement, nullptr) ==
          SQLITE_OK &&
      sqlite3_step(statement) == SQLITE_ROW) {
    found = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
  }
  sqlite3_finalize(statement);
  return found.empty() || found == "ok" ? sqlite3_errmsg(database) : found;
}

std::string meaning_of(int code, sqlite3* database) {
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another program is writing to it; try again when that has ended. Nothing was changed";
    case SQLITE_FULL:
      return "the disk is full; the file is as it was before the article that was being written";
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return "it may not be written to; check the permissions of the file and of its folder";
    case SQLITE_CANTOPEN:
      return "it cannot be opened; check that its folder is there and may be written to";
    case SQLITE_IOERR:
      return "it cannot be read or written completely; is the disk full or gone? The file is as it "
             "was before the article that was being written";
    case SQLITE_NOTADB:
      return "it is no story file; `fabula add FILE ARTICLES...` makes one";
    case SQLITE_CORRUPT:
      return fmt::format(
          "the file is damaged ({}); restore a copy, or add its articles to a new "
          "file",
          first_damage(database));
    default:
      return sqlite3_errmsg(database);
  }
}

}  // namespace

void Database::Close::operator()(sqlite3* database) const {
  sqlite3_close_v2(database);
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

Database::Database(const std::filesystem::path& path, Access access) : path_(path) {
  const int flags =
      access == Access::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  sqlite3* database = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &database, flags, nullptr);
  database_.reset(database);
  if (code != SQLITE_OK) {
    fail(code);
  }
  sqlite3_extended_result_codes(database, 1);
  sqlite3_busy_timeout(database, wait_milliseconds);
  run("PRAGMA foreign_keys = ON");
}

void Database::fail(int code) const {
  throw StoreError(fmt::format("{}: {}", path_.string(), meaning_of(code, database_.get())));
}

Statement Database::prepare(std::string_view sql) const {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v2(database_.get(), sql.data(), static_cast<int>(sql.size()),
                                      &statement, nullptr);
  if (code != SQLITE_OK) {
    fail(code);
  }
  return {*this, statement};
}

void Database::run(const std::string& sql) const {
  const int code = sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) {
    fail(code);
  }
}

std::int64_t Database::number(const std::string& sql) const {
  Statement statement = prepare(sql);
  return statement.step() ? statement.number(0) : 0;
}

std::string Database::text(const std::string& sql) const {
  Statement statement = prepare(sql);
  return statement.step() ? std::string(statement.text(0)) : std::string();
}

std::uint32_t Database::change_counter() const {
  // Read by SQLite's own handle and under its lock: whoever opened the file beside it would, on
  // closing it, lose the locks of the whole program.
  constexpr sqlite3_int64 place = 24;
  std::array<unsigned char, 4> bytes{};
  Statement lock = prepare("SELECT 1 FROM sqlite_master LIMIT 1");
  lock.step();
  sqlite3_file* file = nullptr;
  int code = sqlite3_file_control(database_.get(), "main", SQLITE_FCNTL_FILE_POINTER,
                                  static_cast<void*>(&file));
  if (code == SQLITE_OK && file != nullptr && file->pMethods != nullptr) {
    code = file->pMethods->xRead(file, bytes.data(), static_cast<int>(bytes.size()), place);
  }
  if (code != SQLITE_OK) {
    fail(code);
  }
  std::uint32_t counter = 0;
  for (const unsigned char byte : bytes) {
    counter = counter << 8U | byte;
  }
  return counter;
}

Statement& Statement::bind(int parameter, std::int64_t value) {
  if (const int code = sqlite3_bind_int64(statement_.get(), parameter, value); code != SQLITE_OK) {
    database_->fail(code);
  }
  return *this;
}

Statement& Statement::bind(int parameter, std::string_view text) {
  if (const int code = sqlite3_bind_text(statement_.get(), parameter, text.data(),
                                         static_cast<int>(text.size()), SQLITE_TRANSIENT);
      code != SQLITE_OK) {
    database_->fail(code);
  }
  return *this;
}

Statement& Statement::bind_blob(int parameter, std::string_view bytes) {
  if (const int code = sqlite3_bind_blob(statement_.get(), parameter, bytes.data(),
                                         static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
      code != SQLITE_OK) {
    database_->fail(code);
  }
  return *this;
}

Statement& Statement::bind_null(int parameter) {
  if (const int code = sqlite3_bind_null(statement_.get(), parameter); code != SQLITE_OK) {
    database_->fail(code);
  }
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code != SQLITE_ROW && code != SQLITE_DONE) {
    database_->fail(code);
  }
  return code == SQLITE_ROW;
}

void Statement::run() {
  step();
  reset();
}

void Statement::reset() {
  sqlite3_reset(statement_.get());
}

std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::string_view Statement::text(int column) const {
  const auto* const text = sqlite3_column_text(statement_.get(), column);
  return text == nullptr
             ? std::string_view()
             : std::string_view(
                   reinterpret_cast<const char*>(text),
                   static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)));
}

std::string_view Statement::blob(int column) const {
  const auto* const bytes = sqlite3_column_blob(statement_.get(), column);
  return bytes == nullptr
             ? std::string_view()
             : std::string_view(
                   static_cast<const char*>(bytes),
                   static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)));
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

Transaction::Transaction(const Database& database) : database_(database) {
  // At once for writing: two that read and then want to write would wait for each other.
  database_.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (open_) {
    try {
      database_.run("ROLLBACK");
    } catch (const StoreError&) {
      // A full disk has rolled it back already; the next who opens the file does what is left.
    }
  }
}

void Transaction::commit() {
  database_.run("COMMIT");
  open_ = false;
}

}  // namespace fabula::store
