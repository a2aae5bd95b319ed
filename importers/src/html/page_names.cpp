#include <algorithm>
#include <array>
#include <string_view>

#include "boilerplate.hpp"
#include "date_in_text.hpp"
#include "fabula/text/character.hpp"
#include "html/page.hpp"

namespace fabula::importers::html {
namespace {

/// What stands between a headline and its site's name.
constexpr std::array<std::string_view, 9> separators = {
    " | ", " - ", " \u2013 ", " \u2014 ", " \u00BB ", " :: ", " \u00B7 ", " \u2022 ", " < "};

class NameFinder {
 public:
  NameFinder(const Page& page, const std::vector<std::uint32_t>& story, const ArticleWords& words)
      : page_(page), story_(story), words_(words) {}

  PageNames find() {
    names_.language = language();
    names_.url = url();
    names_.site = site();
    names_.title = title();
    names_.subtitle = subtitle();
    names_.author = author();
    return std::move(names_);
  }

 private:
  [[nodiscard]] std::string language() const {
    std::string code = page_.head.language;
    for (const std::string& other : {page_.head.first({"og:locale", "content-language",
                                                       "dc.language", "language", "inlanguage"}),
                                     linked(&LinkedArticle::language)}) {
      if (code.empty()) {
        code = other;
      }
    }
    std::replace(code.begin(), code.end(), '_', '-');
    return code.substr(0, code.find_first_of(" ,;"));
  }

  [[nodiscard]] std::string linked(std::string LinkedArticle::*field) const {
    for (const LinkedArticle& a : page_.linked) {
      if (!(a.*field).empty()) {
        return a.*field;
      }
    }
    return {};
  }

  /// As metadata or microdata name it; what merely looks like one may be a summary.
  [[nodiscard]] std::string subtitle() const {
    std::string text = linked(&LinkedArticle::alternative_headline);
    for (NodeIndex i = 1; text.empty() && i < page_.tree.size(); ++i) {
      if (page_.tree.attribute(i, "itemprop").find("alternativeHeadline") !=
          std::string_view::npos) {
        text = collapsed(page_.tree.text_below(i));
      }
    }
    return text == names_.title ? std::string() : text;
  }

  [[nodiscard]] std::string url() const {
    for (const std::string& candidate :
         {page_.head.canonical, page_.head.first({"og:url", "twitter:url", "parsely-link"}),
          linked(&LinkedArticle::url)}) {
      if (candidate.starts_with("http://") || candidate.starts_with("https://")) {
        return candidate;
      }
    }
    return {};
  }

  [[nodiscard]] std::string site() const {
    std::string name = page_.head.first({"og:site_name"});
    if (name.empty()) {
      name = linked(&LinkedArticle::publisher);
    }
    if (name.empty()) {
      name = page_.head.first({"application-name", "dc.publisher", "dcterms.publisher",
                               "citation_journal_title", "twitter:site"});
    }
    return name.starts_with('@') ? name.substr(1) : name;
  }

  static std::ptrdiff_t words_in(std::string_view text) {
    return std::count(text.begin(), text.end(), ' ') + 1;
  }

  /// Whether a node belongs to what readers wrote.
  [[nodiscard]] bool in_comments(NodeIndex node) const {
    for (NodeIndex n = node; n != 0; n = page_.tree[n].parent) {
      if (page_.cues[n].has(ElementCue::comments)) {
        return true;
      }
    }
    return false;
  }

  /// "Mill closes - The Courier" without the site.
  [[nodiscard]] std::string without_site(const std::string& title) const {
    for (const std::string_view separator : separators) {
      const std::size_t last = title.rfind(separator);
      if (last == std::string::npos) {
        continue;
      }
      const std::string head = title.substr(0, last);
      std::string tail = title.substr(last + separator.size());
      if (to_lower(tail) == to_lower(names_.site)) {
        return without_site(head);
      }
      if (to_lower(head) == to_lower(names_.site)) {
        return tail;
      }
    }
    return title;
  }

  /// A window's title without the site, where the page shows the rest of it as a line of its own.
  [[nodiscard]] std::string as_shown(const std::string& title) const {
    constexpr std::ptrdiff_t shortest = 4;  // words: fewer may be a section's name
    for (const std::string_view separator : separators) {
      for (std::size_t at = title.find(separator); at != std::string::npos;
           at = title.find(separator, at + 1)) {
        for (std::string part : {title.substr(0, at), title.substr(at + separator.size())}) {
          if (words_in(part) >= shortest && is_shown(part)) {
            return part;
          }
        }
      }
    }
    return title;
  }

  [[nodiscard]] bool is_shown(std::string_view line) const {
    return std::any_of(page_.text.blocks.begin(), page_.text.blocks.end(),
                       [this, line](const TextBlock& block) {
                         const std::string_view text = page_.text.of(block);
                         return block.link_length == 0 && text.starts_with(line) &&
                                (text.size() == line.size() || text[line.size()] == '\n');
                       });
  }

  /// Whether all of a heading's text leads to the site's first page: it names the site.
  [[nodiscard]] bool leads_home(NodeIndex heading, std::string_view text) const {
    const auto& tree = page_.tree;
    for (NodeIndex i = heading + 1; i < tree[heading].end; ++i) {
      if (tree[i].tag != Tag::a || collapsed(tree.text_below(i)) != text) {
        continue;
      }
      std::string_view address = tree.attribute(i, "href");
      if (const std::size_t host = address.find("//"); host != std::string_view::npos) {
        const std::size_t path = address.find('/', host + 2);
        address = path == std::string_view::npos ? "/" : address.substr(path);
      }
      return address == "/" || address == "./";
    }
    return false;
  }

  /// The headings of the highest rank, but the site's name.
  [[nodiscard]] std::vector<std::string> main_headings() const {
    std::vector<std::string> headings;
    for (NodeIndex i = 1; i < page_.tree.size(); ++i) {
      if (page_.tree[i].tag == Tag::h1) {
        std::string text = collapsed(page_.tree.text_below(i));
        if (!text.empty() && to_lower(text) != to_lower(names_.site) && !leads_home(i, text)) {
          headings.push_back(std::move(text));
        }
      }
    }
    return headings;
  }

  /// Headings of a lower rank that are called titles.
  [[nodiscard]] std::vector<std::string> lower_headings() const {
    std::vector<std::string> headings;
    for (NodeIndex i = 1; i < page_.tree.size(); ++i) {
      if (is_heading(page_.tree[i].tag) && page_.tree[i].tag != Tag::h1 &&
          page_.cues[i].has(ElementCue::title) && !page_.boilerplate[i]) {
        std::string text = collapsed(page_.tree.text_below(i));
        if (words_in(text) >= 2 && to_lower(text) != to_lower(names_.site) &&
            !leads_home(i, text)) {
          headings.push_back(std::move(text));
        }
      }
    }
    return headings;
  }

  [[nodiscard]] std::string title() const {
    std::string given = page_.head.first({"og:title", "twitter:title", "dc.title", "dcterms.title",
                                          "citation_title", "parsely-title", "sailthru.title",
                                          "headline", "title"});
    const std::string headline = linked(&LinkedArticle::headline);
    const std::string all = to_lower(given + "\n" + headline + "\n" + page_.head.title);
    const std::vector<std::string> headings = main_headings();
    // A heading that the metadata confirm is the headline as readers see it.
    for (const std::vector<std::string>& candidates : {headings, lower_headings()}) {
      for (const std::string& heading : candidates) {
        constexpr std::size_t shortest = 4;
        if (heading.size() >= shortest && all.find(to_lower(heading)) != std::string::npos) {
          return heading;
        }
      }
    }
    // The only one of a page is it as well, where it is long enough for one.
    if (headings.size() == 1 && words_in(headings.front()) >= 3) {
      return without_site(headings.front());
    }
    for (const std::string& candidate :
         {given, headline, headings.size() == 1 ? headings.front() : std::string(),
          page_.head.title}) {
      if (!candidate.empty()) {
        return as_shown(without_site(candidate));
      }
    }
    return headings.empty() ? std::string() : headings.front();
  }

  static bool is_name(std::string_view text) {
    constexpr std::size_t longest = 120;
    // "Ann Example writes about mills. She lives in Portvale." tells of one.
    constexpr std::ptrdiff_t shortest_sentence = 6;
    const bool sentence = ends_sentence(text) && words_in(text) >= shortest_sentence;
    return !text.empty() && text.size() <= longest && !sentence &&
           text.find("://") == std::string_view::npos &&
           text.find("www.") == std::string_view::npos;
  }

  /// "By Ann Example | 14 January 2020" as "Ann Example".
  [[nodiscard]] std::string cleaned(std::string text) const {
    if (std::string name = author_of(text, words_, page_.language); !name.empty()) {
      text = std::move(name);
    }
    const DateStyle style = date_style(names_.language, words_.dates);
    if (const auto dates = dates_in(text, words_.dates, style); !dates.empty()) {
      text.resize(dates.front().span.begin);
    }
    text.resize(std::min({text.find(" | "), text.find(" \u2022 "), text.find(" \u00B7 "),
                          text.find(" @"), text.size()}));
    const std::size_t last = text.find_last_not_of(" ,|-:;/(");
    text.resize(last == std::string::npos ? 0 : last + 1);
    return text;
  }

  [[nodiscard]] std::string author() const {
    for (const LinkedArticle& a : page_.linked) {
      if (std::string names = joined_names(a.authors); !names.empty()) {
        return names;
      }
    }
    for (const char* const key :
         {"author", "article:author", "og:article:author", "article:author_name", "dc.creator",
          "dcterms.creator", "dc.creator.author", "byl", "byline", "parsely-author",
          "sailthru.author", "citation_author", "rbauthors", "authors", "twitter:data1"}) {
      if (std::string names = joined_names(page_.head.all(key)); !names.empty()) {
        return names;
      }
    }
    const auto& tree = page_.tree;
    std::string name = shown_name([&](NodeIndex i) {
      return tree.attribute(i, "rel") == "author" || tree.attribute(i, "itemprop") == "author";
    });
    return !name.empty()
               ? name
               : shown_name([&](NodeIndex i) { return page_.cues[i].has(ElementCue::byline); });
  }

  /// "Ann Example, Bo Sample": each once, without what is no name.
  template <class Names>
  static std::string joined_names(const Names& all) {
    std::string names;
    for (const std::string& name : all) {
      if (is_name(name) && names.find(name) == std::string::npos) {
        names += (names.empty() ? "" : ", ") + name;
      }
    }
    return names;
  }

  /// The first name that an element shows of which `claims` holds, comments aside.
  template <class Claims>
  [[nodiscard]] std::string shown_name(const Claims& claims) const {
    const auto& tree = page_.tree;
    for (NodeIndex i = 1; i < tree.size(); ++i) {
      if (tree[i].tag != Tag::text && claims(i) && !in_comments(i)) {
        std::string text = cleaned(collapsed(tree.text_below(i)));
        if (is_name(text)) {
          return text;
        }
      }
    }
    return {};
  }

  const Page& page_;
  const std::vector<std::uint32_t>& story_;
  const ArticleWords& words_;
  PageNames names_;
};

}  // namespace

PageNames page_names(const Page& page, const std::vector<std::uint32_t>& story,
                     const ArticleWords& words) {
  return NameFinder(page, story, words).find();
}

}  // namespace fabula::importers::html
