#include "fabula/store/story_file.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

#include "fabula/error.hpp"
#include "fabula/time/when.hpp"
#include "store/article_codec.hpp"
#include "store/database.hpp"
#include "store/part_index.hpp"
#include "store/part_stories.hpp"
#include "store/schema.hpp"
#include "story/current_articles.hpp"

namespace fabula {

namespace fs = std::filesystem;
using store::Database;
using store::Statement;
using store::Transaction;

class StoryFile::Impl {
 public:
  Impl(const fs::path& path, Database::Access access) : database(path, access) {
    ::stat(path.c_str(), &file);
    store::check_file(database);
    if (access == Database::Access::write) {
      // A rollback journal, not a write-ahead log: the story is one file, also while it is read,
      // and may lie on a network drive. Every commit reaches the disk.
      database.run("PRAGMA journal_mode = DELETE");
      database.run("PRAGMA synchronous = FULL");
      store::migrate(database);
    }
  }
  ReadArticle read(std::int64_t number) const {
    Statement find = database.prepare("SELECT body, form FROM article WHERE number = ?");
    find.bind(1, number);
    find.step();
    return store::decode(find.blob(0), static_cast<int>(find.number(1)));
  }

  [[nodiscard]] store::PartIndex index() const {
    return {database, [this](std::int64_t number) { return read(number); }};
  }

  /// What has no place gets one, in the transaction that goes on.
  void place_all(const StoryThresholds& thresholds) const {
    store::PartIndex parts = index();
    for (const std::int64_t number : parts.without_place()) {
      parts.place(number, read(number), thresholds);
    }
  }

  Database database;
  struct stat file {};  ///< as it was opened
};

namespace {

std::string content_of(const Article& article) {
  return article_id(article.meta(), article.text());
}

void bind_meta(Statement& statement, int first, const ArticleMeta& meta) {
  statement.bind(first, std::string_view(meta.title))
      .bind(first + 1, std::string_view(meta.url))
      .bind(first + 2, std::string_view(meta.path))
      .bind(first + 3,
            std::string_view(meta.published ? to_rfc3339(*meta.published) : std::string()));
}

/// A new file appears under its name only when it has its tables, so that whoever finds it can open
/// it.
void make_file(const fs::path& path) {
  fs::path unfinished = path;
  unfinished += fmt::format(".{}.part", getpid());
  std::error_code ignored;
  fs::remove(unfinished, ignored);
  try {
    store::create_tables(Database(unfinished, Database::Access::write));
  } catch (const StoreError& error) {
    fs::remove(unfinished, ignored);
    throw StoreError(
        fmt::format("{}: a story file cannot be made here; check that the folder is "
                    "there and may be written to",
                    path.string()));
  }
  // A link, unlike a renaming, leaves alone what another program has made meanwhile.
  std::error_code error;
  fs::create_hard_link(unfinished, path, error);
  if (error && !fs::exists(path)) {
    fs::rename(unfinished, path, error);
  }
  fs::remove(unfinished, ignored);
}

}  // namespace

StoryFile::StoryFile(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
StoryFile::StoryFile(StoryFile&&) noexcept = default;
StoryFile& StoryFile::operator=(StoryFile&&) noexcept = default;
StoryFile::~StoryFile() = default;

bool StoryFile::is_one(const fs::path& path) {
  constexpr std::string_view magic("SQLite format 3\0", 16);
  std::error_code error;
  if (!fs::is_regular_file(path, error)) {
    return false;  // a pipe loses what is read from it
  }
  std::array<char, magic.size()> begin{};
  std::ifstream in(path, std::ios::binary);
  in.read(begin.data(), begin.size());
  return in && std::string_view(begin.data(), begin.size()) == magic;
}

StoryFile StoryFile::open(const fs::path& path) {
  if (!fs::exists(path)) {
    throw StoreError(
        fmt::format("{}: there is no such file; `fabula add {} ARTICLES...` makes a story file",
                    path.string(), path.string()));
  }
  return StoryFile(std::make_unique<Impl>(path, Database::Access::read));
}

StoryFile StoryFile::open_or_create(const fs::path& path) {
  std::error_code error;
  if (!fs::exists(path, error)) {
    make_file(path);
  } else if (!is_one(path)) {
    throw StoreError(fmt::format(
        "{}: it is no story file, and is left as it is; name another file, which will be made",
        path.string()));
  }
  return StoryFile(std::make_unique<Impl>(path, Database::Access::write));
}

bool StoryFile::holds(const Article& article) const {
  Statement find = impl_->database.prepare("SELECT 1 FROM article WHERE id = ? AND content = ?");
  const std::string content = content_of(article);
  find.bind(1, std::string_view(article.meta().id)).bind(2, std::string_view(content));
  return find.step();
}

bool StoryFile::add(const ReadArticle& article, const StoryThresholds& thresholds) {
  if (holds(article.article)) {
    join_copy(article.article, thresholds);
    return false;
  }
  const Database& database = impl_->database;
  Transaction transaction(database);
  const std::string content = content_of(article.article);
  Statement insert = database.prepare(
      "INSERT OR IGNORE INTO article (id, content, title, url, path, published, body, form) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bind(1, std::string_view(article.article.meta().id)).bind(2, std::string_view(content));
  bind_meta(insert, 3, article.article.meta());
  insert.bind_blob(7, store::encode(article)).bind(8, store::article_form).run();
  if (database.number("SELECT changes()") == 0) {
    return false;  // another program has added it meanwhile
  }
  impl_->index().prepare(thresholds);
  impl_->place_all(thresholds);
  transaction.commit();
  return true;
}

bool StoryFile::join_copy(const Article& copy, const StoryThresholds& thresholds) {
  const Database& database = impl_->database;
  Transaction transaction(database);
  const std::string content = content_of(copy);
  Statement known =
      database.prepare("SELECT number, body, form FROM article WHERE id = ? AND content = ?");
  known.bind(1, std::string_view(copy.meta().id)).bind(2, std::string_view(content));
  if (!known.step()) {
    return false;
  }
  const std::int64_t number = known.number(0);
  ReadArticle there = store::decode(known.blob(1), static_cast<int>(known.number(2)));
  known.reset();
  const ReadArticle before = there;
  if (!join_meta(there.article, copy.meta())) {
    return false;
  }
  impl_->index().take_out(number, before, thresholds);
  Statement update = database.prepare(
      "UPDATE article SET title = ?, url = ?, path = ?, published = ?, body = ?, form = ? "
      "WHERE number = ?");
  bind_meta(update, 1, there.article.meta());
  update.bind_blob(5, store::encode(there)).bind(6, store::article_form).bind(7, number).run();
  impl_->index().prepare(thresholds);
  impl_->place_all(thresholds);
  transaction.commit();
  return true;
}

std::vector<StoredArticle> StoryFile::find(std::string_view name) const {
  Statement find = impl_->database.prepare(
      "SELECT id, title, url, path, published FROM article "
      "WHERE id = ?1 OR url = ?1 OR path = ?1 OR title = ?1 ORDER BY published, id, content");
  find.bind(1, name);
  std::vector<StoredArticle> found;
  while (find.step()) {
    found.push_back({std::string(find.text(0)), std::string(find.text(1)),
                     std::string(find.text(2)), std::string(find.text(3)),
                     std::string(find.text(4))});
  }
  return found;
}

bool StoryFile::remove(std::string_view id, const StoryThresholds& thresholds) {
  Transaction transaction(impl_->database);
  impl_->index().prepare(thresholds);
  std::vector<std::int64_t> numbers;
  Statement find = impl_->database.prepare("SELECT number FROM article WHERE id = ?");
  find.bind(1, id);
  while (find.step()) {
    numbers.push_back(find.number(0));
  }
  find.reset();
  Statement remove = impl_->database.prepare("DELETE FROM article WHERE number = ?");
  for (const std::int64_t number : numbers) {
    impl_->index().take_out(number, impl_->read(number), thresholds);
    remove.bind(1, number).run();
  }
  impl_->place_all(thresholds);
  transaction.commit();
  return !numbers.empty();
}

void StoryFile::complete(const StoryThresholds& thresholds) {
  store::PartIndex parts = impl_->index();
  if (parts.is_complete(thresholds)) {
    return;
  }
  Transaction transaction(impl_->database);
  parts.prepare(thresholds);
  impl_->place_all(thresholds);
  transaction.commit();
}

std::optional<std::vector<ReadArticle>> StoryFile::parts(const std::vector<std::string>& names,
                                                         const StoryThresholds& thresholds,
                                                         std::size_t most) const {
  if (!store::has_parts(impl_->database)) {
    return std::nullopt;
  }
  const store::PartIndex index = impl_->index();
  if (!index.is_complete(thresholds)) {
    return std::nullopt;
  }
  std::set<std::int64_t> numbers;
  for (const std::string& name : names) {
    for (const std::int64_t number : index.articles_named(name)) {
      if (!numbers.contains(number)) {
        const auto part = index.part_of(number);
        numbers.insert(part.begin(), part.end());
      }
      if (numbers.size() > most) {
        return std::nullopt;
      }
    }
  }
  std::vector<ReadArticle> articles;
  for (const std::int64_t number : numbers) {
    articles.push_back(impl_->read(number));
  }
  return articles;
}

void StoryFile::note_stories(const StoryThresholds& thresholds) {
  // Larger parts are read as a whole where something may fit in them.
  constexpr std::size_t most = 200;
  Transaction transaction(impl_->database);
  store::note_stories(
      impl_->database, [this](std::int64_t number) { return impl_->read(number); }, thresholds,
      most);
  transaction.commit();
}

std::optional<std::vector<StoryPart>> StoryFile::fitting_parts(
    const StoryFilter& filter, const StoryThresholds& thresholds) const {
  if (!store::has_parts(impl_->database) || !impl_->index().is_complete(thresholds)) {
    return std::nullopt;
  }
  return store::fitting_parts(impl_->database, impl_->index(), filter);
}

std::vector<ReadArticle> StoryFile::articles_of(const std::vector<StoryPart>& parts) const {
  Statement find =
      impl_->database.prepare("SELECT number FROM article WHERE part = ? ORDER BY number");
  std::vector<ReadArticle> articles;
  for (const StoryPart& part : parts) {
    find.bind(1, part.number);
    while (find.step()) {
      articles.push_back(impl_->read(find.number(0)));
    }
    find.reset();
  }
  return articles;
}

std::optional<StorySize> StoryFile::story_size() const {
  return store::has_parts(impl_->database) ? store::story_size(impl_->database) : std::nullopt;
}

std::vector<StoryFile::StoredCorrection> StoryFile::corrections() const {
  std::vector<StoredCorrection> corrections;
  if (!store::has_corrections(impl_->database)) {
    return corrections;
  }
  Statement all = impl_->database.prepare(
      "SELECT number, change, comment, time FROM correction ORDER BY number");
  while (all.step()) {
    Correction correction = store::decode_change(all.blob(1));
    correction.comment = all.text(2);
    correction.time = all.text(3);
    corrections.push_back({all.number(0), std::move(correction)});
  }
  return corrections;
}

std::size_t StoryFile::correct(const std::vector<Correction>& corrections) {
  Transaction transaction(impl_->database);
  Statement insert = impl_->database.prepare(
      "INSERT OR IGNORE INTO correction (change, comment, time) VALUES (?, ?, ?)");
  std::size_t added = 0;
  for (const Correction& correction : corrections) {
    const std::string change = store::encode_change(correction);
    insert.bind_blob(1, change)
        .bind(2, std::string_view(correction.comment))
        .bind(3, std::string_view(correction.time))
        .run();
    added += static_cast<std::size_t>(impl_->database.number("SELECT changes()"));
  }
  transaction.commit();
  return added;
}

bool StoryFile::undo(std::int64_t number) {
  Transaction transaction(impl_->database);
  Statement remove = impl_->database.prepare("DELETE FROM correction WHERE number = ?");
  remove.bind(1, number).run();
  const bool removed = impl_->database.number("SELECT changes()") > 0;
  transaction.commit();
  return removed;
}

std::size_t StoryFile::size() const {
  return static_cast<std::size_t>(impl_->database.number("SELECT count(*) FROM article"));
}

std::string StoryFile::revision() const {
  const std::uint32_t changes = impl_->database.change_counter();
  struct stat at {};
  if (::stat(impl_->database.path().c_str(), &at) != 0 || at.st_dev != impl_->file.st_dev ||
      at.st_ino != impl_->file.st_ino) {
    throw StoreError(
        fmt::format("{}: it was moved away or replaced while it was read; open it again",
                    impl_->database.path().string()));
  }
  return fmt::format("{:x}-{:x}-{:x}-{:x}.{:x}", changes, at.st_ino, at.st_size, at.st_mtim.tv_sec,
                     at.st_mtim.tv_nsec);
}

std::vector<ReadArticle> StoryFile::articles() const {
  const bool has_form = store::has_corrections(impl_->database);  // they came together
  Statement all =
      impl_->database.prepare(has_form ? "SELECT body, form FROM article ORDER BY content, id"
                                       : "SELECT body, 1 FROM article ORDER BY content, id");
  std::vector<ReadArticle> articles;
  while (all.step()) {
    articles.push_back(store::decode(all.blob(0), static_cast<int>(all.number(1))));
  }
  return articles;
}

std::vector<std::string> StoryFile::damage() const {
  std::vector<std::string> found;
  Statement check = impl_->database.prepare("PRAGMA integrity_check");
  while (check.step()) {
    if (check.text(0) != "ok") {
      found.emplace_back(check.text(0));
    }
  }
  return found;
}

}  // namespace fabula
