#include "archive/mail_box.hpp"

#include <string_view>

namespace fabula::importers {
namespace {

/// Longer lines are cut: no mail has them but in attachments, where a line is 76 characters long.
constexpr std::size_t longest_line = 1U << 22U;

/// A line that the writer of the box put a ">" before, since it looked like a border.
bool is_quoted_border(std::string_view line) {
  const std::size_t marks = line.find_first_not_of('>');
  return marks != 0 && marks != std::string_view::npos && line.substr(marks).starts_with("From ");
}

/// A line between two mails: "From ann@courier.example Mon Mar  4 06:30:00 2019". A sentence can
/// begin with that word as well, so that the time and the year count.
bool is_border(std::string_view line) {
  constexpr std::string_view digits = "0123456789";
  if (!line.starts_with("From ")) {
    return false;
  }
  const std::size_t colon = line.find(':');
  const bool time = colon != std::string_view::npos && colon + 1 < line.size() &&
                    digits.find(line[colon - 1]) != std::string_view::npos &&
                    digits.find(line[colon + 1]) != std::string_view::npos;
  std::size_t run = 0;
  bool year = false;
  for (const char c : line) {
    run = digits.find(c) == std::string_view::npos ? 0 : run + 1;
    year = year || run == 4;
  }
  return time && year;
}

}  // namespace

bool MailBox::next(Mail& mail) {
  mail = {};
  mail.offset = at_border_ ? border_ : in_.offset();
  bool any = at_border_;
  at_border_ = false;
  bool after_blank = true;
  std::string line;
  for (std::uint64_t begin = in_.offset(); in_.line(line, longest_line); begin = in_.offset()) {
    in_.mark();
    const bool first = !started_;
    started_ = true;
    if (first ? line.starts_with("From ") : is_box_ && after_blank && is_border(line)) {
      is_box_ = true;
      if (!first) {
        at_border_ = true;
        border_ = begin;
        return true;
      }
      any = true;
      continue;
    }
    any = true;
    after_blank = line.empty();
    if (mail.bytes.size() + line.size() > max_bytes_) {
      mail.too_large = true;
    }
    if (!mail.too_large) {
      mail.bytes += is_box_ && is_quoted_border(line) ? line.substr(1) : line;
      mail.bytes += '\n';
    }
  }
  return any;
}

}  // namespace fabula::importers
