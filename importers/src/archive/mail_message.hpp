#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace fabula::importers {

/// A mail as it was meant to be seen.
struct MailMessage {
  /// Something that comes with it: a file, a forwarded mail.
  struct Part {
    std::string name;
    std::string type;     ///< "message/rfc822", "text/html"
    std::string charset;  ///< empty where it says none
    std::string bytes;    ///< decoded
    std::string address;  ///< Content-Location
  };

  std::string subject;
  std::string from;            ///< the sender's name, else the address
  std::string date;            ///< as it stands there
  std::string id;              ///< Message-ID without its brackets
  std::string url;             ///< where the mail, or the page saved as one, lies on the web
  std::optional<Part> body;    ///< the text: HTML where there is any, else plain
  bool is_saved_page = false;  ///< a page that a browser saved (MHTML)
  std::vector<Part> attached;
};

/// Reads a mail (RFC 5322, MIME); nothing where there is no header. Never more than `max_parts`.
std::optional<MailMessage> read_mail(const std::string& bytes, std::size_t max_parts);

}  // namespace fabula::importers
