#include "language/lemmatizer.hpp"

#include <algorithm>

#include "fabula/text/character.hpp"
#include "fabula/text/utf8.hpp"
#include "language/string_hash.hpp"

namespace fabula {
namespace {

/// Whether the word is its own lemma by what the tagger says of it (spaCy's is_base_form).
bool is_base_form(Pos pos, const Morph& morph) {
  if (pos == Pos::noun && morph.number == Morph::Number::singular) {
    return true;
  }
  if (pos == Pos::verb && morph.verb_form == Morph::VerbForm::finite &&
      morph.tense == Morph::Tense::present && morph.number == Morph::Number::none) {
    return true;
  }
  return morph.verb_form == Morph::VerbForm::infinitive || morph.degree == Morph::Degree::positive;
}

bool all_alphabetic(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    if (!is_alphabetic(c.value)) {
      return false;
    }
    i += c.bytes;
  }
  return !text.empty();
}

bool contains(const std::vector<std::string>& forms, std::string_view form) {
  return std::find(forms.begin(), forms.end(), form) != forms.end();
}

}  // namespace

std::string_view Lemmatizer::SortedStrings::operator[](std::size_t i) const {
  const std::uint32_t begin = i == 0 ? 0 : ends[i - 1];
  return chars.substr(begin, ends[i] - begin);
}

std::size_t Lemmatizer::SortedStrings::find(std::string_view word) const {
  std::size_t low = 0;
  std::size_t high = size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if ((*this)[middle] < word) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < size() && (*this)[low] == word ? low : size();
}

Lemmatizer::SortedStrings Lemmatizer::strings_of(const ModelFile& file, const std::string& name) {
  const auto numbers = file.words(name);
  const std::size_t count = numbers.empty() ? 0 : numbers[0];
  return {numbers.subspan(1, count), file.text(name).substr((count + 1) * sizeof(std::uint32_t))};
}

Lemmatizer::Lemmatizer(const ModelFile& file) : lookup_(file.text("lemma/mode") == "lookup") {
  if (lookup_) {
    lookup_keys_ = file.longs("lemma/lookup_keys");
    lookup_lemmas_ = strings_of(file, "lemma/lookup_lemmas");
    return;
  }
  for (std::size_t pos = 1; pos < tables_.size(); ++pos) {
    const std::string name = "lemma/" + to_lower(to_string(static_cast<Pos>(pos)));
    if (file.has(name + "/index")) {
      Table& table = tables_[pos];
      table.present = true;
      table.index = strings_of(file, name + "/index");
      table.exceptions = strings_of(file, name + "/exceptions");
      table.exception_lemmas = strings_of(file, name + "/exception_lemmas");
      table.rules = file.strings(name + "/rules");
    }
  }
}

std::string Lemmatizer::lemma(std::string_view form, std::string_view lower, Pos pos,
                              const Morph& morph) const {
  if (lookup_) {
    const std::uint64_t id = string_hash(form);
    const auto found = std::lower_bound(lookup_keys_.begin(), lookup_keys_.end(), id);
    return found != lookup_keys_.end() && *found == id
               ? std::string(lookup_lemmas_[static_cast<std::size_t>(found - lookup_keys_.begin())])
               : std::string(form);
  }
  if (pos == Pos::none || pos == Pos::space || is_base_form(pos, morph)) {
    return std::string(lower);
  }
  const Table& table = tables_[static_cast<std::size_t>(pos)];
  if (!table.present) {
    return std::string(pos == Pos::propn ? form : lower);
  }
  return by_rule(table, form, lower);
}

std::string Lemmatizer::by_rule(const Table& table, std::string_view form,
                                std::string_view lower) const {
  // As spaCy's rule_lemmatize: known words first, exceptions before all, unknown words last. The
  // first is the lemma.
  std::vector<std::string> forms;
  std::vector<std::string> unknown;
  for (std::size_t i = 0; i + 1 < table.rules.size(); i += 2) {
    const std::string_view ending = table.rules[i];
    if (!lower.ends_with(ending)) {
      continue;
    }
    std::string candidate(lower.substr(0, lower.size() - ending.size()));
    candidate += table.rules[i + 1];
    if (candidate.empty()) {
      continue;
    }
    if (table.index.find(candidate) != table.index.size()) {
      forms.insert(forms.begin(), std::move(candidate));
    } else if (!all_alphabetic(candidate)) {
      forms.push_back(std::move(candidate));
    } else {
      unknown.push_back(std::move(candidate));
    }
  }
  if (const std::size_t at = table.exceptions.find(lower); at != table.exceptions.size()) {
    std::string_view lemmas = table.exception_lemmas[at];
    while (!lemmas.empty()) {
      const std::string_view first = lemmas.substr(0, lemmas.find('\n'));
      if (!contains(forms, first)) {
        forms.insert(forms.begin(), std::string(first));
      }
      lemmas.remove_prefix(std::min(lemmas.size(), first.size() + 1));
    }
  }
  if (!forms.empty()) {
    return forms.front();
  }
  return unknown.empty() ? std::string(form) : unknown.front();
}

}  // namespace fabula
