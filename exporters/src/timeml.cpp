#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "formats.hpp"
#include "markup.hpp"

/// TimeML 1.2.1, with CLINK for causes (Mirza et al., 2014), cause first.
namespace fabula::exporters {
namespace {

std::string attribute(std::string_view name, std::string_view value) {
  return value.empty() ? "" : fmt::format(" {}=\"{}\"", name, markup_escaped(value));
}

std::string_view name_of(TimexType type) {
  static constexpr std::array<std::string_view, 4> names = {"DATE", "TIME", "DURATION", "SET"};
  return names.at(static_cast<std::size_t>(type));
}

std::string_view name_of(EventClass event_class) {
  static constexpr std::array<std::string_view, 7> names = {
      "OCCURRENCE", "STATE", "REPORTING", "I_ACTION", "I_STATE", "PERCEPTION", "ASPECTUAL"};
  return names.at(static_cast<std::size_t>(event_class));
}

std::string_view name_of(Tense tense) {
  static constexpr std::array<std::string_view, 7> names = {
      "NONE", "PAST", "PRESENT", "FUTURE", "INFINITIVE", "PRESPART", "PASTPART"};
  return names.at(static_cast<std::size_t>(tense));
}

std::string_view name_of(Aspect aspect) {
  static constexpr std::array<std::string_view, 4> names = {"NONE", "PROGRESSIVE", "PERFECTIVE",
                                                            "PERFECTIVE_PROGRESSIVE"};
  return names.at(static_cast<std::size_t>(aspect));
}

std::string_view name_of(Pos pos) {
  switch (pos) {
    case Pos::verb:
    case Pos::aux:
      return "VERB";
    case Pos::noun:
    case Pos::propn:
      return "NOUN";
    case Pos::adj:
      return "ADJECTIVE";
    case Pos::adp:
      return "PREPOSITION";
    default:
      return "OTHER";
  }
}

/// A stretch of the text that becomes an element.
struct Element {
  Span span;
  bool is_event;
  std::uint32_t index;
};

class Document {
 public:
  Document(const AnnotatedArticle& annotated, std::ostream& out)
      : article_(annotated.article),
        analysis_(annotated.analysis),
        mentions_(annotated.mentions),
        has_time_(mentions_.times.size(), false),
        has_event_(mentions_.events.size(), false),
        out_(out) {
    choose_elements();
  }

  void write() {
    out_ << R"(<?xml version="1.0" encoding="UTF-8"?>)"
            "\n<TimeML>\n"
         << "<DOCID>" << markup_escaped(article_.meta().id) << "</DOCID>\n";
    write_creation_time();
    if (!article_.meta().title.empty()) {
      out_ << "<TITLE>" << markup_escaped(article_.meta().title) << "</TITLE>\n";
    }
    out_ << "<TEXT>";
    write_text();
    out_ << "</TEXT>\n";
    write_instances();
    write_time_links();
    write_relations();
    out_ << "</TimeML>\n";
  }

 private:
  /// Elements by their place, the outer first; what would cross an earlier one is left out.
  void choose_elements() {
    std::vector<Element> all;
    for (std::uint32_t i = 0; i < mentions_.times.size(); ++i) {
      all.push_back({mentions_.times[i].span, false, i});
    }
    for (std::uint32_t i = 0; i < mentions_.events.size(); ++i) {
      if (mentions_.events[i].timeml) {
        all.push_back({mentions_.events[i].span, true, i});
      }
    }
    std::stable_sort(all.begin(), all.end(), [](const Element& a, const Element& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    std::vector<Element> open;
    for (const Element& element : all) {
      while (!open.empty() && open.back().span.end <= element.span.begin) {
        open.pop_back();
      }
      const bool crosses = !open.empty() && element.span.end > open.back().span.end;
      const bool in_event = !open.empty() && open.back().is_event;
      if (element.span.empty() || crosses || in_event) {
        continue;
      }
      (element.is_event ? has_event_ : has_time_)[element.index] = true;
      open.push_back(element);
      elements_.push_back(element);
    }
  }

  void write_creation_time() {
    const auto& published = article_.meta().published;
    if (!published) {
      return;
    }
    const std::string value = to_rfc3339(*published);
    out_ << fmt::format(
        "<DCT><TIMEX3 tid=\"t0\" type=\"{}\" value=\"{}\" temporalFunction=\"false\" "
        "functionInDocument=\"CREATION_TIME\">{}</TIMEX3></DCT>\n",
        value.size() > 10 ? "TIME" : "DATE", value.substr(0, value.size() > 10 ? 16 : 10), value);
  }

  void write_text() {
    std::uint32_t at = 0;
    std::vector<Element> open;
    const auto write_until = [&](std::uint32_t end) {
      out_ << markup_escaped(article_.text({at, end}));
      at = end;
    };
    const auto close_until = [&](std::uint32_t begin) {
      while (!open.empty() && open.back().span.end <= begin) {
        write_until(open.back().span.end);
        out_ << (open.back().is_event ? "</EVENT>" : "</TIMEX3>");
        open.pop_back();
      }
    };
    for (const Element& element : elements_) {
      close_until(element.span.begin);
      write_until(element.span.begin);
      out_ << (element.is_event ? event_tag(element.index) : time_tag(element.index));
      open.push_back(element);
    }
    const auto end = static_cast<std::uint32_t>(article_.text().size());
    close_until(end);
    write_until(end);
  }

  [[nodiscard]] std::string event_tag(std::uint32_t i) const {
    return fmt::format(R"(<EVENT eid="e{}" class="{}">)", i + 1,
                       name_of(mentions_.events[i].event_class));
  }
  [[nodiscard]] std::string time_tag(std::uint32_t i) const {
    const TimeMention& time = mentions_.times[i];
    const bool length = time.type == TimexType::duration;  // the ends of ranges are dates
    return fmt::format(R"(<TIMEX3 tid="t{}" type="{}" value="{}"{}{}{}{}{}{}>)", i + 1,
                       name_of(time.type), markup_escaped(time.value), attribute("mod", time.mod),
                       attribute("quant", time.quant), attribute("freq", time.freq),
                       time_reference("beginPoint", length ? time.begin_point : std::nullopt),
                       time_reference("endPoint", length ? time.end_point : std::nullopt),
                       time_reference("anchorTimeID", time.anchor));
  }
  [[nodiscard]] std::string time_reference(std::string_view name,
                                           std::optional<TimeIndex> time) const {
    if (time == publication) {
      return article_.meta().published ? fmt::format(" {}=\"t0\"", name) : "";
    }
    return time && has_time_[*time] ? fmt::format(" {}=\"t{}\"", name, *time + 1) : "";
  }

  void write_instances() {
    for (std::uint32_t i = 0; i < mentions_.events.size(); ++i) {
      if (!has_event_[i]) {
        continue;
      }
      const EventMention& event = mentions_.events[i];
      out_ << fmt::format(
          "<MAKEINSTANCE eventID=\"e{0}\" eiid=\"ei{0}\" tense=\"{1}\" aspect=\"{2}\" "
          "polarity=\"{3}\" pos=\"{4}\"{5}/>\n",
          i + 1, name_of(event.tense), name_of(event.aspect),
          event.polarity == Polarity::positive ? "POS" : "NEG",
          name_of(analysis_.pos[event.trigger]), attribute("modality", event.modality));
    }
  }

  void write_time_links() {
    for (std::uint32_t i = 0; i < mentions_.events.size(); ++i) {
      const std::optional<TimeIndex> time = mentions_.events[i].time;
      if (has_event_[i] && time && has_time_[*time]) {
        out_ << fmt::format(
            "<TLINK lid=\"l{}\" relType=\"IS_INCLUDED\" eventInstanceID=\"ei{}\" "
            "relatedToTime=\"t{}\"/>\n",
            ++links_, i + 1, *time + 1);
      }
    }
  }

  void write_relations() {
    for (const RelationMention& relation : mentions_.relations) {
      if (!has_event_[relation.from] || !has_event_[relation.to] ||
          relation.status == RelationStatus::negated) {
        continue;
      }
      const std::string ends = fmt::format("eventInstanceID=\"ei{}\"", relation.from + 1);
      switch (relation.kind) {
        case RelationKind::causes:
        case RelationKind::prevents:
        case RelationKind::responds_to:
          // A CLINK is what words state, not what a model takes a sentence to tell.
          if (!relation.cue) {
            break;
          }
          out_ << fmt::format("<CLINK id=\"l{}\" {} relatedToEventInstance=\"ei{}\"/>\n", ++links_,
                              ends, relation.to + 1);
          break;
        case RelationKind::before:
          write_event_link("BEFORE", ends, relation.to);
          break;
        case RelationKind::overlaps:
          write_event_link("SIMULTANEOUS", ends, relation.to);
          break;
        case RelationKind::part_of:
          write_event_link("INCLUDES", ends, relation.to);
          break;
      }
    }
  }
  void write_event_link(std::string_view type, std::string_view ends, EventIndex to) {
    out_ << fmt::format("<TLINK lid=\"l{}\" relType=\"{}\" {} relatedToEventInstance=\"ei{}\"/>\n",
                        ++links_, type, ends, to + 1);
  }

  const Article& article_;
  const Analysis& analysis_;
  const Mentions& mentions_;
  std::vector<Element> elements_;
  std::vector<bool> has_time_;
  std::vector<bool> has_event_;
  std::uint32_t links_ = 0;
  std::ostream& out_;
};

}  // namespace

void write_timeml(const AnnotatedArticle& annotated, const ExportOptions& /*options*/,
                  std::ostream& out) {
  Document(annotated, out).write();
}

}  // namespace fabula::exporters
