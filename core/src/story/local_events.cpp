#include "story/local_events.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include "fabula/time/calendar.hpp"
#include "story/name_hash.hpp"

namespace fabula {
namespace {

// More than any sum of what speaks for a mention being an event.
constexpr double sure = 10;
// A definite noun without a word that says which ("the filing") points back so many sentences where
// only its type is that of what was told.
constexpr std::uint32_t bare_noun_sentences = 3;
// The sentences that tell the news: the headline and what comes next.
constexpr std::uint32_t last_leading = 1;
// So many words in common make two descriptions of people one: "army officers".
constexpr std::size_t alike_words = 2;

template <class T>
void add_sorted(std::vector<T>& list, const T& item) {
  const auto at = std::lower_bound(list.begin(), list.end(), item);
  if (at == list.end() || *at != item) {
    list.insert(at, item);
  }
}

/// Whether some event of the same sentence fits. REQUIRES: events in the order of the text.
template <class Fits>
bool any_in_sentence(const std::vector<EventMention>& events, std::uint32_t index,
                     const Fits& fits) {
  const auto here = events.begin() + index;
  const auto elsewhere = [here](const EventMention& e) { return e.sentence != here->sentence; };
  const auto before = std::find_if(std::make_reverse_iterator(here), events.rend(), elsewhere);
  return std::any_of(before.base(), std::find_if(here, events.end(), elsewhere), fits);
}

/// "The strike began on Friday": what begins or goes on then was then. (What ends has a type of its
/// own, and may have begun on another day.)
std::optional<TimeRange> time_of_course(std::uint32_t index,
                                        const std::vector<EventMention>& events) {
  const EventMention& noun = events[index];
  std::optional<TimeRange> time;
  const auto tells_of_noun = [&noun](const Participant& p) { return p.head == noun.trigger; };
  const auto is_course = [&](const EventMention& verb) {
    const bool tells =
        verb.event_class == EventClass::aspectual && verb.type.empty() &&
        std::any_of(verb.participants.begin(), verb.participants.end(), tells_of_noun);
    time = tells ? named_time(verb.when) : time;
    return tells;
  };
  if (noun.nominal) {
    any_in_sentence(events, index, is_course);
  }
  return time;
}

LocalEvent event_of(std::uint32_t index, const ReadArticle& article, const LocalActors& actors) {
  const EventMention& event = article.mentions.events[index];
  const EventWords& words = article.event_words[index];
  LocalEvent local;
  local.mentions = {index};
  for (std::size_t i = 0; i < event.participants.size(); ++i) {
    const Participant& p = event.participants[i];
    Party party{p.role, std::nullopt, words.parties[i].head, words.parties[i].number};
    if (p.actor) {
      party.actor = actors.of[*p.actor];
      party.named = article.mentions.actors[*p.actor].form == MentionForm::name;
    }
    local.parties.push_back(std::move(party));
  }
  local.lemmas = {event.lemma};
  local.content = words.content;
  local.type = event.type;
  local.event_class = event.event_class;
  local.when = named_time(event.when);
  if (!local.when) {
    local.when = time_of_course(index, article.mentions.events);
  }
  local.status = event.status;
  local.has_verb = !event.nominal;
  local.headline = event.in_headline;
  local.leads = event.in_headline || event.sentence <= last_leading;
  const bool perfect =
      event.aspect == Aspect::perfective || event.aspect == Aspect::perfective_progressive;
  local.points_back = event.definite || (!event.nominal && event.tense == Tense::past && perfect);
  local.last_sentence = event.sentence;
  return local;
}

void add(LocalEvent& group, const LocalEvent& mention) {
  group.mentions.insert(group.mentions.end(), mention.mentions.begin(), mention.mentions.end());
  for (const Party& party : mention.parties) {
    if (std::find(group.parties.begin(), group.parties.end(), party) == group.parties.end()) {
      group.parties.push_back(party);
    }
  }
  for (const std::string& lemma : mention.lemmas) {
    add_sorted(group.lemmas, lemma);
  }
  for (const std::uint32_t word : mention.content) {
    add_sorted(group.content, word);
  }
  group.type = group.type.empty() ? mention.type : group.type;
  const auto size = [](const TimeRange& r) { return r.end - r.begin; };
  if (mention.when && (!group.when || size(*mention.when) < size(*group.when))) {
    group.when = mention.when;
  }
  if (mention.has_verb) {
    group.status = mention.status;
    group.event_class = group.has_verb ? group.event_class : mention.event_class;
  }
  group.has_verb = group.has_verb || mention.has_verb;
  // A headline points at nothing; the text below it comes to the event anew.
  group.points_back = group.headline ? mention.points_back : group.points_back;
  group.headline = group.headline && mention.headline;
  group.leads = group.leads || mention.leads;
  group.last_sentence = mention.last_sentence;
}

std::set<std::string> words_of(const std::string& text) {
  std::istringstream in(text);
  std::set<std::string> words;
  for (std::string word; in >> word;) {
    words.insert(word);
  }
  return words;
}

std::size_t common_words(const std::string& a, const std::string& b) {
  const std::set<std::string> first = words_of(a);
  const std::set<std::string> second = words_of(b);
  return static_cast<std::size_t>(std::count_if(
      first.begin(), first.end(), [&second](const std::string& w) { return second.contains(w); }));
}

bool related_to(const LocalEvent& group, const std::string& lemma,
                const StoryThresholds& thresholds) {
  return std::any_of(group.lemmas.begin(), group.lemmas.end(),
                     [&](const std::string& l) { return related(l, lemma, thresholds); });
}

bool is_dated_alike(const LocalEvent& a, const LocalEvent& b) {
  return !a.when || !b.when || (a.when->begin < b.when->end && b.when->begin < a.when->end);
}

bool status_agrees(const LocalEvent& group, const EventMention& mention) {
  if (group.status == mention.status) {
    return true;
  }
  const auto real = [](Status s) { return s == Status::happened || s == Status::ongoing; };
  return (real(group.status) && real(mention.status)) || (mention.nominal && mention.definite) ||
         !group.has_verb;
}

class Merging {
 public:
  Merging(const ReadArticle& article, const LocalActors& actors, const StoryThresholds& thresholds,
          const std::vector<std::uint32_t>& apart)
      : article_(article), actors_(actors), thresholds_(thresholds), apart_(apart) {
    for (const RelationMention& relation : article.mentions.relations) {
      related_.emplace(relation.from, relation.to);
      related_.emplace(relation.to, relation.from);
    }
  }

  LocalEvents run() {
    const auto& events = article_.mentions.events;
    for (std::uint32_t e = 0; e < events.size(); ++e) {
      const bool is_apart = !apart_.empty() && apart_[e] != 0;
      merged_.of.push_back(is_apart ? place_apart(e) : place(e, events[e]));
    }
    return std::move(merged_);
  }

 private:
  /// With those that readers put together with it, and nothing else.
  std::uint32_t place_apart(std::uint32_t index) {
    const LocalEvent mention = event_of(index, article_, actors_);
    const auto [group, is_new] =
        groups_apart_.emplace(apart_[index], static_cast<std::uint32_t>(merged_.events.size()));
    if (is_new) {
      merged_.events.push_back(mention);
    } else {
      add(merged_.events[group->second], mention);
    }
    return group->second;
  }

  std::uint32_t place(std::uint32_t index, const EventMention& event) {
    const LocalEvent mention = event_of(index, article_, actors_);
    auto group = static_cast<std::uint32_t>(merged_.events.size());
    const bool has_verb = has_verb_of_its_own(index);
    double best = 0;
    for (const std::string& key : keys_of(event)) {
      const auto block = blocks_.find(key);
      if (block == blocks_.end()) {
        continue;
      }
      const auto& members = block->second;
      const std::size_t looked_at = std::min(members.size(), thresholds_.compared_events);
      for (std::size_t i = members.size() - looked_at; i < members.size(); ++i) {
        const LocalEvent& candidate = merged_.events[members[i]];
        // Of two that fit alike, the last one was told nearer.
        if (const double score = fit(candidate, mention, event, members.size() == 1 && !has_verb);
            score > 0 && score >= best && !is_related(candidate, index)) {
          best = score;
          group = members[i];
        }
      }
    }
    if (group == merged_.events.size()) {
      merged_.events.push_back(mention);
    } else {
      add(merged_.events[group], mention);
    }
    for (const std::string& key : keys_of(event)) {
      auto& members = blocks_[key];
      if (std::find(members.begin(), members.end(), group) == members.end()) {
        members.push_back(group);
      }
    }
    return group;
  }

  /// "The deal was struck", "held a vote", "a fire broke out": a noun that is the object of a verb
  /// of its type, or the subject of one that has no object, is what the verb tells.
  [[nodiscard]] bool is_object_of(const EventMention& noun, const EventMention& verb) const {
    const auto is_noun_in = [&](Role role) {
      return std::any_of(
          verb.participants.begin(), verb.participants.end(),
          [&](const Participant& p) { return p.role == role && p.head == noun.trigger; });
    };
    const bool has_object =
        std::any_of(verb.participants.begin(), verb.participants.end(),
                    [](const Participant& p) { return p.role == Role::patient; });
    return noun.nominal && !verb.nominal && !noun.type.empty() && noun.type == verb.type &&
           noun.sentence == verb.sentence &&
           (has_object ? is_noun_in(Role::patient) : is_noun_in(Role::agent));
  }
  /// "The deal was struck by Havn": the verb will say which deal it is.
  [[nodiscard]] bool has_verb_of_its_own(std::uint32_t noun) const {
    const auto& events = article_.mentions.events;
    return any_in_sentence(
        events, noun, [&](const EventMention& verb) { return is_object_of(events[noun], verb); });
  }
  [[nodiscard]] bool one_phrase(const LocalEvent& group, const EventMention& event) const {
    return std::any_of(group.mentions.begin(), group.mentions.end(), [&](std::uint32_t m) {
      const EventMention& other = article_.mentions.events[m];
      return is_object_of(other, event) || is_object_of(event, other);
    });
  }

  /// "A fire broke out" and "the fire": the noun is what the verb tells of.
  [[nodiscard]] static bool is_party_of(const LocalEvent& noun, const LocalEvent& verb) {
    const auto is_noun = [&noun](const Party& p) {
      return p.role == Role::agent && p.head != 0 &&
             std::any_of(noun.lemmas.begin(), noun.lemmas.end(),
                         [&p](const std::string& lemma) { return word_hash(lemma) == p.head; });
    };
    return !noun.has_verb && verb.has_verb &&
           std::none_of(verb.parties.begin(), verb.parties.end(),
                        [](const Party& p) { return p.role == Role::patient; }) &&
           std::any_of(verb.parties.begin(), verb.parties.end(), is_noun);
  }

  /// What the text relates to each other is two: the cause and the effect, the part and the whole.
  [[nodiscard]] bool is_related(const LocalEvent& group, std::uint32_t mention) const {
    return std::any_of(group.mentions.begin(), group.mentions.end(), [&](std::uint32_t m) {
      return related_.contains({m, mention});
    });
  }

  /// Where candidates are looked for: the type, and the first letters of the word.
  [[nodiscard]] std::vector<std::string> keys_of(const EventMention& event) const {
    std::vector<std::string> keys = {"w:" + event.lemma.substr(0, thresholds_.related_letters)};
    if (!event.type.empty()) {
      keys.push_back("t:" + event.type);
    }
    return keys;
  }

  /// Somebody is the same in the role, or of one country: a ministry and its country are no two
  /// sides.
  [[nodiscard]] bool agree(const LocalEvent& a, const LocalEvent& b, Role role) const {
    for (const Party& x : a.parties) {
      for (const Party& y : b.parties) {
        if (x.role == role && y.role == role && x.actor && y.actor &&
            (*x.actor == *y.actor || same_country(*x.actor, *y.actor) || described_alike(x, y))) {
          return true;
        }
      }
    }
    return false;
  }
  [[nodiscard]] bool same_country(std::uint32_t a, std::uint32_t b) const {
    const std::string& country = actors_.actors[a].country;
    return !country.empty() && country == actors_.actors[b].country;
  }

  /// Two descriptions without a name that share most of their words and no number tells apart:
  /// "two senior army officers", "the army officers".
  [[nodiscard]] bool described_alike(const Party& x, const Party& y) const {
    const LocalActor& a = actors_.actors[*x.actor];
    const LocalActor& b = actors_.actors[*y.actor];
    const bool counted_apart = !x.number.empty() && !y.number.empty() && x.number != y.number;
    return !a.is_named() && !b.is_named() && !counted_apart &&
           common_words(a.description, b.description) >= alike_words;
  }

  /// Both name somebody in the role, and nobody is the same.
  [[nodiscard]] bool conflict(const LocalEvent& a, const LocalEvent& b, Role role) const {
    const auto has = [role](const LocalEvent& e) {
      return std::any_of(e.parties.begin(), e.parties.end(),
                         [role](const Party& p) { return p.role == role && p.actor; });
    };
    return has(a) && has(b) && !agree(a, b, role);
  }

  /// The same noun in the role: "court" in the headline, "a court in Port Alder" below.
  [[nodiscard]] static bool same_noun(const LocalEvent& a, const LocalEvent& b, Role role) {
    for (const Party& x : a.parties) {
      for (const Party& y : b.parties) {
        if (x.role == role && y.role == role && x.head != 0 && x.head == y.head) {
          return true;
        }
      }
    }
    return false;
  }

  /// Both have somebody who bears a name in the role, and nobody is the same.
  [[nodiscard]] bool names_conflict(const LocalEvent& a, const LocalEvent& b, Role role) const {
    const auto has = [this, role](const LocalEvent& e) {
      return std::any_of(e.parties.begin(), e.parties.end(), [this, role](const Party& p) {
        return p.role == role && p.actor && actors_.actors[*p.actor].is_named();
      });
    };
    return has(a) && has(b) && !agree(a, b, role);
  }

  /// A headline tells what the text tells, in words that need not be the same.
  [[nodiscard]] bool is_headline_of(const LocalEvent& headline, const LocalEvent& mention,
                                    const EventMention& event, bool word) const {
    if (!headline.headline || event.in_headline || names_conflict(headline, mention, Role::agent) ||
        names_conflict(headline, mention, Role::patient)) {
      return false;
    }
    for (const Role role : {Role::agent, Role::patient, Role::recipient}) {
      if (agree(headline, mention, role) || same_noun(headline, mention, role)) {
        return true;
      }
    }
    return word && (mention.parties.empty() || !event.type.empty());
  }

  /// How many of the main roles have somebody in common.
  [[nodiscard]] int shared_roles(const LocalEvent& a, const LocalEvent& b) const {
    int count = 0;
    for (const Role role : {Role::agent, Role::patient, Role::recipient}) {
      count += agree(a, b, role) ? 1 : 0;
    }
    return count;
  }

  /// 0 where the mention is no mention of the group's event, else how well it fits. `only`: no
  /// other group is called alike.
  [[nodiscard]] double fit(const LocalEvent& group, const LocalEvent& mention,
                           const EventMention& event, bool only) const {
    const bool word = related_to(group, event.lemma, thresholds_);
    const bool type = !event.type.empty() && event.type == group.type;
    if ((!word && !type) || !is_dated_alike(group, mention) || !status_agrees(group, event)) {
      return 0;
    }
    if (one_phrase(group, event) ||
        (type && (is_party_of(group, mention) || is_party_of(mention, group)))) {
      return sure;
    }
    const int shared = shared_roles(group, mention);
    const bool dated = group.when && mention.when;
    const double score = (word ? 1.0 : 0.5) + 0.5 * shared + (dated ? 0.5 : 0);
    if (is_headline_of(group, mention, event, word)) {
      return score;
    }
    if (conflict(group, mention, Role::agent) || conflict(group, mention, Role::patient)) {
      return 0;
    }
    const bool says = event.event_class == EventClass::reporting ||
                      event.event_class == EventClass::i_state ||
                      event.event_class == EventClass::perception;
    if (says && !(dated && word && shared > 0 && event.nominal)) {
      return 0;  // everybody says many things
    }
    const bool points_back =
        event.nominal && event.definite &&
        event.sentence <= group.last_sentence + thresholds_.anaphora_sentences &&
        (word || shared > 0 || (only && mention.parties.empty()));
    // "The filing" alone is the last filing that was told.
    const bool bare = event.nominal && event.definite && type && group.has_verb &&
                      mention.parties.empty() &&
                      event.sentence <= group.last_sentence + bare_noun_sentences;
    const bool same = word && shared > 0 && (dated || shared > 1 || !event.nominal);
    // "Her resignation" after "she resigned", whoever names her.
    const bool named_again = type && event.nominal && shared > 0 && group.has_verb;
    return points_back || bare || same || named_again || (type && shared > 1) ? score : 0;
  }

  const ReadArticle& article_;
  const LocalActors& actors_;
  const StoryThresholds& thresholds_;
  const std::vector<std::uint32_t>& apart_;
  std::map<std::uint32_t, std::uint32_t> groups_apart_;
  LocalEvents merged_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> related_;
  std::map<std::string, std::vector<std::uint32_t>> blocks_;
};

std::size_t common_letters(std::string_view a, std::string_view b) {
  std::size_t n = 0;
  while (n < a.size() && n < b.size() && a[n] == b[n]) {
    ++n;
  }
  return n;
}

}  // namespace

std::optional<TimeRange> named_time(const When& when) {
  if (!when.range || (when.basis != Basis::explicit_ && when.basis != Basis::relative) ||
      when.range->begin.is_special()) {
    return std::nullopt;
  }
  // Of what lasts since then, the begin is what was named.
  return when.range->end.is_special() ? unit_holding(when.range->begin.date(), when.range->grain)
                                      : when.range;
}

std::string comparable_number(const std::string& number) {
  std::string result;
  const auto first =
      std::find_if(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
  std::copy_if(first, number.end(), std::back_inserter(result),
               [](char c) { return c != ',' && c != ' '; });
  return result;
}

bool related(std::string_view a, std::string_view b, const StoryThresholds& thresholds) {
  if (a == b) {
    return true;
  }
  const std::size_t n = common_letters(a, b);
  return n >= thresholds.related_letters &&
         static_cast<double>(n) >=
             thresholds.related_share * static_cast<double>(std::min(a.size(), b.size()));
}

LocalEvents local_events(const ReadArticle& article, const LocalActors& actors,
                         const StoryThresholds& thresholds,
                         const std::vector<std::uint32_t>& apart) {
  return Merging(article, actors, thresholds, apart).run();
}

}  // namespace fabula
