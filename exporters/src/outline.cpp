#include "outline.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "display.hpp"

namespace fabula::exporters {
namespace {

constexpr std::string_view blank = "   ";
constexpr std::string_view line = "│  ";
constexpr std::string_view branch = "├─ ";
constexpr std::string_view last_branch = "└─ ";
constexpr std::size_t step = 3;  // columns of each of these
constexpr const char* bold = "\x1b[1m";
constexpr const char* dim = "\x1b[2m";
constexpr const char* plain = "\x1b[0m";

class Drawing {
 public:
  Drawing(const std::vector<OutlineItem>& items, const ExportOptions& options, std::ostream& out)
      : items_(items), options_(options), out_(out) {}

  void run() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      draw(i);
    }
  }

 private:
  void draw(std::size_t i) {
    const OutlineItem& item = items_[i];
    const bool parent = i + 1 < items_.size() && items_[i + 1].depth > item.depth;
    const bool more = continues(i, item.depth);
    open_.resize(item.depth + 1, false);
    std::string above;
    for (unsigned d = 1; d < item.depth; ++d) {
      above += open_[d] ? line : blank;
    }
    std::string first = above;
    std::string rest = above;
    if (item.depth > 0) {
      first += more ? branch : last_branch;
      rest += more ? line : blank;
      open_[item.depth] = more;
    }
    const std::string below = rest + std::string(parent ? line : item.depth > 0 ? "" : blank);
    const std::size_t margin = step * (item.depth + 1);
    write(first, rest, item.head, item.depth == 0 ? bold : "", margin);
    for (const std::string& detail : item.details) {
      write(below, below, detail, "", margin);
    }
    if (!item.source.empty()) {
      write(below, below, item.source, dim, margin);
    }
  }

  /// Whether another item of this depth follows on the same branch.
  [[nodiscard]] bool continues(std::size_t i, unsigned depth) const {
    for (std::size_t k = i + 1; k < items_.size() && items_[k].depth >= depth; ++k) {
      if (items_[k].depth == depth) {
        return true;
      }
    }
    return false;
  }

  void write(const std::string& first, const std::string& rest, const std::string& text,
             const char* style, std::size_t margin) {
    constexpr std::size_t narrow = 24;
    const std::size_t width =
        std::max(narrow, options_.width > margin ? options_.width - margin : narrow);
    const bool coloured = options_.colour && *style != '\0';
    bool is_first = true;
    for (const std::string& part : wrap(display_line(text), width)) {
      out_ << (is_first ? first : rest) << (coloured ? style : "") << part
           << (coloured ? plain : "") << '\n';
      is_first = false;
    }
  }

  const std::vector<OutlineItem>& items_;
  const ExportOptions& options_;
  std::ostream& out_;
  std::vector<bool> open_;  ///< by depth: whether its branch goes on below
};

}  // namespace

void write_outline(const std::vector<OutlineItem>& items, const ExportOptions& options,
                   std::ostream& out) {
  Drawing(items, options, out).run();
}

}  // namespace fabula::exporters
