#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace fabula::store {

class Statement;

/// One connection to an SQLite file. Whatever goes wrong throws StoreError, which says what it
/// means for the file and what to do.
class Database {
 public:
  enum class Access { read, write };
  Database(const std::filesystem::path& path, Access access);

  /// Prepares one statement; its text is ours, never a user's.
  [[nodiscard]] Statement prepare(std::string_view sql) const;
  void run(const std::string& sql) const;
  [[nodiscard]] std::int64_t number(const std::string& sql) const;
  [[nodiscard]] std::string text(const std::string& sql) const;
  /// What SQLite counts in the file's header: one more after every transaction that changed it.
  [[nodiscard]] std::uint32_t change_counter() const;
  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

  /// Throws what the result code of a call means. REQUIRES: it is no success.
  [[noreturn]] void fail(int code) const;

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  std::filesystem::path path_;
  std::unique_ptr<sqlite3, Close> database_;
};

/// A prepared statement: bind, step, read columns, and again after reset. Columns count from 0,
/// parameters from 1. Views of a column hold until the next step or reset.
class Statement {
 public:
  Statement(const Database& database, sqlite3_stmt* statement)
      : database_(&database), statement_(statement) {}

  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, std::string_view text);
  Statement& bind_blob(int parameter, std::string_view bytes);
  Statement& bind_null(int parameter);
  /// Whether there is a row.
  bool step();
  /// Runs a statement that gives no rows, and makes it ready for the next run.
  void run();
  void reset();

  [[nodiscard]] std::int64_t number(int column) const;
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] std::string_view blob(int column) const;
  [[nodiscard]] bool is_null(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  const Database* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// A transaction that writes: all of it is in the file after commit(), none of it otherwise.
class Transaction {
 public:
  explicit Transaction(const Database& database);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void commit();

 private:
  const Database& database_;
  bool open_ = true;
};

}  // namespace fabula::store
