#include <algorithm>

#include "reading.hpp"

namespace fabula {
namespace {

/// Reads an article's expressions one after the other, keeping what later ones are counted from.
class TimeFinder {
 public:
  TimeFinder(const Article& article, const Analysis& analysis, const TemporalGrammar& grammar,
             std::vector<std::string>& rules)
      : article_(article),
        analysis_(analysis),
        grammar_(grammar),
        rules_(rules),
        words_(article, analysis, grammar.matcher()) {
    context_.reference = reference_time(article.meta(), grammar.source().places);
  }

  std::vector<TimeMention> find() {
    for (std::uint32_t at = 0; at < words_.size();) {
      if (words_.breaks_before(at)) {
        new_paragraph();
      }
      const std::optional<PatternMatch> match = best_at(at);
      if (!match) {
        ++at;
        continue;
      }
      read(*match);
      at = std::max(match->extent_end, at + 1);
      for (std::uint32_t i = match->begin + 1; i < at; ++i) {
        if (words_.breaks_before(i)) {
          new_paragraph();
        }
      }
    }
    complete_ranges();
    return std::move(found_);
  }

 private:
  void new_paragraph() {
    if (paragraphs_since_ > 0) {
      context_.narrative.reset();
      context_.narrative_index.reset();
    }
    ++paragraphs_since_;
  }

  /// The longest match, then the more specific rule, then the higher priority.
  std::optional<PatternMatch> best_at(std::uint32_t at) {
    matches_.clear();
    grammar_.matcher().match_at(words_, at, matches_);
    const PatternMatch* best = nullptr;
    for (const PatternMatch& match : matches_) {
      if (best == nullptr || key(match) > key(*best)) {
        best = &match;
      }
    }
    return best == nullptr ? std::nullopt : std::optional<PatternMatch>(*best);
  }

  std::array<long, 3> key(const PatternMatch& match) const {
    const TimeRule& rule = grammar_.rules()[grammar_.rule_of(match.pattern).rule];
    return {static_cast<long>(match.end - match.begin), rule.priority,
            static_cast<long>(match.specificity)};
  }

  void read(const PatternMatch& match) {
    const TimeRule& rule = grammar_.rules()[grammar_.rule_of(match.pattern).rule];
    if (rule.operation == TimeOperation::nothing) {
      return;
    }
    const TokenRange tokens{words_.token(match.extent_begin),
                            words_.token(match.extent_end - 1) + 1};
    const TimeFields fields(grammar_, match);
    context_.governor = find_governor(analysis_, article_, tokens, grammar_.source());
    context_.narrative_in_sentence =
        context_.narrative_index &&
        analysis_.sentence_of(found_[*context_.narrative_index].tokens.begin) ==
            analysis_.sentence_of(tokens.begin);
    std::optional<TimeReading> reading = apply(rule.operation, fields);
    if (!reading) {
      return;
    }
    add(rule, tokens, fields, *std::move(reading));
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

  void add(const TimeRule& rule, TokenRange tokens, const TimeFields& fields, TimeReading reading) {
    TimeMention mention;
    mention.tokens = tokens;
    mention.span = analysis_.span_of(tokens);
    mention.type = reading.type;
    const std::string_view kind = fields.symbol(TimeKey::kind);
    if (!kind.empty()) {
      mention.type = kind == "DATE"   ? TimexType::date
                     : kind == "TIME" ? TimexType::time
                     : kind == "SET"  ? TimexType::set
                                      : TimexType::duration;
    }
    mention.value = std::move(reading.value);
    mention.mod = std::string(fields.symbol(TimeKey::mod));
    mention.quant = std::string(fields.symbol(TimeKey::quant));
    mention.freq = std::move(reading.freq);
    mention.when = reading.when;
    mention.when.approximate = mention.when.approximate || mention.mod == "APPROX";
    mention.anchor = reading.anchor;
    mention.anchoring = std::move(reading.anchoring);
    mention.rule = intern_rule(rules_, rule.name);
    remember(mention, fields.symbol(TimeKey::from) == "like");
    found_.push_back(std::move(mention));
  }

  void remember(const TimeMention& mention, bool reading_like) {
    if (mention.type == TimexType::duration && !mention.when.range) {
      context_.period.reset();  // the talk is of another stretch of time
    }
    if (!mention.when.range || mention.value.ends_with("_REF") ||
        (mention.type != TimexType::date && mention.type != TimexType::time)) {
      return;
    }
    const TimeRange& range = *mention.when.range;
    context_.narrative = range;
    context_.narrative_index = static_cast<TimeIndex>(found_.size());
    paragraphs_since_ = 0;
    if (range.grain <= Grain::day && range.end - range.begin <= boost::posix_time::hours(24)) {
      context_.narrative_day = range;
      context_.narrative_day_index = context_.narrative_index;
    }
    if ((range.grain == Grain::quarter || range.grain == Grain::half) && !reading_like) {
      context_.period = range;
    }
  }

  /// "March and May 2011": the first of two takes the year that it lacks from the second.
  void complete_ranges() {
    for (std::size_t i = 0; i + 1 < found_.size(); ++i) {
      TimeMention& first = found_[i];
      const TimeMention& second = found_[i + 1];
      if (!first.when.range || !second.when.range || first.when.basis != Basis::relative ||
          second.when.basis != Basis::explicit_ || !joined(first.tokens.end, second.tokens.begin) ||
          first.when.range->grain > Grain::quarter || first.when.range->grain < Grain::day ||
          first.value.size() < 7 || first.value.compare(4, 2, "-W") == 0 ||
          second.when.range->grain > Grain::quarter) {
        continue;
      }
      const Date own = first.when.range->begin.date();
      const Date other = second.when.range->begin.date();
      const int year = static_cast<int>(other.year()) -
                       (own.month().as_number() > other.month().as_number() ? 1 : 0);
      const auto moved = make_date(year, own.month().as_number(), static_cast<int>(own.day()));
      if (moved) {
        const Grain grain = first.when.range->grain;
        first.when.range = unit_holding(*moved, grain);
        first.value = timex_value(*first.when.range) +
                      (first.type == TimexType::time ? first.value.substr(10) : std::string());
        first.anchor = static_cast<TimeIndex>(i + 1);
        first.anchoring = "the year of the range's other end";
      }
    }
  }

  /// Whether only words such as "and", "to" or a dash stand between two expressions.
  bool joined(TokenIndex from, TokenIndex to) const {
    return to == from + 1 &&
           (analysis_.pos[from] == Pos::cconj || analysis_.pos[from] == Pos::adp ||
            analysis_.pos[from] == Pos::part || analysis_.pos[from] == Pos::punct ||
            analysis_.pos[from] == Pos::sym) &&
           article_.text(analysis_.span[from]) != "," && article_.text(analysis_.span[from]) != ".";
  }

  const Article& article_;
  const Analysis& analysis_;
  const TemporalGrammar& grammar_;
  std::vector<std::string>& rules_;
  TokenWords words_;
  TimeContext context_;
  int paragraphs_since_ = 0;
  std::vector<PatternMatch> matches_;
  std::vector<TimeMention> found_;
};

}  // namespace

std::vector<TimeMention> find_times(const Article& article, const Analysis& analysis,
                                    const TemporalGrammar& grammar,
                                    std::vector<std::string>& rules) {
  return TimeFinder(article, analysis, grammar, rules).find();
}

}  // namespace fabula
