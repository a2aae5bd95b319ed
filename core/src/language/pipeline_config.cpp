#include "language/pipeline_config.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "fabula/error.hpp"

namespace fabula {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r";
  const std::size_t first = text.find_first_not_of(blank);
  return first == std::string_view::npos
             ? std::string_view()
             : text.substr(first, text.find_last_not_of(blank) - first + 1);
}

constexpr std::array<std::string_view, 6> known_factories = {
    "tok2vec", "tagger", "parser", "ner", "attribute_ruler", "lemmatizer"};

/// What each architecture below a component may be.
constexpr std::array<std::string_view, 12> known_architectures = {"spacy.HashEmbedCNN.v1",
                                                                  "spacy.HashEmbedCNN.v2",
                                                                  "spacy.Tok2Vec.v1",
                                                                  "spacy.Tok2Vec.v2",
                                                                  "spacy.MultiHashEmbed.v1",
                                                                  "spacy.MultiHashEmbed.v2",
                                                                  "spacy.MaxoutWindowEncoder.v1",
                                                                  "spacy.MaxoutWindowEncoder.v2",
                                                                  "spacy.Tagger.v1",
                                                                  "spacy.Tagger.v2",
                                                                  "spacy.TransitionBasedParser.v2",
                                                                  "spacy.Tok2VecListener.v1"};

void check_component(const PipelineConfig& config, const std::string& name,
                     std::vector<std::string>& problems) {
  const std::string section = "components." + name;
  const std::string factory = config.text(section, "factory");
  if (std::find(known_factories.begin(), known_factories.end(), factory) == known_factories.end()) {
    problems.push_back(fmt::format("component '{}' ({})", name, factory));
    return;
  }
  if (factory == "lemmatizer") {
    if (const std::string mode = config.text(section, "mode"); mode != "rule" && mode != "lookup") {
      problems.push_back(fmt::format("component '{}': lemmatizer of mode '{}'", name, mode));
    }
  }
  for (const auto& [part, values] : config.sections) {
    if (part != section && !part.starts_with(section + ".")) {
      continue;
    }
    const std::string architecture = config.text(part, "@architectures");
    if (!architecture.empty() && std::find(known_architectures.begin(), known_architectures.end(),
                                           architecture) == known_architectures.end()) {
      problems.push_back(fmt::format("component '{}': architecture '{}'", name, architecture));
    }
    if (config.text(part, "include_static_vectors") == "true" ||
        (values.contains("pretrained_vectors") &&
         config.text(part, "pretrained_vectors") == "true")) {
      problems.push_back(fmt::format("component '{}': word vectors", name));
    }
  }
}

}  // namespace

std::string PipelineConfig::text(const std::string& section, const std::string& key) const {
  const auto found = sections.find(section);
  if (found == sections.end()) {
    return {};
  }
  const auto value = found->second.find(key);
  if (value == found->second.end()) {
    return {};
  }
  std::string_view raw = value->second;
  if (raw.size() >= 2 && raw.front() == '"' && raw.back() == '"') {
    raw = raw.substr(1, raw.size() - 2);
  }
  return std::string(raw);
}

std::vector<std::string> PipelineConfig::list(const std::string& section,
                                              const std::string& key) const {
  const nlohmann::json values = nlohmann::json::parse(text(section, key), nullptr, false);
  std::vector<std::string> result;
  if (values.is_array()) {
    for (const auto& value : values) {
      if (value.is_string()) {
        result.push_back(value.get<std::string>());
      }
    }
  }
  return result;
}

PipelineConfig read_pipeline_config(std::string_view text) {
  PipelineConfig config;
  std::string section;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = trimmed(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (line.size() > 2 && line.front() == '[' && line.back() == ']') {
      section = std::string(line.substr(1, line.size() - 2));
    } else if (const std::size_t equals = line.find('='); equals != std::string_view::npos) {
      config.sections[section][std::string(trimmed(line.substr(0, equals)))] =
          std::string(trimmed(line.substr(equals + 1)));
    }
  }
  return config;
}

std::vector<std::string> enabled_components(const PipelineConfig& config) {
  const auto disabled = config.list("nlp", "disabled");
  std::vector<std::string> enabled;
  for (std::string& name : config.list("nlp", "pipeline")) {
    if (std::find(disabled.begin(), disabled.end(), name) == disabled.end()) {
      enabled.push_back(std::move(name));
    }
  }
  return enabled;
}

void check_pipeline(const PipelineConfig& config, const std::string& spacy_version) {
  std::vector<std::string> problems;
  if (!spacy_version.empty() && spacy_version.find("3.7") == std::string::npos &&
      spacy_version.find("3.8") == std::string::npos) {
    problems.push_back(fmt::format("spaCy {} (known are 3.7 and 3.8)", spacy_version));
  }
  const auto enabled = enabled_components(config);
  for (const std::string& name : enabled) {
    check_component(config, name, problems);
  }
  for (const char* const needed : {"tagger", "parser", "ner", "attribute_ruler", "lemmatizer"}) {
    if (std::none_of(enabled.begin(), enabled.end(), [&](const std::string& name) {
          return config.text("components." + name, "factory") == needed;
        })) {
      problems.push_back(fmt::format("no {} (fabula needs one)", needed));
    }
  }
  if (!problems.empty()) {
    throw ModelError(fmt::format("this pipeline cannot be run: {}", fmt::join(problems, "; ")));
  }
}

}  // namespace fabula
