#include "archive/mail_message.hpp"

#include <gmime/gmime.h>
#include <memory>
#include <string_view>
#include <utility>

#include "archive/header_lines.hpp"
#include "decode_text.hpp"

namespace fabula::importers {
namespace {

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

std::string text_of(const char* text) {
  return text == nullptr ? std::string() : well_formed(text);
}

/// The value of a header, its encoded words decoded, as one line.
std::string header_of(GMimeObject* object, const char* name) {
  std::string value = text_of(g_mime_object_get_header(object, name));
  return std::string(trimmed(value));
}

std::string without_brackets(std::string value) {
  return value.size() > 1 && value.front() == '<' && value.back() == '>'
             ? value.substr(1, value.size() - 2)
             : value;
}

std::string type_of(GMimeObject* object) {
  GMimeContentType* const type = g_mime_object_get_content_type(object);
  const std::unique_ptr<char, decltype(&g_free)> text(g_mime_content_type_get_mime_type(type),
                                                      &g_free);
  return media_type(text_of(text.get()));
}

std::string bytes_of(GMimeStream* stream) {
  GByteArray* const array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
  return {reinterpret_cast<const char*>(array->data), array->len};
}

/// The content of a part without its transfer encoding.
std::string content_of(GMimePart* part) {
  GMimeDataWrapper* const content = g_mime_part_get_content(part);
  if (content == nullptr) {
    return {};
  }
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, stream.get());
  return bytes_of(stream.get());
}

MailMessage::Part part_of(GMimePart* part) {
  auto* const object = GMIME_OBJECT(part);
  MailMessage::Part result;
  result.type = type_of(object);
  result.name = text_of(g_mime_part_get_filename(part));
  result.charset = media_charset(
      "charset=" + text_of(g_mime_object_get_content_type_parameter(object, "charset")));
  result.bytes = content_of(part);
  result.address = header_of(object, "Content-Location");
  return result;
}

MailMessage::Part forwarded_in(GMimeMessagePart* part) {
  MailMessage::Part result;
  result.type = "message/rfc822";
  result.name = "forwarded mail";
  GMimeMessage* const message = g_mime_message_part_get_message(part);
  if (message != nullptr) {
    const Owned<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_object_write_to_stream(GMIME_OBJECT(message), nullptr, stream.get());
    result.bytes = bytes_of(stream.get());
  }
  return result;
}

bool is_attached(GMimeObject* object) {
  const std::string disposition = text_of(g_mime_object_get_disposition(object));
  return disposition == "attachment";
}

/// Takes a part as the mail's text, or among what comes with it. HTML goes before plain text, what
/// comes first before what comes later.
void take(GMimePart* part, MailMessage& mail) {
  MailMessage::Part found = part_of(part);
  const bool text = found.type == "text/html" || found.type == "text/plain";
  const bool attached = is_attached(GMIME_OBJECT(part)) || (text && !found.name.empty());
  if (text && !attached) {
    const bool better = !mail.body || (mail.body->type != "text/html" && found.type == "text/html");
    if (better) {
      mail.body = std::move(found);
    }
  } else {
    mail.attached.push_back(std::move(found));
  }
}

void walk(GMimeObject* root, std::size_t max_parts, MailMessage& mail) {
  std::vector<GMimeObject*> open = {root};
  for (std::size_t seen = 0; !open.empty() && seen < max_parts; ++seen) {
    GMimeObject* const object = open.back();
    open.pop_back();
    if (object == nullptr) {
      continue;
    }
    if (GMIME_IS_MULTIPART(object)) {
      auto* const parts = GMIME_MULTIPART(object);
      for (int i = g_mime_multipart_get_count(parts) - 1; i >= 0; --i) {
        open.push_back(g_mime_multipart_get_part(parts, i));
      }
    } else if (GMIME_IS_MESSAGE_PART(object)) {
      mail.attached.push_back(forwarded_in(GMIME_MESSAGE_PART(object)));
    } else if (GMIME_IS_PART(object)) {
      take(GMIME_PART(object), mail);
    }
  }
}

std::string sender(GMimeMessage* message) {
  InternetAddressList* const list = g_mime_message_get_from(message);
  if (list == nullptr || internet_address_list_length(list) == 0) {
    return {};
  }
  InternetAddress* const first = internet_address_list_get_address(list, 0);
  std::string name = text_of(internet_address_get_name(first));
  if (name.empty() && INTERNET_ADDRESS_IS_MAILBOX(first)) {
    name = text_of(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first)));
  }
  return name;
}

}  // namespace

std::optional<MailMessage> read_mail(const std::string& bytes, std::size_t max_parts) {
  static const bool initialized = (g_mime_init(), true);
  (void)initialized;
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!message) {
    return std::nullopt;
  }
  auto* const object = GMIME_OBJECT(message.get());
  MailMessage mail;
  mail.subject = text_of(g_mime_message_get_subject(message.get()));
  mail.from = sender(message.get());
  mail.date = header_of(object, "Date");
  mail.id = text_of(g_mime_message_get_message_id(message.get()));
  mail.url = without_brackets(header_of(object, "Archived-At"));
  const std::string saved = header_of(object, "Snapshot-Content-Location");
  GMimeObject* const root = g_mime_message_get_mime_part(message.get());
  walk(root, max_parts, mail);
  const bool related = root != nullptr && type_of(root) == "multipart/related";
  mail.is_saved_page = !saved.empty() ||
                       (related && header_of(object, "From").find("Saved by") != std::string::npos);
  if (mail.is_saved_page) {
    mail.url = saved.empty() && mail.body ? mail.body->address : saved;
  }
  return mail;
}

}  // namespace fabula::importers
