#pragma once

#define MSGPACK_NO_BOOST
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include <msgpack.hpp>

/// Access to msgpack values as Python's libraries write them: a string may be text or bytes.
namespace fabula::msgpack_value {

inline std::string_view text(const msgpack::object& value) {
  if (value.type == msgpack::type::STR) {
    return {value.via.str.ptr, value.via.str.size};
  }
  if (value.type == msgpack::type::BIN) {
    return {value.via.bin.ptr, value.via.bin.size};
  }
  return {};
}

inline const msgpack::object* find(const msgpack::object& map, std::string_view key) {
  if (map.type == msgpack::type::MAP) {
    for (const msgpack::object_kv& entry : map.via.map) {
      if (text(entry.key) == key) {
        return &entry.val;
      }
    }
  }
  return nullptr;
}

inline std::span<const msgpack::object_kv> entries(const msgpack::object& value) {
  return value.type == msgpack::type::MAP
             ? std::span<const msgpack::object_kv>(value.via.map.ptr, value.via.map.size)
             : std::span<const msgpack::object_kv>();
}

inline std::span<const msgpack::object> items(const msgpack::object& value) {
  return value.type == msgpack::type::ARRAY
             ? std::span<const msgpack::object>(value.via.array.ptr, value.via.array.size)
             : std::span<const msgpack::object>();
}

/// 0 where the value is no whole number.
inline std::uint64_t number(const msgpack::object& value) {
  if (value.type == msgpack::type::POSITIVE_INTEGER) {
    return value.via.u64;
  }
  return value.type == msgpack::type::NEGATIVE_INTEGER ? static_cast<std::uint64_t>(value.via.i64)
                                                       : 0;
}

}  // namespace fabula::msgpack_value
