#include "archive/http_answer.hpp"

#include <algorithm>
#include <array>
#include <brotli/decode.h>
#include <charconv>
#include <memory>
#include <system_error>
#include <utility>
#include <zlib.h>

#include "archive/header_lines.hpp"

namespace fabula::importers {
namespace {

std::string_view take_line(std::string_view& bytes) {
  const std::size_t end = std::min(bytes.find('\n'), bytes.size());
  std::string_view line = bytes.substr(0, end);
  bytes.remove_prefix(std::min(end + 1, bytes.size()));
  if (line.ends_with('\r')) {
    line.remove_suffix(1);
  }
  return line;
}

/// The body without its chunks; as far as they go where they break off, and nothing where the
/// first of them is none.
std::optional<std::string> without_chunks(std::string_view bytes) {
  std::string body;
  for (bool first = true; !bytes.empty(); first = false) {
    const std::string_view line = trimmed(take_line(bytes));
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    const bool is_size =
        error == std::errc() && (end == line.data() + line.size() || *end == ';' || *end == ' ');
    if (!is_size) {
      return first ? std::nullopt : std::optional(std::move(body));
    }
    if (size == 0) {
      break;
    }
    body += bytes.substr(0, size);
    bytes.remove_prefix(std::min(size, bytes.size()));
    take_line(bytes);
  }
  return body;
}

/// Collects what is unpacked until it is too much.
struct Unpacked {
  std::string bytes;
  std::size_t limit;
  Expansion& expansion;

  /// False where no more may come.
  bool add(const char* data, std::size_t size) {
    expansion.unpacked(size);
    if (expansion.exceeded() || bytes.size() + size > limit) {
      return false;
    }
    bytes.append(data, size);
    return true;
  }
};

constexpr std::size_t chunk_size = 1U << 15U;

/// Whether it was unpacked to its end. `window` is zlib's, which tells the frame.
bool inflate_all(std::string_view packed, int window, Unpacked& result) {
  z_stream stream{};
  if (inflateInit2(&stream, window) != Z_OK) {
    return false;
  }
  const std::unique_ptr<z_stream, decltype(&inflateEnd)> ended(&stream, &inflateEnd);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));  // zlib's interface
  stream.avail_in = static_cast<uInt>(packed.size());
  std::array<char, chunk_size> out{};
  for (int state = Z_OK; state == Z_OK;) {
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    state = inflate(&stream, Z_NO_FLUSH);
    if (!result.add(out.data(), out.size() - stream.avail_out)) {
      return false;
    }
    if (state == Z_STREAM_END) {
      return true;
    }
  }
  return false;
}

bool unpack_brotli(std::string_view packed, Unpacked& result) {
  const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> decoder(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
  const auto* in = reinterpret_cast<const std::uint8_t*>(packed.data());
  std::size_t left = packed.size();
  std::array<std::uint8_t, chunk_size> out{};
  for (auto state = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
       state == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;) {
    std::uint8_t* next = out.data();
    std::size_t room = out.size();
    state = BrotliDecoderDecompressStream(decoder.get(), &left, &in, &room, &next, nullptr);
    if (!result.add(reinterpret_cast<const char*>(out.data()), out.size() - room)) {
      return false;
    }
    if (state == BROTLI_DECODER_RESULT_SUCCESS) {
      return true;
    }
  }
  return false;
}

bool unpack(std::string_view packed, std::string_view coding, Unpacked& result) {
  constexpr int gzip_or_zlib = 15 + 32;
  constexpr int bare = -15;
  if (coding == "br") {
    return unpack_brotli(packed, result);
  }
  if (inflate_all(packed, gzip_or_zlib, result)) {
    return true;
  }
  // "deflate" comes without its frame from some servers.
  return coding == "deflate" && result.bytes.empty() && inflate_all(packed, bare, result);
}

struct HttpHead {
  HttpAnswer answer;
  std::string codings;  // in the order in which they were done
  bool chunked = false;
};

std::optional<HttpHead> read_head(std::string_view& bytes) {
  const std::string_view line = take_line(bytes);
  const std::size_t blank = line.find(' ');
  if (!line.starts_with("HTTP/") || blank == std::string_view::npos) {
    return std::nullopt;
  }
  HttpHead head;
  const std::string_view status = trimmed(line.substr(blank + 1)).substr(0, 3);
  std::from_chars(status.data(), status.data() + status.size(), head.answer.status);
  while (!bytes.empty()) {
    const std::string_view next = take_line(bytes);
    if (next.empty()) {
      break;
    }
    const auto header = header_line(next);
    if (!header) {
      continue;
    }
    if (header->name == "content-type") {
      head.answer.content_type = header->value;
    } else if (header->name == "content-encoding") {
      head.codings += head.codings.empty() ? "" : ",";
      head.codings += media_type(header->value);
    } else if (header->name == "transfer-encoding") {
      head.chunked = media_type(header->value).find("chunked") != std::string::npos;
    }
  }
  return head;
}

}  // namespace

std::optional<HttpAnswer> http_answer(std::string_view bytes, std::size_t max_bytes,
                                      Expansion& expansion) {
  auto head = read_head(bytes);
  if (!head) {
    return std::nullopt;
  }
  HttpAnswer answer = std::move(head->answer);
  std::optional<std::string> joined = head->chunked ? without_chunks(bytes) : std::nullopt;
  answer.body = joined ? std::move(*joined) : std::string(bytes);
  std::string_view codings = head->codings;
  while (!codings.empty()) {  // undone from the last to the first
    const std::size_t comma = codings.rfind(',');
    const std::string_view coding =
        trimmed(comma == std::string_view::npos ? codings : codings.substr(comma + 1));
    codings = codings.substr(0, comma == std::string_view::npos ? 0 : comma);
    if (coding.empty() || coding == "identity") {
      continue;
    }
    if (coding != "gzip" && coding != "x-gzip" && coding != "deflate" && coding != "br") {
      answer.unknown_coding = coding;
      break;
    }
    Unpacked unpacked{{}, max_bytes, expansion};
    const bool whole = unpack(answer.body, coding, unpacked);
    answer.incomplete = !whole && !unpacked.bytes.empty();
    if (!unpacked.bytes.empty()) {
      answer.body = std::move(unpacked.bytes);
    }
  }
  return answer;
}

}  // namespace fabula::importers
