#include "story/versions.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string_view>

#include "fabula/extraction/names.hpp"
#include "fabula/time/when.hpp"

namespace fabula {
namespace {

/// Tellings that say the same of a field.
struct Group {
  std::string value;
  std::vector<std::size_t> tellings;
};

class Finder {
 public:
  Finder(const std::vector<Telling>& tellings, const StoryThresholds& thresholds)
      : tellings_(tellings) {
    for (std::size_t i = 0; i < tellings.size(); ++i) {
      source_.push_back(source_of(i, thresholds.repeated_text));
    }
    found_.sources = count_sources(all());
  }

  FoundVersions run() {
    compare_status();
    if (tellings_.size() > 1) {
      compare_dates();
      compare_numbers();
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::vector<std::size_t> all() const {
    std::vector<std::size_t> indices(tellings_.size());
    for (std::size_t i = 0; i < indices.size(); ++i) {
      indices[i] = i;
    }
    return indices;
  }

  /// The first telling that this one's article repeats, or itself.
  [[nodiscard]] std::size_t source_of(std::size_t i, double repeated) const {
    for (std::size_t k = 0; k < i; ++k) {
      if (source_[k] == k &&
          (tellings_[k].article == tellings_[i].article ||
           shared_text(tellings_[k].digest->print, tellings_[i].digest->print) >= repeated)) {
        return k;
      }
    }
    return i;
  }

  [[nodiscard]] std::size_t count_sources(const std::vector<std::size_t>& tellings) const {
    std::set<std::size_t> sources;
    for (const std::size_t i : tellings) {
      sources.insert(source_[i]);
    }
    return sources.size();
  }

  /// What is known beats what was open: a plan is told until it comes true.
  void compare_status() {
    const Telling* counting = nullptr;
    std::vector<Group> groups;
    bool negated = false;
    for (std::size_t i = 0; i < tellings_.size(); ++i) {
      const Status status = speaker(tellings_[i]).status;
      const bool known = status != Status::planned && status != Status::possible;
      if (counting == nullptr || known || !is_known(speaker(*counting).status)) {
        // A noun says what happened by itself only where nothing else does.
        if (counting == nullptr || tellings_[i].local().has_verb || !counting->local().has_verb) {
          counting = &tellings_[i];
        }
      }
      negated = negated || status == Status::negated;
      add(groups, std::string(name_of(status)), i);
    }
    found_.status = speaker(*counting).status;
    if (negated && groups.size() > 1) {
      report("status", groups, std::string(name_of(found_.status)), "told last");
    }
  }
  [[nodiscard]] static bool is_known(Status status) {
    return status != Status::planned && status != Status::possible;
  }

  void compare_dates() {
    std::vector<Group> groups;
    std::vector<TimeRange> ranges;  // by group: what its dates have in common
    for (std::size_t i = 0; i < tellings_.size(); ++i) {
      const auto& when = tellings_[i].local().when;
      if (!when) {
        continue;
      }
      std::size_t g = 0;
      while (g < groups.size() && !(when->begin < ranges[g].end && ranges[g].begin < when->end)) {
        ++g;
      }
      if (g == groups.size()) {
        groups.push_back({to_edtf({*when, false, false, Basis::explicit_}), {}});
        ranges.push_back(*when);
      }
      groups[g].tellings.push_back(i);
    }
    if (groups.size() < 2) {
      return;
    }
    const auto [counting, because] = choose(groups);
    for (std::size_t g = 0; g < groups.size(); ++g) {
      if (g != counting) {
        found_.other_dates.insert(groups[g].tellings.begin(), groups[g].tellings.end());
      }
    }
    report("when", groups, groups[counting].value, because);
  }

  void compare_numbers() {
    struct Counted {
      Role role;
      std::uint32_t head;
      auto operator<=>(const Counted&) const = default;
    };
    std::map<Counted, std::vector<Group>> numbers;                // values are digits
    std::map<Counted, std::map<std::string, std::string>> texts;  // of digits
    for (std::size_t i = 0; i < tellings_.size(); ++i) {
      for_each_party(tellings_[i], [&](const EventWords::Party& words, const Participant& p) {
        const std::string digits = comparable_number(words.number);
        if (words.head != 0 && !digits.empty()) {
          add(numbers[{p.role, words.head}], digits, i);
          texts[{p.role, words.head}].emplace(digits, words_of(*tellings_[i].read, p.tokens));
        }
      });
    }
    for (auto& [counted, groups] : numbers) {
      if (groups.size() > 1) {
        const auto [counting, because] = choose(groups);
        supersede(counted.role, counted.head, groups[counting].value);
        const std::string value = texts[counted][groups[counting].value];
        for (Group& group : groups) {
          group.value = texts[counted][group.value];
        }
        report(name_of(counted.role), groups, value, because);
      }
    }
  }

  void supersede(Role role, std::uint32_t head, const std::string& digits) {
    for (const Telling& telling : tellings_) {
      for_each_party(telling, [&](const EventWords::Party& words, const Participant& p) {
        const std::string other = comparable_number(words.number);
        if (p.role == role && words.head == head && !other.empty() && other != digits) {
          found_.superseded.emplace(role, words_of(*telling.read, p.tokens));
        }
      });
    }
  }

  static void for_each_party(
      const Telling& telling,
      const std::function<void(const EventWords::Party&, const Participant&)>& visit) {
    for (const std::uint32_t m : telling.local().mentions) {
      const auto& participants = telling.mention(m).participants;
      for (std::size_t k = 0; k < participants.size(); ++k) {
        visit(telling.read->event_words[m].parties[k], participants[k]);
      }
    }
  }

  static void add(std::vector<Group>& groups, const std::string& value, std::size_t telling) {
    auto group = std::find_if(groups.begin(), groups.end(),
                              [&value](const Group& g) { return g.value == value; });
    if (group == groups.end()) {
      groups.push_back({value, {}});
      group = groups.end() - 1;
    }
    if (group->tellings.empty() || group->tellings.back() != telling) {
      group->tellings.push_back(telling);
    }
  }

  /// The group that counts, and why.
  [[nodiscard]] std::pair<std::size_t, const char*> choose(const std::vector<Group>& groups) const {
    const auto last = std::max_element(
        groups.begin(), groups.end(),
        [](const Group& a, const Group& b) { return a.tellings.back() < b.tellings.back(); });
    const auto most =
        std::max_element(groups.begin(), groups.end(), [this](const Group& a, const Group& b) {
          return count_sources(a.tellings) < count_sources(b.tellings);
        });
    constexpr std::size_t outvoted_by = 2;
    const bool outvoted =
        count_sources(most->tellings) >= count_sources(last->tellings) + outvoted_by;
    return {static_cast<std::size_t>((outvoted ? most : last) - groups.begin()),
            outvoted ? "told by more sources" : "told last"};
  }

  void report(std::string_view field, const std::vector<Group>& groups, const std::string& counting,
              const char* because) {
    for (const bool first : {true, false}) {
      for (const Group& group : groups) {
        if ((group.value == counting) == first) {
          Version version{std::string(field), group.value, {}, first ? because : ""};
          for (const std::size_t i : group.tellings) {
            version.articles.push_back(tellings_[i].article);
          }
          found_.versions.push_back(std::move(version));
        }
      }
    }
  }

  const std::vector<Telling>& tellings_;
  std::vector<std::size_t> source_;
  FoundVersions found_;
};

}  // namespace

FoundVersions find_versions(const std::vector<Telling>& tellings,
                            const StoryThresholds& thresholds) {
  return Finder(tellings, thresholds).run();
}

}  // namespace fabula
