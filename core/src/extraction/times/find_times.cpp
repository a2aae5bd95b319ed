#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "named_dates.hpp"
#include "ranges.hpp"
#include "reading.hpp"

namespace fabula {
namespace {

/// Reads an article's expressions one after the other, keeping what later ones are counted from.
class TimeFinder {
 public:
  TimeFinder(const Article& article, const Analysis& analysis, const TemporalGrammar& grammar,
             std::vector<std::string>& rules, Diagnostics& diagnostics)
      : article_(article),
        analysis_(analysis),
        grammar_(grammar),
        rules_(rules),
        diagnostics_(diagnostics),
        words_(article, analysis, grammar.matcher()),
        named_dates_(analysis) {
    context_.rules = &grammar.source();
    context_.zone = dateline_zone(article.meta(), grammar.source());
    context_.reference = reference_time(article.meta(), grammar.source());
    context_.reference_has_clock = article.meta().published && article.meta().published->has_time;
  }

  std::vector<TimeMention> find() {
    for (std::uint32_t at = 0; at < words_.size();) {
      if (words_.breaks_before(at)) {
        new_paragraph();
      }
      const PatternMatch* const match = best_at(at);
      if (match == nullptr) {
        ++at;
        continue;
      }
      const std::uint32_t begin = match->begin;
      const std::uint32_t end = std::max(match->extent_end, at + 1);
      read(*match);
      for (std::uint32_t i = begin + 1; i < end; ++i) {
        if (words_.breaks_before(i)) {
          new_paragraph();
        }
      }
      at = end;
    }
    join_ranges(words_, grammar_.source(), wordings_, found_);
    return std::move(found_);
  }

 private:
  void new_paragraph() {
    if (paragraphs_since_ > 0) {
      spoken_ = {};
      begun_ = {};
    }
    ++paragraphs_since_;
  }

  /// The longest match, then the higher priority, then the more specific rule.
  const PatternMatch* best_at(std::uint32_t at) {
    matches_.clear();
    grammar_.matcher().match_at(words_, at, matches_);
    const PatternMatch* best = nullptr;
    for (const PatternMatch& match : matches_) {
      const TimeRule& rule = rule_of(match);
      if ((!rule.continues || follows_expression(match)) &&
          (best == nullptr || key(match) > key(*best))) {
        best = &match;
      }
    }
    return best;
  }

  const TimeRule& rule_of(const PatternMatch& match) const {
    return grammar_.rules()[grammar_.rule_of(match.pattern).rule];
  }
  std::array<long, 3> key(const PatternMatch& match) const {
    return {static_cast<long>(match.end - match.begin), rule_of(match).priority,
            static_cast<long>(match.specificity)};
  }

  static bool says(const TimeRule& rule, TimeKey key) {
    return std::any_of(rule.arguments.begin(), rule.arguments.end(),
                       [key](const TimeArgument& a) { return a.key == key; });
  }

  static bool is_day_of_month(const TimeRule& rule) {
    return says(rule, TimeKey::month) && says(rule, TimeKey::day);
  }

  /// Whether the match stands directly behind an expression that it can be the other end of: a day
  /// of a month behind one, a year behind a year.
  bool follows_expression(const PatternMatch& match) const {
    if (found_.empty() || wordings_.back().end != match.begin || !found_.back().when.range) {
      return false;
    }
    return says(rule_of(match), TimeKey::day) ? is_day_of_month(*last_rule_)
                                              : found_.back().when.range->grain == Grain::year;
  }

  void read(const PatternMatch& match) {
    const TimeRule& rule = rule_of(match);
    const std::uint32_t last = match.extent_end - 1;
    const TokenRange tokens{words_.token(match.extent_begin), words_.token(last) + 1};
    const Span span{words_.span(match.extent_begin).begin, words_.span(last).end};
    if (rule.operation == TimeOperation::nothing || in_name(rule, tokens)) {
      return;
    }
    set_context(rule, tokens);
    const TimeFields fields(grammar_, match);
    std::optional<TimeReading> reading = apply(rule.operation, fields);
    if (reading) {
      wordings_.push_back(
          {match.extent_begin, match.extent_end, reading->year_words, reading->bare_clock});
      add(rule, tokens, span, fields, *std::move(reading));
    } else if (rule.operation == TimeOperation::date) {
      report_impossible(span);
    }
  }

  /// Whether the words are only a part of somebody's or something's name: the Sunday Times.
  /// A whole date is none, nor is a day of a month at its end.
  bool in_name(const TimeRule& rule, TokenRange tokens) {
    const auto& entities = analysis_.entities;
    while (entity_ < entities.size() && entities[entity_].tokens.end <= tokens.begin) {
      ++entity_;
    }
    if (entity_ == entities.size()) {
      return false;
    }
    const Entity& entity = entities[entity_];
    const auto& labels = grammar_.source().name_entities;
    return entity.tokens.contains(tokens) && entity.tokens.size() > tokens.size() &&
           std::find(labels.begin(), labels.end(), analysis_.entity_name(entity)) != labels.end() &&
           !(is_day_of_month(rule) &&
             (says(rule, TimeKey::year) || entity.tokens.end == tokens.end));
  }

  void set_context(const TimeRule& rule, TokenRange tokens) {
    context_.governor = find_governor(analysis_, article_, tokens, grammar_.source());
    context_.verb = context_.governor.verb ? article_.text(analysis_.span[*context_.governor.verb])
                                           : std::string_view();
    choose_narrative();
    context_.narrative_in_sentence =
        context_.narrative_index &&
        analysis_.sentence_of(found_[*context_.narrative_index].tokens.begin) ==
            analysis_.sentence_of(tokens.begin);
    context_.other_end.reset();
    context_.other_end_index.reset();
    if (rule.continues) {
      context_.other_end = found_.back().when.range;
      context_.other_end_index = static_cast<TimeIndex>(found_.size() - 1);
    }
    const NamedDates::Behind behind = named_dates_.behind(tokens);
    context_.before_event = behind.is_named;
    context_.event_index = behind.time;
    context_.event = behind.time ? found_[*behind.time].when.range : std::optional<TimeRange>();
  }

  /// What was done is not counted from a date that lies ahead: "he is to appear on April 5. The
  /// attack began at noon."
  void choose_narrative() {
    const Governor& g = context_.governor;
    const bool told = g.direction == Direction::past && !g.infinitive && !g.planned;
    const Spoken& any = told && lies_ahead(spoken_) ? begun_ : spoken_;
    const Spoken& day = told && lies_ahead(spoken_day_) ? begun_day_ : spoken_day_;
    context_.narrative = any.range;
    context_.narrative_index = any.index;
    context_.narrative_hour = any.hour;
    context_.narrative_day = day.range;
    context_.narrative_day_index = day.index;
  }

  void report_impossible(Span span) {
    diagnostics_.push_back(
        {Severity::warning,
         "time-impossible",
         fmt::format("'{}' is no date or time that exists; it is left out", article_.text(span)),
         {article_.meta().path, 0, 0}});
  }

  std::optional<TimeReading> apply(TimeOperation operation, const TimeFields& fields) const {
    switch (operation) {
      case TimeOperation::date:
        return read_date(fields, context_);
      case TimeOperation::unit:
        return read_unit(fields, context_);
      case TimeOperation::duration:
        return read_duration(fields, context_);
      case TimeOperation::set:
        return read_set(fields);
      case TimeOperation::reference:
        return read_reference(fields, context_);
      case TimeOperation::nothing:
        break;
    }
    return std::nullopt;
  }

  static TimexType type_of(std::string_view kind, TimexType otherwise) {
    return kind.empty()     ? otherwise
           : kind == "DATE" ? TimexType::date
           : kind == "TIME" ? TimexType::time
           : kind == "SET"  ? TimexType::set
                            : TimexType::duration;
  }

  void add(const TimeRule& rule, TokenRange tokens, Span span, const TimeFields& fields,
           TimeReading reading) {
    TimeMention mention;
    mention.tokens = tokens;
    mention.span = span;
    mention.type = type_of(fields.symbol(TimeKey::kind), reading.type);
    mention.value = std::move(reading.value);
    mention.mod = std::string(fields.symbol(TimeKey::mod));
    mention.quant = std::string(fields.symbol(TimeKey::quant));
    mention.freq = std::move(reading.freq);
    mention.when = reading.when;
    mention.when.approximate = mention.when.approximate || mention.mod == "APPROX";
    mention.begin_point = reading.begin_point;
    mention.end_point = reading.end_point;
    mention.anchor = reading.anchor;
    mention.anchoring = std::move(reading.anchoring);
    mention.rule = intern_rule(rules_, rule.name);
    remember(mention, reading.hour, fields.symbol(TimeKey::from) == "like");
    last_rule_ = &rule;
    found_.push_back(std::move(mention));
  }

  /// An expression that later ones may be counted from.
  struct Spoken {
    std::optional<TimeRange> range;
    std::optional<TimeIndex> index;
    std::optional<int> hour;
  };
  [[nodiscard]] bool lies_ahead(const Spoken& spoken) const {
    return spoken.range && context_.reference && spoken.range->begin > *context_.reference;
  }

  void remember(const TimeMention& mention, std::optional<int> hour, bool reading_like) {
    if (mention.type == TimexType::duration && !mention.when.range) {
      context_.period.reset();  // the talk is of another stretch of time
    }
    if (!mention.when.range || mention.value.ends_with("_REF") ||
        (mention.type != TimexType::date && mention.type != TimexType::time)) {
      return;
    }
    const Spoken now{mention.when.range, static_cast<TimeIndex>(found_.size()), hour};
    const TimeRange& range = *now.range;
    const bool is_day =
        range.grain <= Grain::day && range.end - range.begin <= boost::posix_time::hours(24);
    const bool begun = !lies_ahead(now);
    paragraphs_since_ = 0;
    named_dates_.add(mention.tokens, now.index.value());
    spoken_ = now;
    if (begun) {
      begun_ = now;
    }
    if (is_day) {
      spoken_day_ = now;
    }
    if (is_day && begun) {
      begun_day_ = now;
    }
    if ((range.grain == Grain::quarter || range.grain == Grain::half) && !reading_like && begun) {
      context_.period = range;
    }
  }

  const Article& article_;
  const Analysis& analysis_;
  const TemporalGrammar& grammar_;
  std::vector<std::string>& rules_;
  Diagnostics& diagnostics_;
  TokenWords words_;
  TimeContext context_;
  NamedDates named_dates_;
  Spoken spoken_;      // the last expression of the passage
  Spoken begun_;       // the last one that does not lie ahead of publication
  Spoken spoken_day_;  // the last single day, and the last that does not lie ahead
  Spoken begun_day_;
  std::size_t entity_ = 0;
  int paragraphs_since_ = 0;
  std::vector<PatternMatch> matches_;
  std::vector<TimeMention> found_;
  std::vector<Wording> wordings_;        // by expression
  const TimeRule* last_rule_ = nullptr;  // of the last expression
};

}  // namespace

std::vector<TimeMention> find_times(const Article& article, const Analysis& analysis,
                                    const TemporalGrammar& grammar, std::vector<std::string>& rules,
                                    Diagnostics& diagnostics) {
  return TimeFinder(article, analysis, grammar, rules, diagnostics).find();
}

}  // namespace fabula
