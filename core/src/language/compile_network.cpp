#include "language/compile_network.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "fabula/error.hpp"
#include "language/arc_eager.hpp"
#include "language/dependency_tree.hpp"
#include "language/entity_moves.hpp"
#include "language/thinc_model.hpp"
#include "language/transition_moves.hpp"
#include "language/weights.hpp"

namespace fabula {
namespace {

using Node = ThincModel::Node;

[[noreturn]] void refuse(std::string_view part, std::string_view found, std::string_view expected) {
  throw ModelError(
      fmt::format("the pipeline's {} cannot be run: its architecture is '{}'; known is '{}'", part,
                  found, expected));
}

// As thinc puts it together from the names of the layers.
std::string encoder_name(std::size_t tables, std::size_t depth) {
  std::string embeds;
  for (std::size_t i = 0; i < tables; ++i) {
    embeds += i == 0 ? "ints-getitem>>hashembed" : "|ints-getitem>>hashembed";
  }
  std::string layers;
  for (std::size_t i = 0; i < depth; ++i) {
    layers += i == 0 ? "" : ">>";
    layers += "residual(expand_window>>maxout>>layernorm>>dropout)";
  }
  return fmt::format(
      "extract_features>>list2ragged>>with_array({})>>with_array(maxout>>layernorm>>dropout)>>"
      "ragged2list>>with_array({})",
      embeds, layers);
}

std::vector<float> pieces_first(const std::vector<float>& values, std::size_t groups,
                                std::size_t outputs, std::size_t pieces, std::size_t width) {
  std::vector<float> result;
  result.reserve(values.size());
  for (std::size_t g = 0; g < groups; ++g) {
    for (std::size_t p = 0; p < pieces; ++p) {
      for (std::size_t o = 0; o < outputs; ++o) {
        const auto from =
            values.begin() + static_cast<std::ptrdiff_t>(((g * outputs + o) * pieces + p) * width);
        result.insert(result.end(), from, from + static_cast<std::ptrdiff_t>(width));
      }
    }
  }
  return result;
}

// `places` are stretches of inputs that are to stand one after the other instead of side by side.
void write_layer(const std::string& name, const Node& maxout, const Node& norm, std::size_t places,
                 ModelWriter& writer) {
  const ThincModel::Parameter& weights = parameter(maxout, "W", 3);
  const std::size_t outputs = weights.shape[0];
  const std::size_t pieces = weights.shape[1];
  const std::size_t width = weights.shape[2] / places;
  const std::vector<float> whole =
      pieces_first(weights.values, 1, outputs, pieces, weights.shape[2]);
  std::vector<float> ordered;
  ordered.reserve(whole.size());
  for (std::size_t place = 0; place < places; ++place) {
    for (std::size_t row = 0; row < outputs * pieces; ++row) {
      const auto from =
          whole.begin() + static_cast<std::ptrdiff_t>(row * weights.shape[2] + place * width);
      ordered.insert(ordered.end(), from, from + static_cast<std::ptrdiff_t>(width));
    }
  }
  write_weights(name, ordered, width, writer);
  writer.add_floats(name + "/bias",
                    pieces_first(parameter(maxout, "b", 2).values, 1, outputs, pieces, 1));
  writer.add_floats(name + "/gain", parameter(norm, "G", 1).values);
  writer.add_floats(name + "/shift", parameter(norm, "b", 1).values);
}

std::int64_t number(const Node& node, const std::string& key) {
  const auto found = node.numbers.find(key);
  if (found == node.numbers.end()) {
    throw ModelError(fmt::format("the network's part '{}' has no '{}'", node.name, key));
  }
  return found->second;
}

// `found` is the name of the node that should be the encoder, `rest` what follows it there.
void write_encoder(const ThincModel& model, const std::string& name, std::string_view found,
                   std::string_view rest, ModelWriter& writer) {
  std::vector<const Node*> tables = model.named("hashembed");
  const std::vector<const Node*> maxouts = model.named("maxout");
  const std::vector<const Node*> norms = model.named("layernorm");
  const std::vector<const Node*> windows = model.named("expand_window");
  const std::vector<const Node*> features = model.named("extract_features");
  const std::string expected = encoder_name(tables.size(), windows.size()) + std::string(rest);
  if (found != expected || windows.empty() || maxouts.size() != windows.size() + 1 ||
      norms.size() != maxouts.size() || features.size() != 1) {
    refuse(name, found, expected);
  }
  for (const Node* window : windows) {
    if (number(*window, "window_size") != 1) {
      refuse(name, fmt::format("window_size = {}", number(*window, "window_size")),
             "window_size = 1");
    }
  }
  std::sort(tables.begin(), tables.end(), [](const Node* a, const Node* b) {
    return number(*a, "column") < number(*b, "column");
  });
  const auto columns = features[0]->names.find("columns");
  if (columns == features[0]->names.end() || columns->second.size() != tables.size()) {
    refuse(name, "features without names", "NORM, PREFIX, SUFFIX, SHAPE, SPACY, IS_SPACE");
  }
  writer.add_strings(name + "/attributes", columns->second);
  std::vector<std::uint32_t> seeds;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    seeds.push_back(static_cast<std::uint32_t>(number(*tables[i], "seed")));
    writer.add_floats(fmt::format("{}/table{}", name, i), parameter(*tables[i], "E", 2).values);
  }
  writer.add_words(name + "/seeds", seeds);
  const std::vector<std::uint32_t> depth = {static_cast<std::uint32_t>(windows.size())};
  writer.add_words(name + "/depth", depth);
  write_layer(name + "/mix", *maxouts[0], *norms[0], 1, writer);
  write_layer(name + "/first", *maxouts[1], *norms[1], 3, writer);
  for (std::size_t i = 1; i < windows.size(); ++i) {
    write_layer(fmt::format("{}/layer{}", name, i), *maxouts[i + 1], *norms[i + 1], 1, writer);
  }
}

nlohmann::json read_json(std::span<const std::byte> bytes, std::string_view what) {
  const auto* begin = reinterpret_cast<const char*>(bytes.data());
  nlohmann::json json = nlohmann::json::parse(begin, begin + bytes.size(), nullptr, false);
  if (!json.is_object()) {
    throw ModelError(fmt::format("{} is damaged: it is no JSON object", what));
  }
  return json;
}

void write_tagger(const NetworkSource& source, ModelWriter& writer) {
  const ThincModel model = read_thinc_model(source.tagger_model, "tagger/model");
  constexpr std::string_view expected = "tok2vec-listener>>with_array(softmax)";
  const std::vector<const Node*> outputs = model.named("softmax");
  if (model.nodes.empty() || model.nodes[0].name != expected || outputs.size() != 1) {
    refuse("tagger", model.nodes.empty() ? "" : model.nodes[0].name, expected);
  }
  std::vector<std::string> labels;
  const nlohmann::json cfg = read_json(source.tagger_cfg, "tagger/cfg");
  for (const nlohmann::json& label : cfg.value("labels", nlohmann::json::array())) {
    labels.push_back(label.is_string() ? label.get<std::string>() : label.dump());
  }
  writer.add_strings("tagger/labels", labels);
  const ThincModel::Parameter& weights = parameter(*outputs[0], "W", 2);
  write_weights("tagger", weights.values, weights.shape[1], writer);
  writer.add_floats("tagger/bias", parameter(*outputs[0], "b", 1).values);
}

const Node& referred(const ThincModel& model, const std::string& name, std::string_view part) {
  if (!model.nodes.empty()) {
    const auto found = model.nodes[0].references.find(name);
    if (found != model.nodes[0].references.end() && found->second < model.nodes.size()) {
      return model.nodes[found->second];
    }
  }
  refuse(part, model.nodes.empty() ? "" : model.nodes[0].name, "parser_model");
}

void write_scorer(const ThincModel& model, const std::string& name, ModelWriter& writer) {
  const Node& lower = referred(model, "lower", name);
  const Node& upper = referred(model, "upper", name);
  const std::vector<const Node*> linears = model.named("linear");
  if (model.nodes[0].name != "parser_model" || lower.name != "precomputable_affine" ||
      upper.name != "linear" || linears.size() != 2) {
    refuse(name, fmt::format("{} of {} and {}", model.nodes[0].name, lower.name, upper.name),
           "parser_model of precomputable_affine and linear");
  }
  const Node& reduce = *linears[linears[0] == &upper ? 1 : 0];
  write_weights(name + "/reduce", parameter(reduce, "W", 2).values,
                parameter(reduce, "W", 2).shape[1], writer);
  writer.add_floats(name + "/reduce/bias", parameter(reduce, "b", 1).values);
  const ThincModel::Parameter& parts = parameter(lower, "W", 4);
  const std::size_t places = parts.shape[0];
  const std::size_t outputs = parts.shape[1];
  const std::size_t pieces = parts.shape[2];
  write_weights(name + "/part", pieces_first(parts.values, places, outputs, pieces, parts.shape[3]),
                parts.shape[3], writer);
  writer.add_floats(name + "/part/bias",
                    pieces_first(parameter(lower, "b", 2).values, 1, outputs, pieces, 1));
  writer.add_floats(name + "/part/absent",
                    pieces_first(parameter(lower, "pad", 4).values, places, outputs, pieces, 1));
  write_weights(name + "/move", parameter(upper, "W", 2).values, parameter(upper, "W", 2).shape[1],
                writer);
  writer.add_floats(name + "/move/bias", parameter(upper, "b", 1).values);
}

void refuse_settings(std::span<const std::byte> cfg, std::string_view part) {
  const nlohmann::json settings = read_json(cfg, fmt::format("{}/cfg", part));
  if (settings.value("beam_width", 1) != 1) {
    refuse(part, "beam_width > 1", "beam_width = 1");
  }
  if (settings.value("learn_tokens", false)) {
    refuse(part, "learn_tokens = true", "learn_tokens = false");
  }
}

std::uint32_t index_of(std::vector<std::string>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end()) {
    return static_cast<std::uint32_t>(found - names.begin());
  }
  names.emplace_back(name);
  return static_cast<std::uint32_t>(names.size() - 1);
}

void write_parser_moves(const std::vector<TransitionMove>& moves, ModelWriter& writer) {
  constexpr std::string_view delimiter = "||";
  constexpr std::string_view root = "ROOT";
  std::vector<std::string> whole = {std::string(root)};  // the labels as the moves have them
  std::vector<std::uint32_t> pairs;
  for (const TransitionMove& move : moves) {
    pairs.push_back(move.kind);
    pairs.push_back(move.label.empty() ? 0 : index_of(whole, move.label));
  }
  std::vector<std::string> labels;
  std::vector<std::uint32_t> plain;
  for (const std::string& label : whole) {
    const std::size_t cut = label.find(delimiter);
    plain.push_back(index_of(labels, std::string_view(label).substr(0, cut)));
    plain.push_back(cut == std::string::npos
                        ? MoveLabel::plain
                        : index_of(labels, std::string_view(label).substr(cut + delimiter.size())));
  }
  writer.add_words("parser/moves", pairs);
  writer.add_words("parser/move labels", plain);
  writer.add_strings("parser/labels", labels);
  const std::vector<std::uint32_t> root_label = {0};
  writer.add_words("parser/root", root_label);
}

void write_entity_moves(const std::vector<TransitionMove>& moves, ModelWriter& writer) {
  std::vector<std::string> labels = {""};
  std::vector<std::uint32_t> pairs;
  for (const TransitionMove& move : moves) {
    pairs.push_back(move.kind);
    pairs.push_back(index_of(labels, move.label));
  }
  labels.erase(labels.begin());
  writer.add_words("ner/moves", pairs);
  writer.add_strings("ner/labels", labels);
}

}  // namespace

void compile_network(const NetworkSource& source, ModelWriter& writer) {
  const ThincModel tok2vec = read_thinc_model(source.tok2vec_model, "tok2vec/model");
  write_encoder(tok2vec, "tok2vec", tok2vec.nodes.empty() ? "" : tok2vec.nodes[0].name, "", writer);
  write_tagger(source, writer);

  const ThincModel parser = read_thinc_model(source.parser_model, "parser/model");
  constexpr std::string_view listener = "tok2vec-listener>>list2array>>linear";
  if (const Node& encoder = referred(parser, "tok2vec", "parser"); encoder.name != listener) {
    refuse("parser", encoder.name, listener);
  }
  refuse_settings(source.parser_cfg, "parser");
  write_scorer(parser, "parser", writer);
  write_parser_moves(read_moves(source.parser_moves, "parser/moves"), writer);

  const ThincModel ner = read_thinc_model(source.ner_model, "ner/model");
  write_encoder(ner, "ner/tok2vec", referred(ner, "tok2vec", "ner").name, ">>list2array>>linear",
                writer);
  refuse_settings(source.ner_cfg, "ner");
  write_scorer(ner, "ner", writer);
  write_entity_moves(read_moves(source.ner_moves, "ner/moves"), writer);
}

}  // namespace fabula
