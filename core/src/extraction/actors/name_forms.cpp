#include "extraction/actors/name_forms.hpp"

#include <algorithm>
#include <set>

namespace fabula::actors {
namespace {

using Gender = ActorRules::Gender;

constexpr std::size_t most_forms = 60;  // of one word; more make it too common to tell

std::string without_dots(std::string_view word) {
  std::string result;
  std::copy_if(word.begin(), word.end(), std::back_inserter(result),
               [](char c) { return c != '.'; });
  return result;
}

/// Whether an acronym is made of the first letters of a name's words, small words left out or not.
bool is_initials(std::string_view acronym, const std::vector<std::string>& words) {
  const std::string letters = without_dots(acronym);
  std::string capitals;
  for (const std::string& word : words) {
    if (is_upper(word)) {
      capitals += word[0];
    }
  }
  return letters.size() >= 2 && letters == capitals;
}

/// "Bin Laden" begins a sentence, "bin Laden" does not.
bool equal_words(const std::string& x, const std::string& y) {
  return lower(x) == lower(y);
}

/// Where `part` stands in `whole`: 1 for its end, 2 for its beginning, 3 for within, 0 for nowhere.
int part_of(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  if (part.size() >= whole.size()) {
    return 0;
  }
  if (std::equal(part.rbegin(), part.rend(), whole.rbegin(), equal_words)) {
    return 1;
  }
  if (std::equal(part.begin(), part.end(), whole.begin(), equal_words)) {
    return 2;
  }
  const auto at = std::search(whole.begin(), whole.end(), part.begin(), part.end(), equal_words);
  return at != whole.end() ? 3 : 0;
}

/// "Ana Silva" is "Ana R. Silva Costa": the same given name, then words of the longer in its order.
bool leaves_out(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  if (part.size() < 2 || part.size() >= whole.size() || part.front() != whole.front()) {
    return false;
  }
  std::size_t matched = 0;
  for (const std::string& word : whole) {
    matched += matched < part.size() && word == part[matched] ? 1 : 0;
  }
  return matched == part.size();
}

bool may_be_person(const NameForm& form) {
  const int unsure = form.words.size() > 1 ? 3 : 1;
  return form.kind == ActorKind::person || (form.certainty <= unsure && form.known_as.empty());
}

bool may_be_organization(const NameForm& form) {
  return form.kind == ActorKind::organization || form.kind == ActorKind::other ||
         (form.kind != ActorKind::place && form.certainty <= 1 && form.known_as.empty());
}

bool genders_agree(Gender x, Gender y) {
  return x == Gender::none || y == Gender::none || x == y;
}

}  // namespace

std::vector<std::string> comparable_words(std::string_view name) {
  std::vector<std::string> words = split_words(without_accents(name));
  for (std::string& word : words) {
    const bool shouted = word.size() >= 4 && std::all_of(word.begin(), word.end(), [](char c) {
                           return c >= 'A' && c <= 'Z';
                         });
    if (shouted) {
      word = word[0] + lower(std::string_view(word).substr(1));
    }
  }
  return words;
}

int fit(const ActorRules& rules, const NameForm& s, const NameForm& whole) {
  if (!s.known_as.empty() && !whole.known_as.empty()) {
    return 0;
  }
  if (whole.kind == ActorKind::person) {
    if (!may_be_person(s) || !genders_agree(s.gender, whole.gender)) {
      return 0;
    }
    const int part = part_of(s.words, whole.words);
    return part == 0 && leaves_out(s.words, whole.words) ? 2 : part;
  }
  if (whole.kind != ActorKind::organization) {
    return 0;
  }
  const auto rest = whole.words.begin() +
                    static_cast<std::ptrdiff_t>(std::min(s.words.size(), whole.words.size()));
  const bool suffix = part_of(s.words, whole.words) == 2 &&
                      std::all_of(rest, whole.words.end(), [&](const std::string& word) {
                        return has(rules.company_suffixes, word);
                      });
  // A model's label for the bare name tells nothing against "Erba N.V.".
  if (suffix && s.certainty <= 1 && s.known_as.empty()) {
    return 1;
  }
  if (!may_be_organization(s)) {
    return 0;
  }
  if (s.words.size() == 1 && is_acronym(s.text) && is_initials(s.text, whole.words)) {
    return 1;
  }
  const int part = part_of(s.words, whole.words);
  const auto front = whole.words.end() - static_cast<std::ptrdiff_t>(s.words.size());
  if (part == 1) {
    // "the Senate" is the "Ruritanian Senate".
    std::string country;
    for (auto word = whole.words.begin(); word != front; ++word) {
      country += (country.empty() ? "" : " ") + *word;
    }
    return has(rules.country_names, country) || has(rules.demonyms, country) ? 1 : 0;
  }
  if (part != 2) {
    return 0;
  }
  if (suffix) {
    return 1;
  }
  // "Toshiba" is not "Toshiba America"; "University" and "New York" are no short forms.
  const bool elsewhere = std::any_of(rest, whole.words.end(), [&](const std::string& word) {
    return has(rules.country_names, word) || has(rules.demonyms, word) || !is_upper(word);
  });
  const std::string& last = s.words.back();
  const bool vague = has(rules.organization_name_words, last) || has(rules.country_names, s.text) ||
                     has(rules.demonyms, s.text) || has(rules.capitals, s.text) ||
                     !s.known_as.empty();
  return elsewhere || vague ? 0 : 2;
}

FormIndex::FormIndex(const std::vector<NameForm>& forms) {
  for (std::uint32_t i = 0; i < forms.size(); ++i) {
    if (forms[i].words.size() < 2) {
      continue;
    }
    std::string initials;
    for (const std::string& word : forms[i].words) {
      add(word, i);
      initials += is_upper(word) ? word.substr(0, 1) : "";
    }
    add(initials, i);
  }
}

std::vector<std::uint32_t> FormIndex::that_may_hold(const NameForm& shorter) const {
  std::set<std::uint32_t> found;
  for (const std::string& key : {shorter.words.front(), without_dots(shorter.text)}) {
    if (const auto at = forms_.find(lower(key)); at != forms_.end()) {
      found.insert(at->second.begin(), at->second.end());
    }
  }
  return {found.begin(), found.end()};
}

void FormIndex::add(const std::string& word, std::uint32_t form) {
  std::vector<std::uint32_t>& forms = forms_[lower(word)];
  if (forms.size() < most_forms) {
    forms.push_back(form);
  }
}

}  // namespace fabula::actors
