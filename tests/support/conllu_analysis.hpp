#pragma once

#include <charconv>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "fabula/language/analysis.hpp"
#include "fabula/text/utf8.hpp"

namespace fabula::test {

/// An analysis and the labels that it refers to.
struct ConlluAnalysis {
  std::unique_ptr<LabelSet> labels = std::make_unique<LabelSet>();
  Analysis analysis;
};

inline std::uint16_t label_index(std::vector<std::string>& names, std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) {
      return static_cast<std::uint16_t>(i);
    }
  }
  names.emplace_back(name);
  return static_cast<std::uint16_t>(names.size() - 1);
}

/// Reads CoNLL-U with TokenRange=begin:end (code points) and NER=B-X|I-X in MISC, so that what
/// comes after the analysis can be tested without a model. REQUIRES: it belongs to `text`.
inline ConlluAnalysis read_conllu(std::string_view conllu, std::string_view text) {
  std::vector<std::uint32_t> byte_of;
  for (std::uint32_t i = 0; i < text.size(); i += code_point_at(text, i).bytes) {
    byte_of.push_back(i);
  }
  byte_of.push_back(static_cast<std::uint32_t>(text.size()));

  ConlluAnalysis result;
  Analysis& a = result.analysis;
  LabelSet& labels = *result.labels;
  a.labels = &labels;
  std::uint32_t sentence = 0;
  const auto close = [&] {
    if (a.size() > sentence) {
      a.sentences.push_back({sentence, a.size()});
      sentence = a.size();
    }
  };
  std::istringstream lines{std::string(conllu)};
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) {
      close();
      continue;
    }
    if (line[0] == '#') {
      continue;
    }
    std::vector<std::string> f;
    std::istringstream fields(line);
    for (std::string field; std::getline(fields, field, '\t');) {
      f.push_back(field);
    }
    const std::uint32_t i = a.size();
    const std::string misc = "|" + f.at(9) + "|";
    const auto value = [&misc](std::string_view key) {
      const std::size_t at = misc.find(std::string("|") + std::string(key) + "=");
      if (at == std::string::npos) {
        return std::string();
      }
      const std::size_t begin = at + key.size() + 2;
      return misc.substr(begin, misc.find('|', begin) - begin);
    };
    const std::string range = value("TokenRange");
    const std::size_t colon = range.find(':');
    const auto number = [](std::string_view digits) {
      std::uint32_t n = 0;
      std::from_chars(digits.data(), digits.data() + digits.size(), n);
      return n;
    };
    a.span.push_back(
        {byte_of.at(number(range.substr(0, colon))), byte_of.at(number(range.substr(colon + 1)))});
    a.space_after.push_back(value("SpaceAfter") == "No" ? 0 : 1);
    a.lemmas += f.at(2);
    a.lemma_end.push_back(static_cast<std::uint32_t>(a.lemmas.size()));
    a.pos.push_back(parse_pos(f.at(3)));
    a.tag.push_back(label_index(labels.tag, f.at(4)));
    a.morph.push_back(parse_morph(f.at(5)));
    const std::uint32_t head = number(f.at(6));
    a.head.push_back(head == 0 ? i : sentence + head - 1);
    a.dep_label.push_back(label_index(labels.dep, f.at(7)));
    a.dep.push_back(parse_dep(f.at(7)));
    if (const std::string ner = value("NER"); !ner.empty()) {
      if (ner[0] == 'B' || a.entities.empty() || a.entities.back().tokens.end != i) {
        a.entities.push_back({{i, i + 1}, label_index(labels.entity, ner.substr(2))});
      } else {
        ++a.entities.back().tokens.end;
      }
    }
  }
  close();
  return result;
}

}  // namespace fabula::test
