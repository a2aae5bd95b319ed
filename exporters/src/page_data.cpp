#include "page_data.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "display.hpp"
#include "fabula/text/utf8.hpp"
#include "json.hpp"
#include "lanes.hpp"
#include "names.hpp"
#include "placement.hpp"

namespace fabula::exporters {
namespace {

constexpr std::size_t lane_count = 8;
constexpr int no_place = 4;  // after the values of Placement::Source

/// JSON that can stand in an HTML script element: nothing in it can end or open one.
void write(const Json& json, std::ostream& out) {
  const std::string text = to_line(json);
  std::size_t at = 0;
  for (std::size_t next = text.find('<'); next != std::string::npos; next = text.find('<', at)) {
    out << std::string_view(text).substr(at, next - at) << "\\u003c";
    at = next + 1;
  }
  out << std::string_view(text).substr(at);
}

template <class Items, class Of>
void write_array(std::string_view key, const Items& items, const Of& of, std::ostream& out) {
  out << ",\n\"" << key << R"(":[)";
  bool first = true;
  for (const auto& item : items) {
    out << (first ? "" : ",");
    write(of(item), out);
    first = false;
  }
  out << ']';
}

std::int64_t minutes(boost::posix_time::ptime moment) {
  static const boost::posix_time::ptime epoch(boost::gregorian::date(1970, 1, 1));
  return (moment - epoch).total_seconds() / 60;
}

Json article_of(const Article& article, bool with_text) {
  const ArticleMeta& meta = article.meta();
  Json json{{"id", meta.id}, {"title", display_article(article)}};
  put(json, "source", display_line(meta.source));
  put(json, "author", display_line(meta.author));
  put(json, "url", meta.url);
  if (meta.published) {
    json["published"] = to_rfc3339(*meta.published);
  }
  json["text"] = with_text ? article.text() : std::string_view();
  return json;
}

/// Writes the columns of the events, one after the other.
class Columns {
 public:
  Columns(const Story& story, bool with_text, std::ostream& out)
      : story_(story), with_text_(with_text), out_(out) {
    std::vector<std::uint32_t> all(story.events.size());
    std::iota(all.begin(), all.end(), 0U);
    lanes_.emplace(story, all, lane_count);
    for (const Event& event : story.events) {
      if (!event.type.empty()) {
        types_.emplace(event.type, 0);
      }
    }
    int number = 0;
    for (auto& [type, index] : types_) {
      index = number++;
    }
    for (const Article& article : story.articles) {
      code_points_.emplace_back(article.text());
    }
  }

  void write() {
    write_array(
        "types", types_, [](const auto& type) { return Json(type.first); }, out_);
    std::vector<std::size_t> lanes(lanes_->size());
    std::iota(lanes.begin(), lanes.end(), 0U);
    write_array(
        "lanes", lanes, [this](std::size_t lane) { return Json(lanes_->id(lane).value); }, out_);
    out_ << ",\n\"events\":{\"size\":" << story_.events.size();
    write_what();
    write_when();
    write_where_from();
    out_ << "}";
  }

  [[nodiscard]] Span in_code_points(ArticleId article, Span span) const {
    return with_text_ ? code_points_[article.value].of(story_.articles[article.value].text(), span)
                      : Span{};
  }

 private:
  template <class Of>
  void column(std::string_view name, const Of& of) {
    write_array(name, story_.events, of, out_);
  }

  void write_what() {
    column("key", [](const Event& e) { return Json(e.key); });
    column("label", [](const Event& e) { return Json(display_line(e.label)); });
    column("type", [this](const Event& e) {
      return Json(e.type.empty() ? -1 : types_.find(e.type)->second);
    });
    column("status", [](const Event& e) { return Json(static_cast<int>(e.status)); });
    column("lane", [this](const Event& e) { return Json(lanes_->of(e)); });
    column("who", [](const Event& e) {
      Json who = Json::array();
      for (const StoryParticipant& p : e.participants) {
        who.push_back({static_cast<int>(p.role), p.actor ? Json(p.actor->value) : Json(-1),
                       p.actor ? std::string() : display_line(p.text)});
      }
      return who;
    });
    column("where", [](const Event& e) { return Json(display_line(e.place)); });
    column("by", [](const Event& e) {
      return e.attributed_to ? Json(e.attributed_to->value) : Json(-1);
    });
  }

  void write_when() {
    column("date", [](const Event& e) { return Json(display_date(e.when)); });
    column("edtf", [](const Event& e) { return Json(to_edtf(e.when)); });
    const auto of_place = [this](const auto& value) {
      return [this, value](const Event& e) {
        const auto at = place(story_, e);
        return at ? Json(value(*at)) : Json(0);
      };
    };
    column("begin", of_place([](const Placement& at) { return minutes(at.begin); }));
    column("end", of_place([](const Placement& at) { return minutes(at.end); }));
    column("placed", [this](const Event& e) {
      const auto at = place(story_, e);
      return Json(at ? static_cast<int>(at->source) : no_place);
    });
    column("fuzzy",
           [](const Event& e) { return Json(e.when.approximate || e.when.uncertain ? 1 : 0); });
    column("basis", [](const Event& e) { return Json(static_cast<int>(e.when.basis)); });
  }

  void write_where_from() {
    column("confidence", [](const Event& e) { return Json(rounded(e.confidence)); });
    column("salience", [](const Event& e) { return Json(rounded(e.salience)); });
    column("mentions", [this](const Event& e) {
      Json mentions = Json::array();
      for (const Mention& m : e.mentions) {
        const Span span = in_code_points(m.article, m.span);
        const Span sentence = in_code_points(m.article, m.sentence);
        mentions.push_back({m.article.value, span.begin, span.end, sentence.begin, sentence.end});
      }
      return mentions;
    });
  }

  const Story& story_;
  bool with_text_;
  std::ostream& out_;
  std::optional<Lanes> lanes_;
  std::map<std::string, int> types_;
  std::vector<CodePoints> code_points_;
};

Json versions_of(const Event& event) {
  Json versions = Json::array();
  for (const Version& version : event.versions) {
    Json articles = Json::array();
    for (const ArticleId article : version.articles) {
      articles.push_back(article.value);
    }
    versions.push_back({version.field, version.value, std::move(articles), version.because});
  }
  return versions;
}

void write_versions(const Story& story, std::ostream& out) {
  Json versions = Json::object();
  for (std::size_t i = 0; i < story.events.size(); ++i) {
    if (!story.events[i].versions.empty()) {
      versions[std::to_string(i)] = versions_of(story.events[i]);
    }
  }
  out << ",\n\"versions\":";
  write(versions, out);
}

}  // namespace

std::string story_title(const Story& story) {
  if (story.articles.size() == 1) {
    return display_article(story.articles.front());
  }
  std::string first;
  std::string last;
  for (const Article& article : story.articles) {
    if (article.meta().published) {
      const std::string day = to_rfc3339(*article.meta().published).substr(0, 10);
      first = first.empty() ? day : std::min(first, day);
      last = std::max(last, day);
    }
  }
  const std::string count = fmt::format("{} articles", story.articles.size());
  return first.empty()   ? count
         : first == last ? fmt::format("{}, {}", count, first)
                         : fmt::format("{}, {} to {}", count, first, last);
}

void write_page_data(const Story& story, const ExportOptions& options, std::ostream& out) {
  out << R"({"title":)";
  write(story_title(story), out);
  out << R"(,"generator":)";
  write(options.generator, out);
  write_array(
      "articles", story.articles,
      [&options](const Article& article) { return article_of(article, options.with_text); }, out);
  write_array(
      "actors", story.actors,
      [](const Actor& actor) {
        return Json::array({display_line(actor.name), name_of(actor.kind)});
      },
      out);
  Columns columns(story, options.with_text, out);
  columns.write();
  write_versions(story, out);
  write_array(
      "relations", story.relations,
      [&columns](const Relation& relation) {
        Json evidence = Json::array();
        for (const RelationEvidence& e : relation.evidence) {
          const Span span = columns.in_code_points(e.article, e.span);
          evidence.push_back({e.article.value, span.begin, span.end, display_line(e.cue)});
        }
        return Json::array({relation.from.value, relation.to.value, static_cast<int>(relation.kind),
                            static_cast<int>(relation.status),
                            relation.attributed_to ? Json(relation.attributed_to->value) : Json(-1),
                            std::move(evidence)});
      },
      out);
  out << "}";
}

}  // namespace fabula::exporters
