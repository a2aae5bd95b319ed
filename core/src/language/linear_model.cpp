#include "fabula/language/linear_model.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <cstring>
#include <utility>

#include "fabula/error.hpp"
#include "language/byte_reader.hpp"
#include "language/text_hash.hpp"

namespace fabula {
namespace {

static_assert(std::endian::native == std::endian::little, "the file's numbers are little-endian");

constexpr std::string_view magic = "fabula-linear-1\n";
constexpr unsigned index_bits = 12;

template <class Value>
void put(std::string& bytes, const std::vector<Value>& values) {
  const auto count = static_cast<std::uint32_t>(values.size());
  bytes.append(reinterpret_cast<const char*>(&count), sizeof(count));
  bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(Value));
}

void softmax(std::span<float> scores) {
  const float highest = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& score : scores) {
    score = std::exp(score - highest);
    sum += score;
  }
  for (float& score : scores) {
    score /= sum;
  }
}

}  // namespace

using text_hash::finish;
using text_hash::mix;
using text_hash::seed;

void Features::add(std::string_view name, std::string_view value) {
  hashes_.push_back(finish(mix(mix(mix(seed, name), "="), value)));
}

void Features::add(std::string_view name, std::string_view value, std::string_view other) {
  hashes_.push_back(finish(mix(mix(mix(mix(mix(seed, name), "="), value), "|"), other)));
}

void Features::clear() {
  hashes_.clear();
  numbers_.clear();
}

LinearModel::LinearModel(const Weights& weights)
    : classes_(weights.classes), of_numbers_(weights.of_numbers), bias_(weights.bias) {
  const std::size_t width = classes_.size();
  float largest = 0;
  for (const float weight : weights.of_features) {
    largest = std::max(largest, std::abs(weight));
  }
  scale_ = largest > 0 ? largest / 127 : 1;
  for (std::size_t i = 0; i < weights.features.size(); ++i) {
    const float* const row = weights.of_features.data() + i * width;
    std::vector<std::int8_t> rounded(width);
    std::transform(row, row + width, rounded.begin(), [&](float weight) {
      return static_cast<std::int8_t>(std::lround(weight / scale_));
    });
    if (std::any_of(rounded.begin(), rounded.end(), [](std::int8_t w) { return w != 0; })) {
      features_.push_back(weights.features[i]);
      of_features_.insert(of_features_.end(), rounded.begin(), rounded.end());
    }
  }
  index();
}

void LinearModel::index() {
  first_.assign((std::size_t{1} << index_bits) + 1, 0);
  for (const std::uint32_t feature : features_) {
    ++first_[(feature >> (32 - index_bits)) + 1];
  }
  for (std::size_t i = 1; i < first_.size(); ++i) {
    first_[i] += first_[i - 1];
  }
}

std::string LinearModel::to_bytes() const {
  std::string bytes(magic);
  std::string names;
  for (const std::string& name : classes_) {
    names += name + '\n';
  }
  put(bytes, std::vector<char>(names.begin(), names.end()));
  put(bytes, features_);
  put(bytes, of_features_);
  put(bytes, std::vector<float>{scale_});
  put(bytes, of_numbers_);
  put(bytes, bias_);
  return bytes;
}

LinearModel LinearModel::from_bytes(std::string_view bytes) {
  if (!bytes.starts_with(magic)) {
    throw Error("these are no weights of this version of fabula; train them again");
  }
  ByteReader reader(bytes.substr(magic.size()), "the weights");
  LinearModel model;
  model.classes_ = reader.names();
  model.features_ = reader.vector<std::uint32_t>();
  model.of_features_ = reader.vector<std::int8_t>();
  const auto scale = reader.vector<float>();
  model.of_numbers_ = reader.vector<float>();
  model.bias_ = reader.vector<float>();
  const std::size_t width = model.classes_.size();
  if (!reader.at_end() || width == 0 || scale.size() != 1 || model.bias_.size() != width ||
      model.of_features_.size() != model.features_.size() * width ||
      model.of_numbers_.size() % width != 0 ||
      !std::is_sorted(model.features_.begin(), model.features_.end())) {
    throw Error("the weights contradict themselves; train them again or restore the file");
  }
  model.scale_ = scale.front();
  model.index();
  return model;
}

const std::int8_t* LinearModel::row_of(std::uint32_t feature) const {
  const std::uint32_t bucket = feature >> (32 - index_bits);
  const auto begin = features_.begin() + first_[bucket];
  const auto end = features_.begin() + first_[bucket + 1];
  const auto found = std::lower_bound(begin, end, feature);
  return found == end || *found != feature
             ? nullptr
             : of_features_.data() +
                   static_cast<std::size_t>(found - features_.begin()) * classes_.size();
}

void LinearModel::predict(const Features& features, std::span<float> probabilities) const {
  const std::size_t width = classes_.size();
  assert(probabilities.size() == width);
  assert(features.numbers().size() * width == of_numbers_.size());
  std::fill(probabilities.begin(), probabilities.end(), 0.0F);
  for (const std::uint32_t feature : features.hashes()) {
    if (const std::int8_t* const row = row_of(feature)) {
      for (std::size_t c = 0; c < width; ++c) {
        probabilities[c] += static_cast<float>(row[c]);
      }
    }
  }
  for (std::size_t c = 0; c < width; ++c) {
    probabilities[c] = probabilities[c] * scale_ + bias_[c];
  }
  const float* row = of_numbers_.data();
  for (const float number : features.numbers()) {
    for (std::size_t c = 0; c < width; ++c) {
      probabilities[c] += number * row[c];
    }
    row += width;
  }
  softmax(probabilities);
}

}  // namespace fabula
