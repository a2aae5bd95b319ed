#include "language/thinc_model.hpp"

#include <cstring>

#include <fmt/format.h>
#define MSGPACK_NO_BOOST
#include <msgpack.hpp>

#include "fabula/error.hpp"

namespace fabula {
namespace {

using msgpack::type::object_type;

std::string_view text_of(const msgpack::object& value) {
  if (value.type == object_type::STR) {
    return {value.via.str.ptr, value.via.str.size};
  }
  if (value.type == object_type::BIN) {
    return {value.via.bin.ptr, value.via.bin.size};
  }
  return {};
}

const msgpack::object* find(const msgpack::object& map, std::string_view key) {
  if (map.type == object_type::MAP) {
    for (const msgpack::object_kv& entry : map.via.map) {
      if (text_of(entry.key) == key) {
        return &entry.val;
      }
    }
  }
  return nullptr;
}

const msgpack::object_array& array_at(const msgpack::object& map, std::string_view key) {
  const msgpack::object* value = find(map, key);
  if (value == nullptr || value->type != object_type::ARRAY) {
    throw msgpack::type_error();
  }
  return value->via.array;
}

// msgpack-numpy: a map of type, shape and the bytes of the array.
ThincModel::Parameter read_array(const msgpack::object& value) {
  const msgpack::object* type = find(value, "type");
  const msgpack::object* data = find(value, "data");
  if (type == nullptr || data == nullptr || text_of(*type) != "<f4") {
    throw msgpack::type_error();
  }
  ThincModel::Parameter result;
  std::size_t size = 1;
  for (const msgpack::object& side : array_at(value, "shape")) {
    result.shape.push_back(side.as<std::size_t>());
    size *= result.shape.back();
  }
  const std::string_view bytes = text_of(*data);
  if (bytes.size() != size * sizeof(float)) {
    throw msgpack::type_error();
  }
  result.values.resize(size);
  if (size != 0) {
    std::memcpy(result.values.data(), bytes.data(), bytes.size());
  }
  return result;
}

// Every attribute is msgpack again. Those that are neither numbers nor lists of strings belong to
// training.
void read_attribute(const std::string& key, std::string_view bytes, ThincModel::Node& node) {
  const msgpack::object_handle handle = msgpack::unpack(bytes.data(), bytes.size());
  const msgpack::object& value = handle.get();
  if (value.type == object_type::POSITIVE_INTEGER || value.type == object_type::NEGATIVE_INTEGER) {
    node.numbers[key] = value.as<std::int64_t>();
  } else if (value.type == object_type::BOOLEAN) {
    node.numbers[key] = value.via.boolean ? 1 : 0;
  } else if (value.type == object_type::ARRAY) {
    for (const msgpack::object& item : value.via.array) {
      node.names[key].emplace_back(text_of(item));
    }
  }
}

ThincModel read(const msgpack::object& root) {
  ThincModel model;
  const msgpack::object_array& nodes = array_at(root, "nodes");
  const msgpack::object_array& attributes = array_at(root, "attrs");
  const msgpack::object_array& parameters = array_at(root, "params");
  if (attributes.size != nodes.size || parameters.size != nodes.size) {
    throw msgpack::type_error();
  }
  for (std::uint32_t i = 0; i < nodes.size; ++i) {
    ThincModel::Node node;
    if (const msgpack::object* name = find(nodes.ptr[i], "name")) {
      node.name = text_of(*name);
    }
    if (const msgpack::object* refs = find(nodes.ptr[i], "refs");
        refs != nullptr && refs->type == object_type::MAP) {
      for (const msgpack::object_kv& entry : refs->via.map) {
        if (entry.val.type == object_type::POSITIVE_INTEGER) {
          node.references[std::string(text_of(entry.key))] = entry.val.as<std::size_t>();
        }
      }
    }
    if (attributes.ptr[i].type == object_type::MAP) {
      for (const msgpack::object_kv& entry : attributes.ptr[i].via.map) {
        read_attribute(std::string(text_of(entry.key)), text_of(entry.val), node);
      }
    }
    if (parameters.ptr[i].type == object_type::MAP) {
      for (const msgpack::object_kv& entry : parameters.ptr[i].via.map) {
        if (entry.val.type == object_type::MAP) {
          node.parameters[std::string(text_of(entry.key))] = read_array(entry.val);
        }
      }
    }
    model.nodes.push_back(std::move(node));
  }
  return model;
}

}  // namespace

std::vector<const ThincModel::Node*> ThincModel::named(std::string_view name) const {
  std::vector<const Node*> result;
  for (const Node& node : nodes) {
    if (node.name == name) {
      result.push_back(&node);
    }
  }
  return result;
}

ThincModel read_thinc_model(std::span<const std::byte> bytes, std::string_view what) {
  try {
    const msgpack::object_handle handle =
        msgpack::unpack(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    return read(handle.get());
  } catch (const msgpack::unpack_error&) {
    throw ModelError(fmt::format("{} is damaged: it is no msgpack", what));
  } catch (const msgpack::type_error&) {
    throw ModelError(fmt::format("{} is damaged: it holds no thinc model", what));
  }
}

const ThincModel::Parameter& parameter(const ThincModel::Node& node, const std::string& name,
                                       std::size_t dimensions) {
  const auto found = node.parameters.find(name);
  if (found == node.parameters.end() || found->second.shape.size() != dimensions) {
    throw ModelError(fmt::format("the network's part '{}' has no '{}' of {} dimensions", node.name,
                                 name, dimensions));
  }
  return found->second;
}

}  // namespace fabula
