#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <string>

#include "archive/byte_reader.hpp"

namespace fabula::importers {

/// Cuts a mailbox (mbox, any of its kinds) into mails; a file that is one mail is that mail.
class MailBox {
 public:
  /// The stream must outlive it. Of a mail not more than `max_bytes` are held.
  MailBox(std::istream& in, std::size_t max_bytes) : in_(in), max_bytes_(max_bytes) {}

  struct Mail {
    std::string bytes;
    std::uint64_t offset = 0;
    bool too_large = false;  ///< the bytes are only its beginning
  };
  /// False at the end.
  bool next(Mail& mail);

 private:
  ByteReader in_;
  std::size_t max_bytes_;
  bool started_ = false;
  bool is_box_ = false;     // mails are parted by lines that begin with "From "
  bool at_border_ = false;  // that line was read
  std::uint64_t border_ = 0;
};

}  // namespace fabula::importers
