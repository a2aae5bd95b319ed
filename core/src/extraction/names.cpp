#include "fabula/extraction/names.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <utility>

namespace fabula {
namespace {

template <class Value, std::size_t size>
using Names = std::array<std::pair<Value, std::string_view>, size>;

constexpr Names<Status, 5> statuses = {{{Status::happened, "happened"},
                                        {Status::ongoing, "ongoing"},
                                        {Status::planned, "planned"},
                                        {Status::possible, "possible"},
                                        {Status::negated, "negated"}}};

constexpr Names<Role, 6> roles = {{{Role::agent, "agent"},
                                   {Role::patient, "patient"},
                                   {Role::recipient, "recipient"},
                                   {Role::place, "place"},
                                   {Role::instrument, "instrument"},
                                   {Role::other, "other"}}};

template <class Table, class Value>
std::string_view name_in(const Table& table, Value value) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [value](const auto& entry) { return entry.first == value; });
  assert(found != table.end());
  return found->second;
}

}  // namespace

std::string_view name_of(Status status) {
  return name_in(statuses, status);
}

std::string_view name_of(Role role) {
  return name_in(roles, role);
}

std::optional<Status> status_named(std::string_view name) {
  const auto found = std::find_if(statuses.begin(), statuses.end(),
                                  [name](const auto& entry) { return entry.second == name; });
  return found == statuses.end() ? std::nullopt : std::optional(found->first);
}

std::vector<std::string> status_names() {
  std::vector<std::string> names;
  for (const auto& [status, name] : statuses) {
    names.emplace_back(name);
  }
  return names;
}

}  // namespace fabula
