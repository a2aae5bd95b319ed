#include "html/page_rules.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace fabula::importers::html {
namespace {

constexpr std::size_t longest_pattern = 3;  // words

bool is_lower(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/// "^related posts$" as {"relatedposts", true, true}.
struct Pattern {
  std::string joined;
  bool begin = false;
  bool end = false;
};

Pattern pattern_of(std::string_view text) {
  Pattern p;
  p.begin = text.starts_with('^');
  p.end = text.ends_with('$');
  for (const char c : text) {
    if (c != ' ' && c != '^' && c != '$') {
      p.joined += c;
    }
  }
  return p;
}

}  // namespace

void NameCues::add(std::string_view pattern, Cue cue) {
  Pattern p = pattern_of(pattern);
  Entry& entry = entries_[std::move(p.joined)];
  std::uint16_t& set = p.begin && p.end ? entry.whole
                       : p.begin        ? entry.at_begin
                       : p.end          ? entry.at_end
                                        : entry.anywhere;
  set = static_cast<std::uint16_t>(set | cue);
}

std::uint16_t NameCues::of_name(const std::vector<std::string>& words) const {
  std::uint16_t cues = 0;
  std::string joined;
  for (std::size_t i = 0; i < words.size(); ++i) {
    joined.clear();
    for (std::size_t n = 1; n <= longest_pattern && i + n <= words.size(); ++n) {
      joined += words[i + n - 1];
      const auto found = entries_.find(joined);
      if (found == entries_.end()) {
        continue;
      }
      const Entry& e = found->second;
      const bool begin = i == 0;
      const bool end = i + n == words.size();
      cues = static_cast<std::uint16_t>(cues | e.anywhere | (begin ? e.at_begin : 0) |
                                        (end ? e.at_end : 0) | (begin && end ? e.whole : 0));
    }
  }
  return cues;
}

std::uint16_t NameCues::of(std::string_view names) const {
  std::uint16_t cues = 0;
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  };
  const auto end_name = [&] {
    end_word();
    cues = static_cast<std::uint16_t>(cues | of_name(words));
    words.clear();
  };
  for (std::size_t i = 0; i < names.size(); ++i) {
    const char c = names[i];
    if (is_space(c)) {
      end_name();
    } else if (is_upper(c)) {
      if (i > 0 && is_lower(names[i - 1])) {
        end_word();
      }
      word += static_cast<char>(c + ('a' - 'A'));
    } else if (is_lower(c)) {
      word += c;
    } else {
      end_word();
    }
  }
  end_name();
  return cues;
}

const NameCues& name_cues() {
  static const NameCues cues = [] {
    NameCues result;
    const auto add = [&result](Cue cue, std::initializer_list<std::string_view> patterns) {
      for (const std::string_view p : patterns) {
        result.add(p, cue);
      }
    };
    add(story_cue,
        {"article body", "article content", "article text", "article copy", "article paragraphs",
         "articles body", "story body", "story content", "story text", "story copy", "post content",
         "post body", "post text", "post entry", "post bodycopy", "entry content", "entry body",
         "entry text", "^content body", "^body content", "body text$", "body copy", "bodytext",
         "^main text", "news body", "news content", "news text", "news detail", "^text content",
         "^rich text", "single content", "single post content", "^page content", "blog content",
         "blog post content", "field body", "field name body", "full text", "fulltext", "caas body",
         "detail content", "content detail", "^markdown body", "usertext body", "post message",
         "message body", "theme post content", "artikel text", "artikel inhalt", "artikel body",
         "article inhalt", "beitrag text", "cuerpo noticia", "cuerpo", "corpo noticia", "texto noticia",
         "nota cuerpo", "contenido noticia", "testo articolo", "corps article", "texte article",
         "contenu article", "article corps", "^prose", "wysiwyg", "storycontent", "^bodycopy",
         "article main text", "text article", "content article", "content text$", "^story$", "^storybody"});
    add(boilerplate_cue,
        {"nav", "navbar", "navi", "navigation", "subnav", "topnav", "menu", "submenu", "breadcrumb",
         "breadcrumbs", "bread crumb", "crumbs", "pagination", "pager", "paging", "page links",
         "sidebar", "side bar", "right rail", "left rail", "rail$", "footer", "site foot",
         "site header", "main header", "global header", "masthead", "topbar", "top bar",
         "related", "related posts", "recommended", "recommendation", "recommendations",
         "recommend", "more stories", "more news", "more articles", "more from", "read more",
         "read next", "readmore", "see also", "also like", "you may", "similar", "trending",
         "popular", "most read", "most viewed", "top stories", "latest news", "latest posts",
         "latest stories", "latest articles", "recent posts", "recent news", "recent articles",
         "^teaser", "teaser$", "teasers", "promo", "promos", "promoted", "promotion", "sponsor", "sponsored", "sponsors",
         "advert", "adverts", "advertisement", "advertisements", "advertising", "ad", "ads", "adsense", "adsbygoogle",
         "ad slot", "adbox", "adblock", "banner", "banners", "dfp", "gpt", "outbrain", "taboola", "revcontent",
         "mgid", "zergnet", "criteo", "plista", "affiliate", "share", "shares", "sharing", "social",
         "socials", "social media", "sociable", "addthis", "addtoany", "sharedaddy", "sharethis", "follow", "follow us",
         "^like", "newsletter", "newsletters", "subscribe", "subscription", "signup", "sign up",
         "optin", "opt in", "mailchimp", "mailing list", "donate", "donation", "support us",
         "paywall", "pay wall", "regwall", "cookie", "cookies", "consent", "gdpr", "ccpa", "onetrust",
         "^tags$", "tags$", "tag list", "taglist", "tag cloud", "post tags", "entry tags", "tag links", "tags links",
         "keywords$", "topics$", "topic list", "categories$", "^category$", "cat links", "cat link",
         "meta$", "metadata", "meta info", "meta data", "^meta", "^widget", "widgets$", "widget area", "skip link", "skip",
         "back to top", "totop", "to top", "login", "log in", "signin", "sign in", "register$",
         "modal", "popup", "pop up", "overlay", "lightbox", "tooltip", "dropdown", "flyout",
         "offcanvas", "off canvas", "drawer", "toast", "search form", "searchform", "^search", "search box",
         "carousel", "slider", "slideshow", "swiper", "rating", "ratings", "^vote", "poll", "toolbar",
         "^tools", "tools$", "actions$", "buttons$", "button", "btn", "player", "ticker", "weather", "post navigation",
         "nav links", "prev next", "next prev", "next post", "previous post", "cta", "call to action",
         "print link", "printfriendly", "noprint", "no print", "hidden print", "jp relatedposts", "yarpp", "post info",
         "article info", "author box", "author bio", "about author", "author info", "author profile",
         "bio$", "biography$", "author card", "author details", "post author box", "copyright", "disclaimer", "legal", "imprint",
         "feedback", "werbung", "anzeige", "teilen", "publicite", "publicidad", "partager", "compartir",
         "relacionadas", "relacionados", "notas relacionadas", "pubblicita", "condividi", "correlati", "correlate", "empfehlungen",
         "attachment$", "attachments$", "viral", "syndication", "outbrain", "read also", "most popular", "infobox nav", "edit section", "editsection", "mw editsection", "^toc$", "toc container", "table of contents", "navbox", "catlinks", "printfooter", "site sub", "jump to nav", "mol factbox", "permalink", "shortlink", "expand$", "collapse$", "accessibility", "language switcher", "lang switcher", "languages$", "quicklinks", "quick links", "download app", "app store", "contact form", "crossposting", "trackback", "trackbacks", "pingback", "webmention", "webmentions"});
    add(comments_cue, {"comment", "comments", "disqus", "fb comments", "respond$", "commentlist", "comment list",
                       "comments area", "commentform", "comment form", "kommentare", "kommentar", "commentaires", "comentarios", "commenti",
                       "reply$", "replies$", "reactions$", "livefyre", "spot im", "spotim", "discussion$", "coral talk", "viafoura", "vuukle"});
    add(caption_cue, {"caption", "captions", "credit", "photo credit", "image credit", "bildunterschrift", "wp caption text", "image source", "photo source", "bu text", "legende", "img desc"});
    add(byline_cue, {"byline", "by line", "author", "authors", "autor", "autore", "auteur", "writer", "contributor", "reporter", "posted by", "written by"});
    add(date_cue, {"date", "dates", "datum", "time$", "timestamp", "published", "pubdate", "posted on", "updated", "fecha", "data$", "publish date", "last modified", "datetime"});
    add(title_cue, {"title", "headline", "heading"});
    add(hidden_cue, {"^hidden$", "^hide$", "sr only", "screen reader", "screenreader", "visually hidden", "visuallyhidden", "^invisible$", "display none", "displaynone", "print only", "printonly", "only print"});
    add(teaser_cue, {"standfirst", "lead$", "^lead", "dek", "deck$", "subtitle", "sub title", "subhead", "subheadline", "sub headline", "summary", "intro", "excerpt", "lede", "abstract", "bajada", "sumario", "sommario", "chapo", "vorspann"});
    return result;
  }();
  return cues;
}

}  // namespace fabula::importers::html
