#include "fabula/extraction/events.hpp"

namespace fabula {
namespace {

bool ends_with(const std::string& word, const std::string& ending) {
  return word.size() >= ending.size() &&
         word.compare(word.size() - ending.size(), ending.size(), ending) == 0;
}

}  // namespace

std::string present_tense(const std::string& lemma, bool plural, const LabelWords& words) {
  if (const auto irregular = words.present.find(lemma); irregular != words.present.end()) {
    return plural ? irregular->second.second : irregular->second.first;
  }
  if (plural || lemma.empty()) {
    return lemma;
  }
  for (const auto& [ending, replacement] : words.endings) {
    if (ends_with(lemma, ending)) {
      return lemma.substr(0, lemma.size() - ending.size()) + replacement;
    }
  }
  return lemma + words.ending;
}

}  // namespace fabula
