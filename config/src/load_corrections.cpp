#include "fabula/config/load_corrections.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "fabula/text/nearest.hpp"
#include "fabula/time/edtf.hpp"
#include "yaml_reader.hpp"

namespace fabula::config {
namespace {

using Kind = Correction::Kind;

/// What is done, and which other key says more of it.
struct Form {
  const char* name;
  Kind kind;
  std::size_t least;  ///< ids
  std::size_t most;
  const char* argument;  ///< the key that must be there, or nothing
};
constexpr std::size_t any = 10'000;
constexpr std::array<Form, 9> forms = {{{"merge", Kind::merge, 2, any, nullptr},
                                        {"split", Kind::split, 1, 1, "off"},
                                        {"rename", Kind::rename, 1, 1, "to"},
                                        {"redate", Kind::redate, 1, 1, "to"},
                                        {"retype", Kind::retype, 1, 1, "to"},
                                        {"reject", Kind::reject, 1, any, nullptr},
                                        {"confirm", Kind::confirm, 1, any, nullptr},
                                        {"link", Kind::link, 2, 2, nullptr},
                                        {"unlink", Kind::unlink, 2, 2, nullptr}}};
constexpr std::array<const char*, 6> actor_kinds = {"person", "organization", "government",
                                                    "place",  "group",        "other"};

class Loader {
 public:
  Loader(const YamlReader& yaml, const std::vector<std::string>& types)
      : yaml_(yaml), types_(types) {}

  std::optional<Correction> read(const Node& node) {
    if (!yaml_.allow_keys(
            node, {"merge", "split", "rename", "redate", "retype", "reject", "confirm", "link",
                   "unlink", "off", "to", "relation", "comment", "time"})) {
      return std::nullopt;
    }
    const Form* const form = form_of(node);
    if (form == nullptr) {
      return std::nullopt;
    }
    Correction correction;
    correction.kind = form->kind;
    correction.ids = yaml_.texts(node, form->name);
    correction.off = yaml_.texts(node, "off");
    correction.to = yaml_.text_or(node, "to", "");
    correction.comment = yaml_.text_or(node, "comment", "");
    correction.time = yaml_.text_or(node, "time", "");
    const bool right = check_ids(node, *form, correction) && check_arguments(node, *form) &&
                       check_relation(node, correction) && check_value(node, correction);
    return right ? std::optional(std::move(correction)) : std::nullopt;
  }

 private:
  bool fail(const Node& node, std::string message) const {
    yaml_.problem(node, std::move(message));
    return false;
  }

  [[nodiscard]] const Form* form_of(const Node& node) const {
    const Form* found = nullptr;
    for (const Form& form : forms) {
      if (node[form.name].is_defined()) {
        if (found != nullptr) {
          fail(node, fmt::format("'{}' and '{}' are two corrections; write an entry for each",
                                 found->name, form.name));
          return nullptr;
        }
        found = &form;
      }
    }
    if (found == nullptr) {
      fail(node,
           "this entry says nothing to do: merge, split, rename, redate, retype, reject, "
           "confirm, link or unlink");
    }
    return found;
  }

  [[nodiscard]] bool check_ids(const Node& node, const Form& form,
                               const Correction& correction) const {
    const auto& ids = correction.ids;
    if (ids.size() < form.least || ids.size() > form.most) {
      return fail(node[form.name], form.most == any
                                       ? fmt::format("'{}' needs at least {} id{}", form.name,
                                                     form.least, form.least == 1 ? "" : "s")
                                       : fmt::format("'{}' needs {} id{}", form.name, form.most,
                                                     form.most == 1 ? "" : "s"));
    }
    const auto is = [](const char* prefix) {
      return [prefix](const std::string& id) { return id.starts_with(prefix); };
    };
    const bool events = std::all_of(ids.begin(), ids.end(), is("e-"));
    if (!events && !std::all_of(ids.begin(), ids.end(), is("a-"))) {
      return fail(node[form.name],
                  "these are no ids of events (e-...) and none of actors (a-...), or of both");
    }
    const bool of_events_only =
        form.kind == Kind::redate || form.kind == Kind::link || form.kind == Kind::unlink;
    return events || !of_events_only ||
           fail(node[form.name], fmt::format("'{}' is for events (e-...)", form.name));
  }

  /// The keys that say more are there where they mean something, and nowhere else.
  [[nodiscard]] bool check_arguments(const Node& node, const Form& form) const {
    for (const char* const key : {"off", "to"}) {
      const bool wanted = form.argument != nullptr && std::string_view(form.argument) == key;
      if (node[key].is_defined() != wanted) {
        return fail(node, wanted ? fmt::format("'{}' needs '{}'", form.name, key)
                                 : fmt::format("'{}' has no '{}'", form.name, key));
      }
    }
    const bool relates = form.kind == Kind::link || form.kind == Kind::unlink;
    return relates || !node["relation"].is_defined() ||
           fail(node["relation"], fmt::format("'{}' has no 'relation'", form.name));
  }

  [[nodiscard]] bool check_relation(const Node& node, Correction& correction) const {
    if (node["relation"].is_defined()) {
      const auto index = yaml_.one_of(
          node["relation"], {"causes", "prevents", "responds_to", "before", "overlaps", "part_of"});
      if (!index) {
        return false;
      }
      correction.relation = static_cast<RelationKind>(*index);
    } else if (correction.kind == Kind::link) {
      correction.relation = RelationKind::causes;
    }
    return true;
  }

  [[nodiscard]] bool check_value(const Node& node, const Correction& correction) const {
    const bool event = correction.ids.front().starts_with("e-");
    switch (correction.kind) {
      case Kind::redate:
        return correction.to == "unknown" || parse_edtf(correction.to) ||
               fail(node["to"], fmt::format("'{}' is no date; write it as 2014-05-26, 2014-05, "
                                            "2014, 2014-05/2014-07, ../2014-05-31 or unknown",
                                            correction.to));
      case Kind::retype:
        if (event) {
          return std::find(types_.begin(), types_.end(), correction.to) != types_.end() ||
                 fail(node["to"], fmt::format("'{}' is no type of the ontology", correction.to) +
                                      hint(types_, correction.to));
        }
        return std::find(actor_kinds.begin(), actor_kinds.end(), correction.to) !=
                   actor_kinds.end() ||
               fail(node["to"], fmt::format("'{}' is no kind of actor: person, organization, "
                                            "government, place, group or other",
                                            correction.to));
      case Kind::rename:
        return !correction.to.empty() || fail(node["to"], "a name cannot be empty");
      case Kind::split:
        return !correction.off.empty() || fail(node["off"], "'off' is empty");
      default:
        return true;
    }
  }

  static std::string hint(const std::vector<std::string>& words, const std::string& word) {
    const auto near = nearest(word, words);
    return near ? fmt::format(" (did you mean '{}'?)", *near) : std::string();
  }

  const YamlReader& yaml_;
  const std::vector<std::string>& types_;
};

}  // namespace

std::vector<Correction> load_corrections(const std::filesystem::path& file,
                                         const std::vector<std::string>& types,
                                         Diagnostics& problems) {
  const YamlReader yaml(file, problems);
  std::vector<Correction> corrections;
  if (!yaml.ok() || yaml.root().is_null()) {
    return corrections;
  }
  if (!yaml.root().is_sequence()) {
    yaml.problem(yaml.root(), "this is no list of corrections; begin each with '- '");
    return corrections;
  }
  Loader loader(yaml, types);
  for (const Node& node : yaml.root()) {
    if (auto correction = loader.read(node)) {
      corrections.push_back(std::move(*correction));
    }
  }
  return corrections;
}

}  // namespace fabula::config
