# Writes a C++ file that holds the bytes of the page.
# usage: cmake -DINPUT=FILE -DOUTPUT=FILE -P EmbedPage.cmake
file(READ "${INPUT}" bytes HEX)
string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
file(WRITE "${OUTPUT}" "#include \"viewer_page.hpp\"

namespace fabula::exporters {
namespace {

constexpr unsigned char bytes[] = {${bytes}};

}  // namespace

std::string_view viewer_page() {
  return {reinterpret_cast<const char*>(bytes), sizeof bytes};
}

}  // namespace fabula::exporters
")
