#include "fabula/config/load_actors.hpp"

#include <array>
#include <initializer_list>
#include <sstream>
#include <utility>

#include <fmt/format.h>

#include "yaml_reader.hpp"

namespace fabula::config {
namespace {

using Gender = ActorRules::Gender;

/// The words of a list, or of one text with blanks between them.
ActorRules::Words words(const YamlReader& reader, const Node& map, const char* key) {
  ActorRules::Words result;
  for (const std::string& entry : reader.texts(map, key)) {
    std::istringstream in(entry);
    for (std::string word; in >> word;) {
      result.insert(word);
    }
  }
  return result;
}

void add_genders(const YamlReader& reader, const Node& map, const char* key, Gender gender,
                 ActorRules::Table<Gender>& table) {
  for (const std::string& entry : words(reader, map, key)) {
    table.emplace(entry, gender);
  }
}

class CountryLoader {
 public:
  CountryLoader(const YamlReader& reader, ActorRules& rules) : reader_(reader), rules_(rules) {}

  void load() {
    if (!reader_.ok() || !reader_.allow_keys(reader_.root(), {"countries"})) {
      return;
    }
    for (const Node& node : reader_.root()["countries"]) {
      if (reader_.allow_keys(
              node, {"code", "name", "names", "demonyms", "capitals", "seats", "ambiguous"})) {
        add(node);
      }
    }
  }

 private:
  void add(const Node& node) {
    const auto index = static_cast<std::uint32_t>(rules_.countries.size());
    rules_.countries.push_back({reader_.text(node, "code"), reader_.text(node, "name"),
                                reader_.flag_or(node, "ambiguous", false)});
    if (rules_.countries.back().code.size() != 2) {
      reader_.problem(node, "'code' must be the two letters of ISO 3166-1");
    }
    put(rules_.country_names, rules_.countries.back().name, index, node);
    put_all(rules_.country_names, "names", index, node);
    put_all(rules_.demonyms, "demonyms", index, node);
    put_all(rules_.capitals, "capitals", index, node);
    put_all(rules_.seats, "seats", index, node);
  }

  void put_all(ActorRules::Table<std::uint32_t>& table, const char* key, std::uint32_t index,
               const Node& node) {
    for (const std::string& name : reader_.texts(node, key)) {
      put(table, name, index, node);
    }
  }

  void put(ActorRules::Table<std::uint32_t>& table, const std::string& name, std::uint32_t index,
           const Node& node) {
    const auto [at, added] = table.emplace(name, index);
    if (!added && at->second != index) {
      reader_.problem(
          node, fmt::format("'{}' already stands for {}", name, rules_.countries[at->second].name));
    }
  }

  const YamlReader& reader_;
  ActorRules& rules_;
};

void load_organizations(const YamlReader& reader, ActorRules& rules) {
  if (!reader.ok() || !reader.allow_keys(reader.root(), {"organizations"})) {
    return;
  }
  for (const Node& node : reader.root()["organizations"]) {
    if (!reader.allow_keys(node, {"name", "names", "kind", "country", "is"})) {
      continue;
    }
    ActorRules::Organization entry;
    entry.name = reader.text(node, "name");
    entry.country = reader.text_or(node, "country", "");
    entry.is = reader.texts(node, "is");
    if (node["kind"].is_defined()) {
      constexpr std::array kinds = {ActorKind::organization, ActorKind::government,
                                    ActorKind::group, ActorKind::place, ActorKind::person};
      if (const auto kind = reader.one_of(
              node["kind"], {"organization", "government", "group", "place", "person"})) {
        entry.kind = kinds[*kind];
      }
    }
    const auto index = static_cast<std::uint32_t>(rules.organizations.size());
    std::vector<std::string> names = reader.texts(node, "names");
    names.push_back(entry.name);
    for (const std::string& name : names) {
      const auto [at, added] = rules.organization_names.emplace(name, index);
      if (!added && at->second != index) {
        reader.problem(node, fmt::format("'{}' already stands for {}", name,
                                         rules.organizations[at->second].name));
      }
    }
    rules.organizations.push_back(std::move(entry));
  }
}

void load_pronouns(const YamlReader& reader, ActorRules& rules) {
  for (const Node& node : reader.root()["pronouns"]) {
    if (!reader.allow_keys(
            node, {"word", "gender", "plural", "possessive", "reflexive", "relative", "person"})) {
      continue;
    }
    ActorRules::Pronoun pronoun;
    if (node["gender"].is_defined()) {
      constexpr std::array genders = {Gender::masculine, Gender::feminine, Gender::neuter};
      if (const auto gender = reader.one_of(node["gender"], {"masculine", "feminine", "neuter"})) {
        pronoun.gender = genders[*gender];
      }
    }
    pronoun.plural = reader.flag_or(node, "plural", false);
    pronoun.possessive = reader.flag_or(node, "possessive", false);
    pronoun.reflexive = reader.flag_or(node, "reflexive", false);
    pronoun.relative = reader.flag_or(node, "relative", false);
    pronoun.person = reader.flag_or(node, "person", false);
    rules.pronouns.emplace(reader.text(node, "word"), pronoun);
  }
}

void load_titles(const YamlReader& reader, ActorRules& rules) {
  const Node titles = reader.root()["titles"];
  if (!titles.is_defined() || !reader.allow_keys(titles, {"masculine", "feminine", "any"})) {
    return;
  }
  const std::array<std::pair<const char*, Gender>, 3> kinds = {
      {{"masculine", Gender::masculine}, {"feminine", Gender::feminine}, {"any", Gender::none}}};
  for (const auto& [key, gender] : kinds) {
    for (const std::string& title : reader.texts(titles, key)) {
      rules.titles.emplace(title, gender);
    }
  }
}

void load_words(const YamlReader& reader, ActorRules& rules) {
  const Node& root = reader.root();
  const std::initializer_list<std::pair<const char*, ActorRules::Words*>> lists = {
      {"former", &rules.former},
      {"person_nouns", &rules.person_nouns},
      {"people_nouns", &rules.people_nouns},
      {"organization_nouns", &rules.organization_nouns},
      {"group_nouns", &rules.group_nouns},
      {"place_nouns", &rules.place_nouns},
      {"state_nouns", &rules.state_nouns},
      {"government_nouns", &rules.government_nouns},
      {"generic_organization_nouns", &rules.generic_organization_nouns},
      {"weak_nouns", &rules.weak_nouns},
      {"either_nouns", &rules.either_nouns},
      {"same_as_name_nouns", &rules.same_as_name_nouns},
      {"feature_nouns", &rules.feature_nouns},
      {"organization_name_words", &rules.organization_name_words},
      {"telling_name_words", &rules.telling_name_words},
      {"company_suffixes", &rules.company_suffixes},
      {"not_names", &rules.not_names},
      {"thing_name_words", &rules.thing_name_words},
      {"empty_nouns", &rules.empty_nouns},
      {"leader_nouns", &rules.leader_nouns},
      {"possessions", &rules.possessions},
      {"person_verbs", &rules.person_verbs},
      {"role_prepositions", &rules.role_prepositions},
      {"complement_prepositions", &rules.complement_prepositions},
      {"definite", &rules.definite},
      {"indefinite", &rules.indefinite},
      {"quantity_nouns", &rules.quantity_nouns},
      {"singular_counts", &rules.singular_counts},
      {"member_nouns", &rules.member_nouns},
      {"action_nouns", &rules.action_nouns},
      {"naming_verbs", &rules.naming_verbs},
      {"role_verbs", &rules.role_verbs},
      {"address_verbs", &rules.address_verbs},
      {"agent_verbs", &rules.agent_verbs},
      {"place_verbs", &rules.place_verbs},
      {"expletive_verbs", &rules.expletive_verbs},
      {"acting_prepositions", &rules.acting_prepositions},
  };
  for (const auto& [key, list] : lists) {
    *list = words(reader, root, key);
  }
  add_genders(reader, root, "masculine_nouns", Gender::masculine, rules.gendered_nouns);
  add_genders(reader, root, "feminine_nouns", Gender::feminine, rules.gendered_nouns);
}

}  // namespace

ActorRules load_actor_rules(const std::filesystem::path& config_dir, const std::string& language,
                            Diagnostics& problems) {
  ActorRules rules;
  const YamlReader countries(config_dir / "actors" / "countries.yaml", problems);
  CountryLoader(countries, rules).load();
  load_organizations(YamlReader(config_dir / "actors" / "organizations.yaml", problems), rules);

  const YamlReader places(config_dir / "actors" / "places.yaml", problems);
  if (places.ok() && places.allow_keys(places.root(), {"places"})) {
    for (const std::string& place : places.texts(places.root(), "places")) {
      rules.known_places.insert(place);
    }
  }

  const std::filesystem::path language_dir = config_dir / "lang" / language;
  const YamlReader reader(language_dir / "actors.yaml", problems);
  if (reader.ok() && reader.allow_keys(reader.root(), {"titles",
                                                       "state_nouns",
                                                       "possessive_ending",
                                                       "thing_name_words",
                                                       "empty_nouns",
                                                       "leader_nouns",
                                                       "possessions",
                                                       "person_verbs",
                                                       "role_prepositions",
                                                       "complement_prepositions",
                                                       "former",
                                                       "person_nouns",
                                                       "people_nouns",
                                                       "organization_nouns",
                                                       "group_nouns",
                                                       "place_nouns",
                                                       "government_nouns",
                                                       "generic_organization_nouns",
                                                       "weak_nouns",
                                                       "either_nouns",
                                                       "same_as_name_nouns",
                                                       "feature_nouns",
                                                       "organization_name_words",
                                                       "telling_name_words",
                                                       "company_suffixes",
                                                       "not_names",
                                                       "pronouns",
                                                       "definite",
                                                       "indefinite",
                                                       "quantity_nouns",
                                                       "member_nouns",
                                                       "singular_counts",
                                                       "action_nouns",
                                                       "naming_verbs",
                                                       "role_verbs",
                                                       "address_verbs",
                                                       "agent_verbs",
                                                       "place_verbs",
                                                       "expletive_verbs",
                                                       "acting_prepositions",
                                                       "masculine_nouns",
                                                       "feminine_nouns"})) {
    rules.possessive_ending = reader.text(reader.root(), "possessive_ending");
    load_titles(reader, rules);
    load_pronouns(reader, rules);
    load_words(reader, rules);
  }
  const YamlReader names(language_dir / "first_names.yaml", problems);
  if (names.ok() && names.allow_keys(names.root(), {"masculine", "feminine"})) {
    add_genders(names, names.root(), "masculine", Gender::masculine, rules.given_names);
    add_genders(names, names.root(), "feminine", Gender::feminine, rules.given_names);
  }
  return rules;
}

}  // namespace fabula::config
