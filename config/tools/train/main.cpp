// Learns the weights that stand in config/lang from annotated corpora, and says by cross-validation
// what they are worth.
//
// usage: fabula_train LESSON CORPORA [-o FILE]

#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "fabula/config/load.hpp"
#include "fabula/error.hpp"
#include "lesson.hpp"

namespace fabula::train {
namespace {

void write(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) {
    throw Error(path + ": cannot be written");
  }
  std::cout << path << ": " << bytes.size() << " bytes\n";
}

int run(const std::vector<std::string>& arguments) {
  const bool with_output = arguments.size() == 5 && arguments[3] == "-o";
  if (arguments.size() != 3 && !with_output) {
    std::cerr << "usage: fabula_train LESSON CORPORA [-o FILE]\nlessons:";
    for (const Lesson& lesson : lessons()) {
      std::cerr << ' ' << lesson.name;
    }
    std::cerr << '\n';
    return 2;
  }
  const auto data = std::filesystem::path(arguments[0]).parent_path() / ".." / "share" / "fabula";
  const Model model = Model::open(data / "en.model");
  const LanguagePack pack = config::load_language_pack(data, "en");
  for (const Lesson& lesson : lessons()) {
    if (lesson.name == arguments[1]) {
      const LinearModel learnt = lesson.teach({model, pack, arguments[2]});
      if (with_output) {
        write(arguments[4], learnt.to_bytes());
      }
      return 0;
    }
  }
  throw Error("there is no lesson '" + arguments[1] + "'");
}

}  // namespace
}  // namespace fabula::train

int main(int argc, char** argv) {
  try {
    return fabula::train::run({argv, argv + argc});
  } catch (const std::exception& error) {
    std::cerr << "fabula_train: " << error.what() << '\n';
    return 1;
  }
}
