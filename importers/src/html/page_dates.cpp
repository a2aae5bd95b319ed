#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "date_in_text.hpp"
#include "html/page.hpp"
#include "html/page_rules.hpp"

namespace fabula::importers::html {
namespace {

class DateFinder {
 public:
  DateFinder(const Page& page, const std::vector<std::uint32_t>& story, const std::string& language,
             const std::string& url, const std::vector<DateWords>& words)
      : page_(page), story_(story), url_(url), words_(words), style_(date_style(language)) {}

  PageDates find() {
    from_linked_data();
    from_meta();
    from_elements();
    from_url();
    from_text();
    modified_as_last_resort();
    return std::move(dates_);
  }

 private:
  [[nodiscard]] std::optional<Instant> read(std::string_view text) const {
    return stated_date(text, words_, style_);
  }

  void publish(const std::optional<Instant>& date, std::string_view from) {
    if (date && !dates_.published) {
      dates_.published = date;
      dates_.published_from = from;
    }
  }

  void modify(const std::optional<Instant>& date, std::string_view from) {
    if (date && !dates_.modified) {
      dates_.modified = date;
      dates_.modified_from = from;
    }
  }

  void from_linked_data() {
    for (const LinkedArticle& a : page_.linked) {
      publish(read(a.published), "JSON-LD");
      modify(read(a.modified), "JSON-LD");
    }
  }

  void from_meta() {
    constexpr std::array<std::string_view, 48> published = {
        "article:published_time", "og:article:published_time", "og:published_time",
        "article:published", "article_date_original", "article.published", "article:publicationdate",
        "article.created", "article:created_time", "article:post_date", "datepublished", "date_published", "publish_date", "publish-date",
        "publishdate", "published_time", "published-date", "publication_date", "publication-date",
        "publicationdate", "pubdate", "pub_date", "originalpublicationdate", "parsely-pub-date",
        "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:recs:articlepublishtime", "bt:pubdate", "rnews:datepublished", "rbpubdate", "datecreated",
        "date.created", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
        "dc.date", "dcterms.date", "dc.date.publication", "date", "article_date", "created", "creation_date", "gentime", "prism.publicationdate", "citation_publication_date",
        "citation_date", "citation_online_date"};
    constexpr std::array<std::string_view, 17> modified = {
        "article:modified_time", "og:article:modified_time", "og:updated_time", "article:modified",
        "article:updated_time", "datemodified", "date_modified", "modified", "modificationdate", "last-modified",
        "lastmodified", "lastmod", "dc.date.modified", "dcterms.modified", "dateupdated", "revision_date", "updated_time"};
    for (const std::string_view name : published) {
      for (const std::string& content : page_.head.all(name)) {
        publish(read(content), "meta");
      }
    }
    for (const std::string_view name : modified) {
      for (const std::string& content : page_.head.all(name)) {
        modify(read(content), "meta");
      }
    }
  }

  /// An element's own word: its attribute, else its text.
  [[nodiscard]] std::optional<Instant> of_element(NodeIndex i) const {
    for (const char* const name : {"datetime", "content"}) {
      if (auto date = read(page_.tree.attribute(i, name))) {
        return date;
      }
    }
    const std::string text = collapsed(page_.tree.text_below(i));
    constexpr std::size_t longest = 160;
    return text.size() > longest ? std::nullopt : read(text);
  }

  void from_elements() {
    const auto& tree = page_.tree;
    for (NodeIndex i = 1; i < tree.size(); ++i) {
      const std::string_view item = tree.attribute(i, "itemprop");
      if (tree[i].tag != Tag::text && !item.empty()) {
        if (item.find("datePublished") != std::string_view::npos ||
            item.find("dateCreated") != std::string_view::npos) {
          publish(of_element(i), "microdata");
        } else if (item.find("dateModified") != std::string_view::npos) {
          modify(of_element(i), "microdata");
        }
      }
    }
    if (dates_.published) {
      return;
    }
    const NodeIndex title = title_node();
    // Those behind the headline first, then those before it.
    for (const bool behind : {true, false}) {
      for (NodeIndex i = behind ? title : 1; i < (behind ? tree.size() : title); ++i) {
        if (tree[i].tag == Tag::time && !elsewhere(i)) {
          publish(of_element(i), "time");
        }
      }
      for (NodeIndex i = behind ? title : 1; i < (behind ? tree.size() : title); ++i) {
        if (tree[i].tag != Tag::text && (page_.cues[i] & date_cue) != 0 && !elsewhere(i)) {
          publish(of_element(i), "date line");
        }
      }
    }
  }

  /// In what belongs to other articles, to comments, to the page.
  [[nodiscard]] bool elsewhere(NodeIndex i) const {
    for (NodeIndex n = i; n != 0; n = page_.tree[n].parent) {
      const Tag tag = page_.tree[n].tag;
      if (tag == Tag::nav || tag == Tag::aside || (page_.cues[n] & comments_cue) != 0) {
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] NodeIndex title_node() const {
    for (NodeIndex i = 1; i < page_.tree.size(); ++i) {
      if (page_.tree[i].tag == Tag::h1) {
        return i;
      }
    }
    return story_.empty() ? 1 : page_.text.blocks[story_.front()].first;
  }

  /// ".../2020/01/14/...", ".../2020-01-14-..."
  void from_url() {
    for (std::size_t at = 0; (at = url_.find_first_of("/-_.", at)) != std::string::npos; ++at) {
      std::string part = url_.substr(at + 1, 10);
      if (part.size() == 10 && (part[4] == '/' || part[4] == '-' || part[4] == '_') && part[4] == part[7]) {
        part[4] = part[7] = '-';
        if (const auto date = read(part); date && part.find_first_not_of("0123456789-") == std::string::npos) {
          publish(date, "url");
        }
      }
    }
  }

  /// A date that stands alone in a short line near the headline or right behind the story.
  void from_text() {
    if (dates_.published || story_.empty()) {
      return;
    }
    const auto first = static_cast<std::int64_t>(story_.front());
    const auto last = static_cast<std::int64_t>(story_.back());
    const auto try_block = [this](std::int64_t i) {
      if (i < 0 || i >= static_cast<std::int64_t>(page_.text.blocks.size()) || dates_.published) {
        return;
      }
      const TextBlock& b = page_.text.blocks[static_cast<std::size_t>(i)];
      constexpr std::uint32_t longest = 150;
      if (b.length <= longest && !elsewhere(b.first)) {
        publish(read(page_.text.of(b)), "text");
      }
    };
    for (std::int64_t i = 0; i < 12; ++i) {
      try_block(first - i);
    }
    for (std::int64_t i = 0; i < 6; ++i) {
      try_block(first + i);
      try_block(last + i);
    }
    for (std::int64_t i = first; i <= last; ++i) {
      try_block(i);
    }
  }

  void modified_as_last_resort() {
    if (!dates_.published && dates_.modified) {
      dates_.published = dates_.modified;
      dates_.published_from = dates_.modified_from;
    }
  }

  const Page& page_;
  const std::vector<std::uint32_t>& story_;
  const std::string& url_;
  const std::vector<DateWords>& words_;
  DateStyle style_;
  PageDates dates_;
};

}  // namespace

PageDates page_dates(const Page& page, const std::vector<std::uint32_t>& story,
                     const std::string& language, const std::string& url,
                     const std::vector<DateWords>& words) {
  return DateFinder(page, story, language, url, words).find();
}

}  // namespace fabula::importers::html
