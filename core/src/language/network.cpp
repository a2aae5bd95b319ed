#include "language/network.hpp"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>

#include <fmt/format.h>

#include "fabula/error.hpp"
#include "language/arc_eager.hpp"
#include "language/dependency_tree.hpp"
#include "language/entity_moves.hpp"
#include "language/matrix.hpp"
#include "language/move_scorer.hpp"
#include "language/product.hpp"
#include "language/token_encoder.hpp"

namespace fabula {
namespace {

// Documents are computed together up to about so many tokens: the more, the more of them are the
// same; and parsed together up to so many, as what the moves are scored by is to stay in the cache.
constexpr std::uint32_t group_tokens = 4096;
constexpr std::uint32_t parsed_tokens = 1024;

struct MoveTable {
  std::vector<std::uint8_t> kind;
  std::vector<std::uint16_t> label;

  MoveTable(const ModelFile& file, const std::string& name, std::size_t kinds, std::size_t moves) {
    const std::span<const std::uint32_t> pairs = file.words(name);
    for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
      kind.push_back(static_cast<std::uint8_t>(pairs[i]));
      label.push_back(static_cast<std::uint16_t>(pairs[i + 1]));
      if (pairs[i] >= kinds) {
        throw ModelError(fmt::format("'{}' in the model has an unknown move", name));
      }
    }
    if (kind.size() != moves) {
      throw ModelError(
          fmt::format("'{}' in the model has {} moves, its network {}", name, kind.size(), moves));
    }
  }
};

std::size_t best_of(const float* scores, std::size_t count) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < count; ++i) {
    best = scores[best] < scores[i] ? i : best;
  }
  return best;
}

// Distinct tokens of a group, and which of them each token is.
struct TokenTypes {
  std::vector<TokenFeatures> types;
  std::vector<std::uint32_t> type;
};

TokenTypes distinct(std::span<const TokenFeatures> tokens) {
  struct Hash {
    std::size_t operator()(const TokenFeatures& t) const {
      std::uint64_t h = t.norm;
      for (const std::uint64_t value : {t.prefix, t.suffix, t.shape, t.spacy, t.is_space}) {
        h = (h ^ (h >> 29)) * 0x9e3779b97f4a7c15ULL + value;
      }
      return static_cast<std::size_t>(h);
    }
  };
  struct Equal {
    bool operator()(const TokenFeatures& a, const TokenFeatures& b) const {
      return std::memcmp(&a, &b, sizeof a) == 0;
    }
  };
  TokenTypes result;
  std::unordered_map<TokenFeatures, std::uint32_t, Hash, Equal> seen;
  for (const TokenFeatures& token : tokens) {
    const auto [where, is_new] =
        seen.try_emplace(token, static_cast<std::uint32_t>(result.types.size()));
    if (is_new) {
      result.types.push_back(token);
    }
    result.type.push_back(where->second);
  }
  return result;
}

// The last document, exclusive, of those from `first` on that have about so many tokens.
std::uint32_t last_of_group(const NetworkInput& input, std::uint32_t first, std::uint32_t end,
                            std::uint32_t size) {
  std::uint32_t last = first + 1;
  while (last < end && input.begin[last + 1] - input.begin[first] <= size) {
    ++last;
  }
  return last;
}

// The documents of one group and the rows of their tokens.
struct Group {
  const NetworkInput& input;
  std::uint32_t first;
  std::uint32_t last;

  [[nodiscard]] std::uint32_t begin(std::uint32_t d) const { return input.begin[d]; }
  [[nodiscard]] std::uint32_t length(std::uint32_t d) const {
    return input.begin[d + 1] - input.begin[d];
  }
  // Where a document's rows begin among those of the group.
  [[nodiscard]] std::int32_t row(std::uint32_t d) const {
    return static_cast<std::int32_t>(input.begin[d] - input.begin[first]);
  }
  [[nodiscard]] std::uint32_t tokens() const { return input.begin[last] - input.begin[first]; }
};

// Steps all states of a group until none is left. `choose` applies a move to state number s.
template <class State, class Choose>
void run_states(const MoveScorer& scorer, std::vector<State>& states,
                std::span<const std::int32_t> rows, MoveScorer::Workspace& work,
                const Choose& choose) {
  std::vector<std::size_t> open;
  for (std::size_t s = 0; s < states.size(); ++s) {
    if (!states[s].is_final()) {
      open.push_back(s);
    }
  }
  std::vector<std::int32_t> context;
  while (!open.empty()) {
    context.clear();
    for (const std::size_t s : open) {
      for (const std::int32_t token : states[s].context()) {
        context.push_back(token < 0 ? token : token + rows[s]);
      }
    }
    scorer.score(context, work);
    for (std::size_t i = 0; i < open.size(); ++i) {
      choose(open[i], work.scores.row(i));
    }
    open.erase(std::remove_if(open.begin(), open.end(),
                              [&](std::size_t s) { return states[s].is_final(); }),
               open.end());
  }
}

}  // namespace

struct Network::Parts {
  explicit Parts(const ModelFile& file);

  void tag(const Group& group, const Matrix& tokens, NetworkOutput& out) const;
  void parse(const Group& group, InputRows tokens, MoveScorer::Workspace& work,
             NetworkOutput& out) const;
  void finish_tree(const Group& group, std::uint32_t d, const ArcEagerState& state,
                   NetworkOutput& out) const;
  void find_entities(const Group& group, InputRows tokens, MoveScorer::Workspace& work,
                     NetworkOutput& out) const;

  LabelSet labels;
  TokenEncoder shared;
  TokenEncoder entity_encoder;
  Weights tag_weights;
  std::span<const float> tag_bias;
  MoveScorer parser;
  MoveScorer entities;
  MoveTable parser_moves;
  MoveTable entity_moves;
  std::vector<MoveLabel> move_labels;  ///< what the labels of parser_moves stand for
  std::uint16_t root_label = 0;        ///< index into move_labels
};

namespace {

std::vector<std::string> read_labels(const ModelFile& file, const std::string& name) {
  const std::vector<std::string_view> names = file.strings(name);
  return {names.begin(), names.end()};
}

// Shift and reduce bring every parse to its end; an entity that was begun must be one that can be
// closed.
bool can_always_move(const MoveTable& parser, const MoveTable& entities) {
  const auto has = [](const MoveTable& table, std::uint8_t kind, std::uint16_t label) {
    for (std::size_t i = 0; i < table.kind.size(); ++i) {
      if (table.kind[i] == kind && table.label[i] == label) {
        return true;
      }
    }
    return false;
  };
  for (std::size_t i = 0; i < entities.kind.size(); ++i) {
    if (entities.kind[i] == EntityState::begin &&
        !has(entities, EntityState::last, entities.label[i])) {
      return false;
    }
  }
  return has(parser, ArcEagerState::shift, 0) && has(parser, ArcEagerState::reduce, 0) &&
         has(entities, EntityState::outside, 0);
}

}  // namespace

Network::Parts::Parts(const ModelFile& file)
    : labels{read_labels(file, "tagger/labels"), read_labels(file, "parser/labels"),
             read_labels(file, "ner/labels")},
      shared(file, "tok2vec"),
      entity_encoder(file, "ner/tok2vec"),
      tag_weights(read_weights(file, "tagger")),
      tag_bias(file.floats("tagger/bias")),
      parser(file, "parser"),
      entities(file, "ner"),
      parser_moves(file, "parser/moves", ArcEagerState::move_kinds, parser.moves()),
      entity_moves(file, "ner/moves", EntityState::move_kinds, entities.moves()) {
  if (tag_bias.size() != labels.tag.size() || tag_bias.empty() ||
      tag_weights.inputs != shared.width() || !tag_weights.fit(tag_bias.size()) ||
      parser.inputs() != shared.width() || parser.places() != ArcEagerState::places ||
      entities.inputs() != entity_encoder.width() || entities.places() != EntityState::places) {
    throw ModelError("the networks of the model do not fit each other");
  }
  const std::span<const std::uint32_t> pairs = file.words("parser/move labels");
  for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
    move_labels.push_back(
        {static_cast<std::uint16_t>(pairs[i]), static_cast<std::uint16_t>(pairs[i + 1])});
    if (move_labels.back().label >= labels.dep.size()) {
      throw ModelError("the parser's moves in the model have a label that is not there");
    }
  }
  const auto out_of = [](const std::vector<std::uint16_t>& used, std::size_t size) {
    return std::any_of(used.begin(), used.end(), [&](std::uint16_t l) { return l >= size; });
  };
  const std::span<const std::uint32_t> root = file.words("parser/root");
  if (root.size() != 1 || root[0] >= move_labels.size() ||
      out_of(parser_moves.label, move_labels.size()) ||
      out_of(entity_moves.label, labels.entity.size() + 1)) {
    throw ModelError("the moves in the model have a label that is not there");
  }
  root_label = static_cast<std::uint16_t>(root[0]);
  if (!can_always_move(parser_moves, entity_moves)) {
    throw ModelError("the moves in the model leave a state without a way on");
  }
}

void Network::Parts::tag(const Group& group, const Matrix& tokens, NetworkOutput& out) const {
  Matrix scores;
  multiply(tokens, tag_weights, scores);
  add_bias(scores, tag_bias);
  const std::uint32_t begin = group.begin(group.first);
  for (std::size_t i = 0; i < tokens.rows(); ++i) {
    out.tag[begin + i] = static_cast<std::uint16_t>(best_of(scores.row(i), tag_bias.size()));
  }
}

void Network::Parts::parse(const Group& group, InputRows tokens, MoveScorer::Workspace& work,
                           NetworkOutput& out) const {
  parser.prepare(tokens, work);
  std::vector<ArcEagerState> states;
  std::vector<std::int32_t> rows;
  for (std::uint32_t d = group.first; d < group.last; ++d) {
    states.emplace_back(static_cast<std::int32_t>(group.length(d)));
    rows.push_back(group.row(d));
  }
  run_states(parser, states, rows, work, [&](std::size_t s, const float* scores) {
    const auto valid = states[s].valid_moves();
    std::size_t best = parser_moves.kind.size();
    for (std::size_t m = 0; m < parser_moves.kind.size(); ++m) {
      if (valid[parser_moves.kind[m]] &&
          (best == parser_moves.kind.size() || scores[m] > scores[best])) {
        best = m;
      }
    }
    assert(best < parser_moves.kind.size());
    states[s].apply(static_cast<ArcEagerState::Move>(parser_moves.kind[best]),
                    parser_moves.label[best]);
  });
  for (std::uint32_t d = group.first; d < group.last; ++d) {
    finish_tree(group, d, states[d - group.first], out);
  }
}

void Network::Parts::finish_tree(const Group& group, std::uint32_t d, const ArcEagerState& state,
                                 NetworkOutput& out) const {
  const std::uint32_t begin = group.begin(d);
  DependencyTree tree;
  for (std::uint32_t i = 0; i < group.length(d); ++i) {
    const std::int32_t head = state.head(static_cast<std::int32_t>(i));
    const bool is_root = head == ArcEagerState::none;
    tree.head.push_back(is_root ? i : static_cast<std::uint32_t>(head));
    tree.label.push_back(is_root ? root_label : state.label(static_cast<std::int32_t>(i)));
    tree.is_space.push_back(group.input.tokens[begin + i].is_space != 0 ? 1 : 0);
  }
  reattach(tree, move_labels);
  std::copy(tree.head.begin(), tree.head.end(), out.head.begin() + begin);
  std::copy(tree.label.begin(), tree.label.end(), out.dep.begin() + begin);
  const std::vector<std::uint8_t> starts = sentence_starts(tree.head);
  std::copy(starts.begin(), starts.end(), out.sentence_start.begin() + begin);
}

void Network::Parts::find_entities(const Group& group, InputRows tokens,
                                   MoveScorer::Workspace& work, NetworkOutput& out) const {
  entities.prepare(tokens, work);
  std::vector<EntityState> states;
  std::vector<std::int32_t> rows;
  for (std::uint32_t d = group.first; d < group.last; ++d) {
    states.emplace_back(static_cast<std::int32_t>(group.length(d)));
    rows.push_back(group.row(d));
  }
  // A move's label is counted from 1, 0 is spaCy's `U-`, which only blocks tokens by hand.
  run_states(entities, states, rows, work, [&](std::size_t s, const float* scores) {
    EntityState& state = states[s];
    const std::uint32_t d = group.first + static_cast<std::uint32_t>(s);
    const std::uint32_t token = group.begin(d) + static_cast<std::uint32_t>(state.token());
    const bool next_starts = token + 1 < group.begin(d + 1) && out.sentence_start[token + 1] != 0;
    const auto valid = state.valid_moves(group.input.tokens[token].is_space != 0, next_starts);
    std::size_t best = entity_moves.kind.size();
    for (std::size_t m = 0; m < entity_moves.kind.size(); ++m) {
      const std::uint8_t kind = entity_moves.kind[m];
      const std::uint16_t label = entity_moves.label[m];
      const bool fits = kind == EntityState::outside ||
                        (label != 0 && (!state.is_open() || label == state.open_label()));
      if (valid[kind] && fits && (best == entity_moves.kind.size() || scores[m] > scores[best])) {
        best = m;
      }
    }
    assert(best < entity_moves.kind.size());
    state.apply(static_cast<EntityState::Move>(entity_moves.kind[best]), entity_moves.label[best]);
  });
  for (std::uint32_t d = group.first; d < group.last; ++d) {
    for (const EntityState::Found& found : states[d - group.first].found()) {
      for (std::int32_t i = found.begin; i < found.end; ++i) {
        const std::uint32_t token = group.begin(d) + static_cast<std::uint32_t>(i);
        out.entity_iob[token] =
            i == found.begin ? NetworkOutput::Iob::begin : NetworkOutput::Iob::inside;
        out.entity_label[token] = static_cast<std::uint16_t>(found.label - 1);
      }
    }
  }
}

Network::Network(const ModelFile& file) : parts_(std::make_unique<Parts>(file)) {}
Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;
Network::~Network() = default;

const LabelSet& Network::labels() const noexcept {
  return parts_->labels;
}

NetworkOutput Network::run(const NetworkInput& input) const {
  const std::size_t size = input.tokens.size();
  assert(input.begin.back() == size);
  NetworkOutput out;
  out.tag.resize(size);
  out.head.resize(size);
  out.dep.resize(size);
  out.sentence_start.resize(size);
  out.entity_iob.resize(size);
  out.entity_label.resize(size);
  TokenEncoder::Workspace encoding;
  MoveScorer::Workspace scoring;
  Matrix tokens;
  for (std::uint32_t first = 0, last = 0; first < input.documents(); first = last) {
    last = last_of_group(input, first, input.documents(), group_tokens);
    const Group group{input, first, last};
    const TokenTypes types =
        distinct(std::span(input.tokens).subspan(input.begin[first], group.tokens()));
    if (types.types.empty()) {
      continue;
    }
    // Calls `work` for smaller groups and the rows of their tokens.
    const auto for_each_part = [&](const auto& work) {
      for (std::uint32_t begin = first, end = 0; begin < last; begin = end) {
        end = last_of_group(input, begin, last, parsed_tokens);
        const Group part{input, begin, end};
        work(part, InputRows{tokens.row(input.begin[begin] - input.begin[first]), tokens.width(),
                             part.tokens()});
      }
    };
    parts_->shared.run(input, first, last, types.type, types.types, encoding, tokens);
    parts_->tag(group, tokens, out);
    for_each_part(
        [&](const Group& part, InputRows rows) { parts_->parse(part, rows, scoring, out); });
    parts_->entity_encoder.run(input, first, last, types.type, types.types, encoding, tokens);
    for_each_part([&](const Group& part, InputRows rows) {
      parts_->find_entities(part, rows, scoring, out);
    });
  }
  return out;
}

}  // namespace fabula
