#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

#include "date_in_text.hpp"
#include "html/date_names.hpp"
#include "html/page.hpp"

namespace fabula::importers::html {
namespace {

class DateFinder {
 public:
  DateFinder(const Page& page, const std::vector<std::uint32_t>& story, const PageNames& names,
             const std::vector<DateWords>& words)
      : page_(page),
        story_(story),
        names_(names),
        words_(words),
        style_(date_style(names.language, words)) {}

  PageDates find() {
    from_linked_data();
    from_meta();
    from_elements();
    from_url();
    from_what_is_seen();
    publish(read(page_.head.title), "title");
    from_text();
    from_date_alone();
    keep_local_day();
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
    for (const std::string_view name : published_names) {
      for (const std::string& content : page_.head.all(name)) {
        publish(read(content), "meta");
      }
    }
    stated_in_meta_ = dates_.published_from == "meta" ? std::nullopt : first_of(published_names);
    const bool known = dates_.published.has_value();
    for (const std::string_view name : created_names) {
      for (const std::string& content : page_.head.all(name)) {
        publish(read(content), "meta");
      }
    }
    only_created_ = !known && dates_.published;
    for (const std::string_view name : modified_names) {
      for (const std::string& content : page_.head.all(name)) {
        modify(read(content), "meta");
      }
    }
  }

  /// The first of these names in the head that states a date.
  [[nodiscard]] std::optional<Instant> first_of(std::span<const std::string_view> names) const {
    for (const std::string_view name : names) {
      for (const std::string& content : page_.head.all(name)) {
        if (const auto date = read(content)) {
          return date;
        }
      }
    }
    return std::nullopt;
  }

  /// An element's own word: its attribute, else its text, else the title that a pointer shows.
  [[nodiscard]] std::optional<Instant> of_element(NodeIndex i) const {
    for (const char* const name : {"datetime", "content"}) {
      if (auto date = read(page_.tree.attribute(i, name))) {
        return date;
      }
    }
    const std::string text = collapsed(page_.tree.text_below(i));
    constexpr std::size_t longest = 160;
    const auto date = text.size() > longest ? std::nullopt : read(text);
    return date ? date : read(page_.tree.attribute(i, "title"));
  }

  void from_elements() {
    const auto& tree = page_.tree;
    for (NodeIndex i = 1; i < tree.size(); ++i) {
      const std::string_view item = tree.attribute(i, "itemprop");
      if (tree[i].tag == Tag::text || item.empty()) {
        continue;
      }
      if (item.find("datePublished") != std::string_view::npos ||
          item.find("dateCreated") != std::string_view::npos) {
        publish(of_element(i), "microdata");
      } else if (item.find("dateModified") != std::string_view::npos) {
        modify(of_element(i), "microdata");
      }
    }
  }

  /// The date that stands nearest to the headline or the story's begin, those in an element made
  /// for it first; behind the headline counts as nearer than before it.
  void from_what_is_seen() {
    const auto& tree = page_.tree;
    const NodeIndex title = title_node();
    constexpr NodeIndex before = 3;  // times as far
    NodeIndex nearest = tree.size() * before;
    std::optional<Instant> best;
    for (NodeIndex i = 1; i < tree.size(); ++i) {
      const bool time = tree[i].tag == Tag::time;
      if (!time && (tree[i].tag == Tag::text || !page_.cues[i].has(ElementCue::date))) {
        continue;
      }
      const NodeIndex distance = i >= title ? i - title : (title - i) * before;
      if (distance >= nearest || elsewhere(i)) {
        continue;
      }
      if (const auto date = of_element(i)) {
        best = date;
        nearest = distance;
      }
    }
    seen_ = best;
    publish(best, "date line");
    believe_what_is_seen();
  }

  /// What readers see beside the headline decides where the metadata are of two minds, or name only
  /// the day on which the page was made.
  void believe_what_is_seen() {
    if (!dates_.published || dates_.published_from == "url" || shows(*dates_.published)) {
      return;
    }
    if (stated_in_meta_ && shows(*stated_in_meta_)) {
      dates_.published = stated_in_meta_;
      dates_.published_from = "meta";
    } else if (seen_ && only_created_) {
      dates_.published = seen_;
      dates_.published_from = "date line";
    }
  }

  /// Whether a date line, or a short line by itself before the story, names this day.
  [[nodiscard]] bool shows(const Instant& date) const {
    if (seen_) {
      return seen_->local.date() == date.local.date();
    }
    constexpr std::size_t near = 12;
    constexpr std::uint32_t longest = 40;
    const std::size_t end = story_.empty() ? 0 : story_.front();
    for (std::size_t i = end - std::min(end, near); i < end; ++i) {
      const TextBlock& block = page_.text.blocks[i];
      const auto dates = block.length > longest ? std::vector<DateInText>()
                                                : dates_in(page_.text.of(block), words_, style_);
      if (dates.size() == 1 && dates.front().value.local.date() == date.local.date()) {
        return true;
      }
    }
    return false;
  }

  /// In what belongs to other articles, to comments, to the page.
  [[nodiscard]] bool elsewhere(NodeIndex i) const {
    for (NodeIndex n = i; n != 0; n = page_.tree[n].parent) {
      const Tag tag = page_.tree[n].tag;
      if (tag == Tag::nav || tag == Tag::aside) {
        return true;
      }
    }
    return is_comment(i);
  }

  [[nodiscard]] bool is_comment(NodeIndex i) const {
    for (NodeIndex n = i; n != 0; n = page_.tree[n].parent) {
      if (page_.cues[n].has(ElementCue::comments)) {
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool is_title(const std::string& heading) const {
    constexpr std::size_t shortest = 8;
    return heading == names_.title
               ? !heading.empty()
               : heading.size() >= shortest && names_.title.find(heading) != std::string::npos;
  }

  /// The headline: the last heading before the story that has its words, else the first <h1>.
  [[nodiscard]] NodeIndex title_node() const {
    const NodeIndex story =
        story_.empty() ? page_.tree.size() : page_.text.blocks[story_.front()].first;
    NodeIndex first_heading = 0;
    NodeIndex named = 0;
    for (NodeIndex i = 1; i < page_.tree.size(); ++i) {
      const Tag tag = page_.tree[i].tag;
      if (!is_heading(tag)) {
        continue;
      }
      first_heading = first_heading == 0 && tag == Tag::h1 ? i : first_heading;
      if ((named == 0 || i < story) && is_title(collapsed(page_.tree.text_below(i)))) {
        named = i;
      }
    }
    return named != 0 ? named : first_heading != 0 ? first_heading : story_.empty() ? 1 : story;
  }

  /// ".../2020/01/14/...", ".../2020-01-14-...", ".../20200114/..."
  [[nodiscard]] std::optional<Instant> date_of(const std::string& url) const {
    const std::size_t path =
        url.find('/', url.find("//") == std::string::npos ? 0 : url.find("//") + 2);
    for (std::size_t at = path; at != std::string::npos; at = url.find_first_of("/-_.", at + 1)) {
      std::size_t end = at + 1;
      int parts = 0;
      std::string text;
      while (end < url.size() && parts < 3) {
        const std::size_t begin = end;
        while (end < url.size() && url[end] >= '0' && url[end] <= '9') {
          ++end;
        }
        if (end == begin) {
          break;
        }
        text += (parts == 0 ? "" : "-") + url.substr(begin, end - begin);
        ++parts;
        if (end < url.size() && std::string_view("/-_").find(url[end]) != std::string_view::npos) {
          ++end;
        } else {
          break;
        }
      }
      const bool whole = parts == 3 || (parts == 1 && text.size() == 8);
      if (const auto date = whole ? read(text) : std::nullopt;
          date && !(parts == 3 && text.find('-') != 4)) {
        return date;
      }
    }
    return std::nullopt;
  }

  void from_url() {
    for (const std::string& url : {names_.url, page_.head.first({"og:url"})}) {
      if (const auto date = date_of(url)) {
        in_url_ = in_url_ ? in_url_ : date;
        publish(date, "url");
        // An address keeps the day of the first publication when an article is published anew.
        if ((dates_.published->local.date() - date->local.date()).days() > 1) {
          dates_.published = date;
          dates_.published_from = "url";
        }
      }
    }
  }

  /// Metadata in universal time name the next day or the last one where the paper's own clock had
  /// another: then the day that the paper shows is the one that its "today" means.
  void keep_local_day() {
    if (!dates_.published || !dates_.published->has_time ||
        dates_.published->utc_offset_minutes != 0) {
      return;
    }
    for (const auto& local : {in_url_, seen_}) {
      if (!local) {
        continue;
      }
      const auto days = (local->local.date() - dates_.published->local.date()).days();
      const auto hour = dates_.published->local.time_of_day().hours();
      // Clocks run from ten hours behind universal time to fourteen before it.
      constexpr int behind = 10;
      if ((days == -1 && hour < behind) || (days == 1 && hour >= behind)) {
        dates_.published = local;
        dates_.published->utc_offset_minutes =
            local->has_time ? local->utc_offset_minutes : std::nullopt;
        dates_.published_from = local == in_url_ ? "url" : "date line";
        return;
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
      constexpr std::uint32_t longest = 300;
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
    constexpr std::size_t first_blocks = 4;
    for (std::size_t i = 0; i < story_.size() && i < first_blocks; ++i) {
      from_begin_of(page_.text.blocks[story_[i]]);
    }
    for (std::int64_t i = first; i <= last; ++i) {
      try_block(i);
    }
  }

  /// "01.02.2022 The labour market ...": a paragraph that begins as a report from an agency does.
  void from_begin_of(const TextBlock& block) {
    const auto dates = dates_in(page_.text.of(block), words_, style_);
    if (!dates.empty() && dates.front().span.begin == 0) {
      publish(dates.front().value, "text");
    }
  }

  /// The one date of a page that stands by itself, wherever that is: in a box beside the story,
  /// say.
  void from_date_alone() {
    std::optional<Instant> alone;
    for (const TextBlock& block : page_.text.blocks) {
      constexpr std::uint32_t longest = 40;
      const std::string_view text = page_.text.of(block);
      const auto dates =
          block.length > longest ? std::vector<DateInText>() : dates_in(text, words_, style_);
      if (dates.size() != 1 || dates.front().span.size() != text.size() ||
          is_comment(block.first)) {
        continue;
      }
      if (alone && alone->local.date() != dates.front().value.local.date()) {
        return;
      }
      alone = dates.front().value;
    }
    publish(alone, "text");
  }

  void modified_as_last_resort() {
    if (!dates_.published && dates_.modified) {
      dates_.published = dates_.modified;
      dates_.published_from = dates_.modified_from;
    }
  }

  const Page& page_;
  const std::vector<std::uint32_t>& story_;
  const PageNames& names_;
  const std::vector<DateWords>& words_;
  DateStyle style_;
  PageDates dates_;
  std::optional<Instant> in_url_;
  std::optional<Instant> seen_;
  std::optional<Instant> stated_in_meta_;  ///< where something else was believed before it
  bool only_created_ = false;              ///< the metadata name only the day the page was made
};

}  // namespace

PageDates page_dates(const Page& page, const std::vector<std::uint32_t>& story,
                     const PageNames& names, const std::vector<DateWords>& words) {
  return DateFinder(page, story, names, words).find();
}

}  // namespace fabula::importers::html
