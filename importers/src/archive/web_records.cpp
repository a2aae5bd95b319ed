#include "archive/web_records.hpp"

#include <algorithm>
#include <string_view>

#include "archive/header_lines.hpp"

namespace fabula::importers {
namespace {

/// Of a line of a record's head; more is no address and no date.
constexpr std::size_t longest_line = 1U << 16U;
/// Lines of a record's head.
constexpr int most_lines = 1000;

std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> fields;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    fields.push_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return fields;
}

bool all_of(std::string_view text, std::string_view allowed) {
  return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
}

/// Where in an ARC head the date stands, behind the server's number; 0 where it is no such head.
/// An address may hold blanks.
std::size_t arc_date(const std::vector<std::string_view>& fields) {
  for (std::size_t i = 2; i + 2 < fields.size(); ++i) {
    const bool address = all_of(fields[i - 1], "0123456789.") ||
                         (all_of(fields[i - 1], "0123456789abcdefABCDEF:.") &&
                          fields[i - 1].find(':') != std::string_view::npos);
    if (address && fields[i].size() >= 8 && fields[i].size() <= 18 &&
        all_of(fields[i], "0123456789")) {
      return i;
    }
  }
  return 0;
}

bool holds_page(const std::string& type) {
  return type == "response" || type == "resource" || type == "conversion";
}

/// Some programs write an address in angle brackets, as the standard's grammar once had it, and
/// some leave blanks in it.
std::string plain_address(std::string url) {
  if (url.size() > 1 && url.front() == '<' && url.back() == '>') {
    url = url.substr(1, url.size() - 2);
  }
  for (std::size_t at = url.find(' '); at != std::string::npos; at = url.find(' ', at)) {
    url.replace(at, 1, "%20");
  }
  return url;
}

}  // namespace

void WebRecords::broken(std::uint64_t offset, std::string what) {
  problems_.push_back({offset, std::move(what)});
  lost_ = true;
}

bool WebRecords::is_head(const std::string& line) const {
  return line.starts_with("WARC/") || arc_date(fields_of(line)) != 0;
}

WebRecords::Head WebRecords::warc_head() {
  Head head;
  std::string line;
  for (int i = 0; i < most_lines && in_.line(line, longest_line) && !line.empty(); ++i) {
    const auto header = header_line(line);
    if (!header) {
      continue;  // the rest of the line before, or odd; neither is needed
    }
    if (header->name == "warc-type") {
      head.record.type = header->value;
    } else if (header->name == "warc-target-uri") {
      head.record.url = plain_address(header->value);
    } else if (header->name == "content-type") {
      head.record.content_type = header->value;
    } else if (header->name == "content-length") {
      head.length = whole_number(header->value);
    }
  }
  return head;
}

WebRecords::Head WebRecords::arc_head(const std::string& line) {
  const auto fields = fields_of(line);
  const std::size_t date = arc_date(fields);
  Head head;
  const auto before = static_cast<std::size_t>(fields[date - 1].data() - line.data());
  head.record.url = plain_address(line.substr(0, before - 1));
  head.record.content_type = fields[date + 1];
  head.record.type = head.record.url.starts_with("filedesc:") ? "warcinfo" : "response";
  head.length = whole_number(fields.back());
  return head;
}

std::optional<WebRecords::Head> WebRecords::head(const std::string& line) {
  if (!is_head(line)) {
    return std::nullopt;
  }
  return line.starts_with("WARC/") ? warc_head() : arc_head(line);
}

/// Whether what follows a block is the next record, or the end.
bool WebRecords::ended_well() {
  const std::uint64_t end = in_.offset();
  std::string line;
  while (in_.peek() == '\r' || in_.peek() == '\n') {
    in_.take(1, line);
  }
  const std::uint64_t begin = in_.offset();
  in_.take(longest_line, line);
  const bool well = line.empty() || is_head(line.substr(0, line.find_first_of("\r\n")));
  in_.rewind(well ? begin : end);
  return well;
}

/// A block that runs into the next record is read again from there; false where it does not. A
/// file in which record after record does so would be read again and again, so there is an end to
/// that.
bool WebRecords::find_head_in(const std::string& block, std::uint64_t begin) {
  constexpr std::uint64_t times = 8;
  constexpr std::uint64_t free_bytes = std::uint64_t{64} << 20U;
  if (read_again_ > begin * times + free_bytes) {
    return false;
  }
  for (std::size_t at = block.find('\n'); at != std::string::npos; at = block.find('\n', at + 1)) {
    const std::size_t end = std::min(block.find_first_of("\r\n", at + 1), block.size());
    if (end > at + 1 && is_head(block.substr(at + 1, std::min(end - at - 1, longest_line)))) {
      read_again_ += block.size();
      in_.rewind(begin + at + 1);
      return true;
    }
  }
  return false;
}

bool WebRecords::read_block(Head& head) {
  WebRecord& record = head.record;
  const std::uint64_t length = *head.length;
  const bool wanted = holds_page(record.type);
  const std::uint64_t begin = in_.offset();
  std::string block;
  record.too_large = length > max_bytes_;
  if (record.too_large) {
    const bool whole = in_.skip(length) == length;
    if (!whole) {
      broken(record.offset, "is cut off, and larger than an article can be; skipped");
    }
    return whole;
  }
  if (in_.take(length, block) < length) {
    const bool runs_on = find_head_in(block, begin);
    broken(record.offset, runs_on ? "says more bytes than it has; skipped"
                                  : "is cut off; what there is of it is read");
    if (runs_on) {
      return false;
    }
  } else if (!ended_well()) {
    broken(record.offset, "does not end where it says; skipped");
    find_head_in(block, begin);
    return false;
  }
  if (wanted) {
    record.block = std::move(block);
  }
  return true;
}

std::optional<WebRecord> WebRecords::next() {
  std::string line;
  in_.mark();
  for (std::uint64_t offset = in_.offset(); in_.line(line, longest_line); offset = in_.offset()) {
    in_.mark();
    if (line.empty()) {
      continue;
    }
    auto found = head(line);
    if (!found) {
      if (!lost_) {
        broken(offset, "is no record; skipped");
      }
      continue;
    }
    lost_ = false;
    found->record.offset = offset;
    if (!found->length) {
      broken(offset, "does not say its length; skipped");
    } else if (read_block(*found)) {
      return std::move(found->record);
    }
  }
  return std::nullopt;
}

}  // namespace fabula::importers
