#include <array>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "fabula/text/character.hpp"
#include "fabula/text/utf8.hpp"
#include "formats.hpp"

namespace fabula::exporters {
namespace {

/// A field without what would end it. A word holds no white space, but odd input can.
std::string field(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    if (is_white_space(c.value)) {
      result += '_';
    } else {
      result.append(text, i, c.bytes);
    }
    i += c.bytes;
  }
  return result.empty() ? "_" : result;
}

/// A comment's value: one line.
std::string one_line(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    if (!is_white_space(c.value)) {
      result.append(text, i, c.bytes);
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
    i += c.bytes;
  }
  return result;
}

template <std::size_t Size, class Value>
void add_feature(std::string& features, const char* name,
                 const std::array<const char*, Size>& values, Value value) {
  const char* text = values.at(static_cast<std::size_t>(value));
  if (text != nullptr) {
    features += fmt::format("{}{}={}", features.empty() ? "" : "|", name, text);
  }
}

/// Universal features in alphabetical order, each table in the order of its enumeration.
std::string features_of(const Morph& morph) {
  constexpr const char* none = nullptr;
  static constexpr std::array aspect = {none, "Perf", "Prog"};
  static constexpr std::array degree = {none, "Pos", "Cmp", "Sup"};
  static constexpr std::array gender = {none, "Masc", "Fem", "Neut"};
  static constexpr std::array mood = {none, "Ind", "Imp"};
  static constexpr std::array number = {none, "Sing", "Plur"};
  static constexpr std::array person = {none, "1", "2", "3"};
  static constexpr std::array yes = {none, "Yes"};
  static constexpr std::array pron_type = {none, "Prs", "Rel", "Dem", "Int", "Art", "Ind"};
  static constexpr std::array tense = {none, "Past", "Pres", "Fut"};
  static constexpr std::array verb_form = {none, "Fin", "Inf", "Part", "Ger"};
  static constexpr std::array verb_type = {none, "Mod"};
  std::string features;
  add_feature(features, "Aspect", aspect, morph.aspect);
  add_feature(features, "Degree", degree, morph.degree);
  add_feature(features, "Gender", gender, morph.gender);
  add_feature(features, "Mood", mood, morph.mood);
  add_feature(features, "Number", number, morph.number);
  add_feature(features, "Person", person, morph.person <= 3 ? morph.person : 0);
  add_feature(features, "Poss", yes, morph.possessive);
  add_feature(features, "PronType", pron_type, morph.pron_type);
  add_feature(features, "Reflex", yes, morph.reflexive);
  add_feature(features, "Tense", tense, morph.tense);
  add_feature(features, "VerbForm", verb_form, morph.verb_form);
  add_feature(features, "VerbType", verb_type, morph.modal);
  return features.empty() ? "_" : features;
}

class SentenceWriter {
 public:
  SentenceWriter(const AnnotatedArticle& annotated, std::ostream& out)
      : article_(annotated.article),
        analysis_(annotated.analysis),
        code_points_(article_.text()),
        number_(analysis_.size(), 0),
        ner_(analysis_.size()),
        out_(out) {
    for (const Entity& entity : analysis_.entities) {
      for (TokenIndex i = entity.tokens.begin; i < entity.tokens.end; ++i) {
        ner_[i] = fmt::format("{}-{}", i == entity.tokens.begin ? 'B' : 'I',
                              analysis_.entity_name(entity));
      }
    }
  }

  /// Nothing for a sentence of white space.
  void write(TokenRange sentence) {
    words_.clear();
    for (TokenIndex i = sentence.begin; i < sentence.end; ++i) {
      if (analysis_.pos[i] != Pos::space) {
        words_.push_back(i);
        number_[i] = static_cast<std::uint32_t>(words_.size());
      }
    }
    if (words_.empty()) {
      return;
    }
    const Span span = analysis_.span_of({words_.front(), words_.back() + 1});
    ++sentences_;
    out_ << fmt::format("# sent_id = {}-{}\n# text = {}\n", one_line(article_.meta().id),
                        sentences_, one_line(article_.text(span)));
    const TokenIndex root = find_root();
    for (const TokenIndex i : words_) {
      write_word(i, root);
    }
    out_ << '\n';
  }

 private:
  /// The nearest word above `i`, where only white space is left out between; nothing at the top.
  [[nodiscard]] std::optional<TokenIndex> head_of(TokenIndex i) const {
    while (!analysis_.is_root(i)) {
      i = analysis_.head[i];
      if (analysis_.pos[i] != Pos::space) {
        return i;
      }
    }
    return std::nullopt;
  }
  [[nodiscard]] TokenIndex find_root() const {
    for (const TokenIndex i : words_) {
      if (!head_of(i)) {
        return i;
      }
    }
    return words_.front();
  }
  void write_word(TokenIndex i, TokenIndex root) {
    const Span span = analysis_.span[i];
    const std::uint32_t head = i == root ? 0 : number_[head_of(i).value_or(root)];
    const std::string_view dep = i == root || analysis_.is_root(i) ? "root" : analysis_.dep_name(i);
    const Span points = code_points_.of(article_.text(), span);
    std::string misc;
    if (!ner_[i].empty()) {
      misc = fmt::format("NER={}|", ner_[i]);
    }
    if (i + 1 < analysis_.size() && analysis_.span[i + 1].begin == span.end &&
        analysis_.pos[i + 1] != Pos::space) {
      misc += "SpaceAfter=No|";
    }
    fmt::format_to(std::ostreambuf_iterator<char>(out_),
                   "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t_\t{}TokenRange={}:{}\n", number_[i],
                   field(article_.text(span)), field(analysis_.lemma(i)),
                   field(to_string(analysis_.pos[i])), field(analysis_.tag_name(i)),
                   features_of(analysis_.morph[i]), head, field(dep), misc, points.begin,
                   points.end);
  }

  const Article& article_;
  const Analysis& analysis_;
  CodePoints code_points_;
  std::vector<std::uint32_t> number_;
  std::vector<std::string> ner_;
  std::vector<TokenIndex> words_;
  std::uint32_t sentences_ = 0;
  std::ostream& out_;
};

}  // namespace

void write_conllu(const AnnotatedArticle& annotated, const ExportOptions& /*options*/,
                  std::ostream& out) {
  out << "# newdoc id = " << one_line(annotated.article.meta().id) << '\n';
  SentenceWriter writer(annotated, out);
  for (const TokenRange sentence : annotated.analysis.sentences) {
    writer.write(sentence);
  }
}

}  // namespace fabula::exporters
