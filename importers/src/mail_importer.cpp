#include <algorithm>
#include <array>
#include <cstddef>
#include <deque>
#include <istream>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "archive/header_lines.hpp"
#include "archive/mail_box.hpp"
#include "archive/mail_message.hpp"
#include "content_reader.hpp"
#include "date_in_text.hpp"
#include "decode_markup.hpp"
#include "finish_article.hpp"
#include "formats.hpp"
#include "html/fragment.hpp"
#include "story_builder.hpp"

namespace fabula::importers {
namespace {

/// Of one mail; a mail with more was made to be a burden.
constexpr std::size_t max_parts = 1000;

/// A plain mail without the signature and without what it quotes.
std::string own_words(std::string_view text) {
  std::string kept;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    if (line == "-- " || line == "--") {
      break;
    }
    if (!line.starts_with('>')) {
      kept += line;
    }
    kept += '\n';
  }
  return kept;
}

bool is_readable(const std::string& type) {
  constexpr std::array<std::string_view, 9> types = {
      "text/html",
      "text/plain",
      "text/markdown",
      "application/xhtml+xml",
      "application/pdf",
      "application/zip",
      "application/gzip",
      "application/vnd.oasis.opendocument.text",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document"};
  return type == "message/rfc822" || std::find(types.begin(), types.end(), type) != types.end();
}

/// Mails: an article a mail, and what comes with it by its own format.
class MailImporter final : public Importer {
 public:
  MailImporter(std::istream& in, ImportOptions options)
      : box_(in, options.max_article_bytes), options_(std::move(options)) {}

  std::optional<Article> next(Diagnostics& diagnostics) override {
    while (true) {
      if (part_) {
        if (auto article = part_->next(diagnostics)) {
          return article;
        }
        part_.reset();
      } else if (!attached_.empty()) {
        const MailMessage::Part part = std::move(attached_.front());
        attached_.pop_front();
        open(part, part.type == "message/rfc822" ? "mail" : "", part.name);
      } else if (MailBox::Mail mail; box_.next(mail)) {
        if (auto article = read(mail, diagnostics)) {
          return article;
        }
      } else {
        return std::nullopt;
      }
    }
  }

 private:
  std::optional<Article> read(const MailBox::Mail& mail, Diagnostics& diagnostics) {
    if (mail.too_large) {
      diagnostics.push_back(too_large_for_an_article(options_, 0));
      return std::nullopt;
    }
    auto message = read_mail(mail.bytes, max_parts);
    if (!message) {
      diagnostics.push_back({Severity::error,
                             "mail-broken",
                             fmt::format("what stands at byte {} is no mail; skipped", mail.offset),
                             {options_.path, 0, 0}});
      return std::nullopt;
    }
    if (message->is_saved_page && message->body) {
      open(*message->body, "html", "", message->url);
      return std::nullopt;
    }
    take_attached(*message, diagnostics);
    return article_of(*message, diagnostics);
  }

  void take_attached(MailMessage& message, Diagnostics& diagnostics) {
    std::size_t others = 0;
    for (MailMessage::Part& part : message.attached) {
      if (is_readable(part.type)) {
        attached_.push_back(std::move(part));
      } else {
        ++others;
      }
    }
    if (others != 0) {
      diagnostics.push_back(
          {Severity::note,
           "mail-attachment",
           fmt::format("{} of what comes with '{}' hold no text", others, message.subject),
           {options_.path, 0, 0}});
    }
  }

  std::optional<Article> article_of(const MailMessage& message, Diagnostics& diagnostics) const {
    if (!message.body && !attached_.empty()) {
      return std::nullopt;  // what comes with it is the mail
    }
    StoryBuilder builder(*options_.words);
    ArticleMeta& meta = builder.meta();
    const std::string text =
        message.body ? decode_markup(message.body->bytes, message.body->charset).text : "";
    if (message.body && message.body->type == "text/html") {
      for (const std::string& paragraph :
           html::fragment_paragraphs(text, *options_.words, *options_.pages)) {
        builder.body(paragraph);
      }
    }
    StoryText story = message.body && message.body->type == "text/plain"
                          ? find_story(own_words(text), *options_.words)
                          : std::move(builder).finish();
    (void)meta;
    story.meta.title = message.subject;
    story.meta.source = message.from;
    story.meta.url = message.url;
    story.meta.id = message.id;
    if (auto sent = stated_date(message.date, options_.words->dates, {})) {
      story.meta.published = sent;
      story.meta.published_from = "mail";
    }
    return finish_article(std::move(story.meta), std::move(story.text), std::move(story.blocks),
                          options_, 0, diagnostics);
  }

  void open(const MailMessage::Part& part, std::string format, const std::string& name,
            const std::string& url = "") {
    ImportOptions options =
        inside(options_, name.empty() ? options_.path : options_.path + "/" + name);
    options.format = std::move(format);
    options.charset = part.charset;
    options.url = url;
    bytes_ = std::make_unique<std::istringstream>(part.bytes);
    part_ = std::make_unique<ContentReader>(*bytes_, std::move(options));
  }

  MailBox box_;
  ImportOptions options_;
  std::deque<MailMessage::Part> attached_;
  std::unique_ptr<std::istream> bytes_;
  std::unique_ptr<ContentReader> part_;
};

/// Whether the first lines are a mail's header: nothing else, and several that every mail has.
bool is_mail_header(std::string_view head) {
  constexpr std::array<std::string_view, 9> usual = {"from",     "to",          "date",
                                                     "subject",  "message-id",  "mime-version",
                                                     "received", "return-path", "content-type"};
  std::size_t known = 0;
  bool from = false;
  while (!head.empty()) {
    const std::size_t end = head.find('\n');
    const std::string_view line = head.substr(0, end);
    if (trimmed(line).empty() || end == std::string_view::npos) {
      break;
    }
    head.remove_prefix(end + 1);
    if (line.starts_with(' ') || line.starts_with('\t')) {
      continue;
    }
    const auto header = header_line(line);
    if (!header) {
      return false;
    }
    from = from || header->name == "from";
    known += std::find(usual.begin(), usual.end(), header->name) != usual.end() ? 1U : 0U;
  }
  return from && known >= 3;
}

ImportFormat::Match recognises(std::string_view head, std::string_view /*path*/) {
  if (head.starts_with("From ")) {
    head.remove_prefix(std::min(head.find('\n'), head.size() - 1) + 1);
  }
  return is_mail_header(head) ? ImportFormat::Match::sure : ImportFormat::Match::no;
}

}  // namespace

ImportFormat mail_format() {
  return {"mail",
          "mails and mailboxes (.eml, mbox, a maildir's files), newsletters, pages saved as .mhtml",
          {"eml", "mbox", "mht", "mhtml"},
          recognises,
          [](std::istream& in, ImportOptions options) {
            return std::make_unique<MailImporter>(in, std::move(options));
          },
          false};
}

}  // namespace fabula::importers
