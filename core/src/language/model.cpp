#include "fabula/language/model.hpp"

#include <string>
#include <utility>

#include "fabula/language/model_file.hpp"
#include "language/attribute_ruler.hpp"
#include "language/lemmatizer.hpp"
#include "language/lexeme.hpp"
#include "language/network.hpp"
#include "language/tokenizer.hpp"

namespace fabula {

struct Model::Parts {
  explicit Parts(ModelFile opened)
      : file(std::move(opened)),
        tokenizer(file),
        network(file),
        ruler(file, network.labels()),
        lemmatizer(file) {
    for (const std::string& name : network.labels().dep) {
      dep_of_label.push_back(parse_dep(name));
    }
  }

  ModelFile file;
  Tokenizer tokenizer;
  Network network;
  AttributeRuler ruler;
  Lemmatizer lemmatizer;
  std::vector<Dep> dep_of_label;
};

namespace {

/// One block of an article of the batch, as one document of the networks.
struct Document {
  std::size_t article;
  std::vector<RawToken> tokens;
  std::vector<std::uint32_t> lexemes;
};

void add_features(const Document& document, const Lexemes& lexemes, NetworkInput& input) {
  for (std::size_t i = 0; i < document.tokens.size(); ++i) {
    const Lexeme& lexeme = lexemes[document.lexemes[i]];
    const RawToken& token = document.tokens[i];
    input.tokens.push_back({token.norm != 0 ? token.norm : lexeme.norm, lexeme.prefix,
                            lexeme.suffix, lexeme.shape, token.space_after ? 1U : 0U,
                            lexeme.is_space ? 1U : 0U});
  }
  input.begin.push_back(static_cast<std::uint32_t>(input.tokens.size()));
}

/// What the networks say of one document: their output from token `begin`.
struct Reading {
  const NetworkOutput& output;
  std::uint32_t begin;
};

std::vector<RulerToken> ruler_tokens(std::string_view text, const Document& document,
                                     const Lexemes& lexemes, Reading reading) {
  std::vector<RulerToken> tokens(document.tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Span span = document.tokens[i].span;
    const Lexeme& lexeme = lexemes[document.lexemes[i]];
    tokens[i].form = text.substr(span.begin, span.size());
    tokens[i].lower = lexeme.lower;
    tokens[i].is_space = lexeme.is_space;
    tokens[i].tag = reading.output.tag[reading.begin + i];
    tokens[i].dep = reading.output.dep[reading.begin + i];
  }
  return tokens;
}

void add_sentences(std::uint32_t size, Reading reading, std::uint32_t offset, Analysis& analysis) {
  for (std::uint32_t i = 0; i < size; ++i) {
    if (i == 0 || reading.output.sentence_start[reading.begin + i] != 0) {
      analysis.sentences.push_back({offset + i, offset + i});
    }
    analysis.sentences.back().end = offset + i + 1;
  }
}

void add_entities(std::uint32_t size, Reading reading, std::uint32_t offset, Analysis& analysis) {
  using Iob = NetworkOutput::Iob;
  for (std::uint32_t i = 0; i < size; ++i) {
    const Iob iob = reading.output.entity_iob[reading.begin + i];
    if (iob == Iob::begin) {
      analysis.entities.push_back(
          {{offset + i, offset + i + 1}, reading.output.entity_label[reading.begin + i]});
    } else if (iob == Iob::inside) {
      analysis.entities.back().tokens.end = offset + i + 1;
    }
  }
}

}  // namespace

Model::Model(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Model::Model(Model&&) noexcept = default;
Model& Model::operator=(Model&&) noexcept = default;
Model::~Model() = default;

Model Model::open(const std::filesystem::path& path) {
  return Model(std::make_unique<Parts>(ModelFile::open(path)));
}

const LabelSet& Model::labels() const noexcept {
  return parts_->network.labels();
}
std::string_view Model::language() const noexcept {
  return parts_->file.text("meta/language");
}
std::string_view Model::name() const noexcept {
  return parts_->file.text("meta/name");
}
std::string_view Model::version() const noexcept {
  return parts_->file.text("meta/version");
}

Analysis Model::analyze(const Article& article) const {
  return std::move(analyze(std::span(&article, 1)).front());
}

std::vector<Analysis> Model::analyze(std::span<const Article> articles) const {
  Lexemes lexemes(parts_->file);
  std::vector<Document> documents;
  NetworkInput input;
  for (std::size_t a = 0; a < articles.size(); ++a) {
    const std::string_view text = articles[a].text();
    for (const Block& block : articles[a].blocks()) {
      Document document{a, parts_->tokenizer.tokenize(text, block.span), {}};
      for (const RawToken& token : document.tokens) {
        document.lexemes.push_back(
            lexemes.index_of(text.substr(token.span.begin, token.span.size())));
      }
      add_features(document, lexemes, input);
      documents.push_back(std::move(document));
    }
  }
  const NetworkOutput output = parts_->network.run(input);

  std::vector<Analysis> analyses(articles.size());
  for (Analysis& analysis : analyses) {
    analysis.labels = &labels();
  }
  for (std::size_t d = 0; d < documents.size(); ++d) {
    const Document& document = documents[d];
    const Reading reading{output, input.begin[d]};
    Analysis& analysis = analyses[document.article];
    const std::uint32_t offset = analysis.size();
    const auto size = static_cast<std::uint32_t>(document.tokens.size());
    auto tokens = ruler_tokens(articles[document.article].text(), document, lexemes, reading);
    parts_->ruler.apply(tokens);
    for (std::uint32_t i = 0; i < size; ++i) {
      const RulerToken& token = tokens[i];
      analysis.span.push_back(document.tokens[i].span);
      analysis.space_after.push_back(document.tokens[i].space_after ? 1 : 0);
      analysis.tag.push_back(token.tag);
      analysis.pos.push_back(token.pos);
      analysis.morph.push_back(token.morph);
      analysis.lemmas +=
          token.lemma ? std::string(*token.lemma)
                      : parts_->lemmatizer.lemma(token.form, token.lower, token.pos, token.morph);
      analysis.lemma_end.push_back(static_cast<std::uint32_t>(analysis.lemmas.size()));
      analysis.head.push_back(offset + output.head[reading.begin + i]);
      analysis.dep_label.push_back(token.dep);
      analysis.dep.push_back(
          token.dep < parts_->dep_of_label.size() ? parts_->dep_of_label[token.dep] : Dep::other);
    }
    add_sentences(size, reading, offset, analysis);
    add_entities(size, reading, offset, analysis);
  }
  return analyses;
}

}  // namespace fabula
