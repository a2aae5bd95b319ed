#include "language/transition_moves.hpp"

#include <algorithm>
#include <charconv>
#include <tuple>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#define MSGPACK_NO_BOOST
#include <msgpack.hpp>

#include "fabula/error.hpp"

namespace fabula {
namespace {

struct Counted {
  std::int64_t count;
  TransitionMove move;
};

std::vector<TransitionMove> ordered(std::vector<Counted> moves) {
  std::stable_sort(moves.begin(), moves.end(), [](const Counted& a, const Counted& b) {
    const bool a_late = a.count < 0;
    const bool b_late = b.count < 0;
    if (a_late != b_late) {
      return b_late;
    }
    // Late ones are grouped by label; the stable sort keeps their kinds in order.
    return a_late ? std::tie(b.count, b.move.label) < std::tie(a.count, a.move.label)
                  : std::tie(a.move.kind, b.count, b.move.label) <
                        std::tie(b.move.kind, a.count, a.move.label);
  });
  std::vector<TransitionMove> result;
  for (Counted& counted : moves) {
    if (std::find(result.begin(), result.end(), counted.move) == result.end()) {
      result.push_back(std::move(counted.move));
    }
  }
  return result;
}

std::uint32_t kind_of(const std::string& key) {
  std::uint32_t kind = 0;
  const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), kind);
  if (error != std::errc() || end != key.data() + key.size()) {
    throw msgpack::type_error();
  }
  return kind;
}

}  // namespace

std::vector<TransitionMove> read_moves(std::span<const std::byte> bytes, std::string_view what) {
  try {
    const msgpack::object_handle handle =
        msgpack::unpack(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const auto parts = handle.get().as<std::map<std::string, msgpack::object>>();
    const auto found = parts.find("moves");
    if (found == parts.end()) {
      throw msgpack::type_error();
    }
    std::vector<Counted> moves;
    const auto json = nlohmann::json::parse(found->second.as<std::string>());
    for (const auto& [kind, labels] : json.items()) {
      for (const auto& [label, count] : labels.items()) {
        moves.push_back({count.get<std::int64_t>(), {kind_of(kind), label}});
      }
    }
    return ordered(std::move(moves));
  } catch (const msgpack::unpack_error&) {
    throw ModelError(fmt::format("{} is damaged: it is no msgpack", what));
  } catch (const msgpack::type_error&) {
    throw ModelError(fmt::format("{} is damaged: it holds no moves", what));
  } catch (const nlohmann::json::exception&) {
    throw ModelError(fmt::format("{} is damaged: its moves are no JSON", what));
  }
}

}  // namespace fabula
