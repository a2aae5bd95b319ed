#include "story_api.hpp"

#include <algorithm>
#include <cstdint>
#include <new>
#include <string_view>

#include <fmt/format.h>

#include "fabula/error.hpp"
#include "fabula/graph/named.hpp"
#include "host_names.hpp"
#include "problem.hpp"
#include "routes.hpp"

namespace fabula::cli {
namespace {

/// What is wrong and, behind a semicolon, what to do.
Problem problem_of(int status, const char* code, const std::string& said, const char* remedy,
                   const std::string& path) {
  const std::size_t end = said.find("; ");
  return {
      status, code, said.substr(0, end), end == std::string::npos ? remedy : said.substr(end + 2),
      path,   ""};
}

/// Whether one of the tags in a header is this one. A tag that is only said to be weak is the same.
bool names_tag(std::string_view header, std::string_view tag) {
  while (!header.empty()) {
    const std::size_t end = std::min(header.find(','), header.size());
    std::string_view each = header.substr(0, end);
    header.remove_prefix(std::min(end + 1, header.size()));
    while (each.starts_with(' ')) {
      each.remove_prefix(1);
    }
    while (each.ends_with(' ')) {
      each.remove_suffix(1);
    }
    if (each.starts_with("W/")) {
      each.remove_prefix(2);
    }
    if (each == "*" || each == tag) {
      return true;
    }
  }
  return false;
}

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    result += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return result;
}

/// The address of another part of the same list.
std::string address_of_part(const Target& target, std::size_t offset) {
  std::string address;
  for (const std::string& segment : target.path) {
    address += "/" + escaped(segment);
  }
  address += "?";
  for (const auto& [name, value] : target.parameters) {
    if (name != "offset") {
      address += fmt::format("{}={}&", escaped(name), escaped(value));
    }
  }
  return address + fmt::format("offset={}", offset);
}

/// The parts of a list before and behind this one (RFC 8288).
std::string links(const Target& target, const Parameters& asked, std::size_t items) {
  std::string links;
  if (asked.offset + asked.limit < items) {
    links = fmt::format("<{}>; rel=\"next\"", address_of_part(target, asked.offset + asked.limit));
  }
  if (asked.offset > 0) {
    links +=
        fmt::format("{}<{}>; rel=\"prev\"", links.empty() ? "" : ", ",
                    address_of_part(target, asked.offset - std::min(asked.offset, asked.limit)));
  }
  return links;
}

}  // namespace

std::string StoryApi::tag() {
  // FNV-1a: a short name for what the answer is made of.
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : settings_.version + '\n' + served_.revision()) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  }
  return fmt::format("\"{:016x}\"", hash);
}

void StoryApi::check_sender(const HttpRequest& request) const {
  if (request.headers.count("host") != 1) {
    throw RequestError({400, "no-host", "the request does not name one host",
                        "send one header such as 'Host: localhost'", "", ""});
  }
  const std::string host = request.header("host");
  if (!is_own_host(host, settings_.hosts)) {
    throw RequestError({421, "foreign-host", fmt::format("'{}' is no name of this server", host),
                        "use its address or localhost, or start it with --allow-host NAME", "",
                        ""});
  }
}

HttpAnswer StoryApi::respond(const HttpRequest& request, const std::string& path,
                             const Target& target) {
  if (path == "/favicon.ico") {
    return {204, "", "", {}};  // browsers ask for it by themselves
  }
  for (const Route& route : routes()) {
    auto names = names_in(target.path, route);
    if (!names) {
      continue;
    }
    Parameters parameters = parse_parameters(target.parameters, route.parameters, settings_.limits,
                                             settings_.types, path);
    const std::string now = tag();
    const std::string wanted = request.header("if-match");
    if (!wanted.empty() && !names_tag(wanted, now)) {
      throw RequestError({412, "story-changed", "the story is not what it was at this ETag",
                          "ask again from the beginning of the list", path, ""});
    }
    if (names_tag(request.header("if-none-match"), now)) {
      return {304, "", "", {{"ETag", now}}};
    }
    const Inquiry inquiry(served_, copying_, settings_, std::move(*names), parameters);
    Found found = route.respond(inquiry);
    HttpAnswer answer{200, found.type, std::move(found.body), {{"ETag", now}}};
    if (const std::string other = found.items ? links(target, parameters, *found.items) : "";
        !other.empty()) {
      answer.headers.emplace_back("Link", other);
    }
    return answer;
  }
  throw RequestError({404, "unknown-path", fmt::format("there is nothing at '{}'", path),
                      "/api/openapi.json lists what can be asked", path, ""});
}

HttpAnswer StoryApi::answer(const HttpRequest& request) {
  check_sender(request);
  const std::string path = request.target.substr(0, request.target.find('?'));
  HttpAnswer answer;
  try {
    if (request.method != "GET" && request.method != "HEAD") {
      answer = {405,
                "application/problem+json",
                to_json({405, "read-only", fmt::format("'{}' is not done here", request.method),
                         "ask with GET or HEAD; `fabula add` and `fabula correct` change a story",
                         path, ""}),
                {{"Allow", "GET, HEAD"}}};
    } else {
      answer = respond(request, path, parse_target(request.target));
    }
  } catch (const UnknownName& error) {
    throw RequestError(problem_of(404, "unknown-name", error.what(),
                                  "look for it with /api/search?q=WORDS", path));
  } catch (const AmbiguousName& error) {
    throw RequestError(problem_of(409, "ambiguous-name", error.what(), "name it by its id", path));
  } catch (const StoreError& error) {
    throw RequestError(problem_of(503, "story-unreadable", error.what(), "try again", path));
  } catch (const RequestError&) {
    throw;
  } catch (const Error& error) {
    throw RequestError(problem_of(400, "bad-question", error.what(),
                                  "/api/openapi.json tells what can be asked", path));
  } catch (const std::bad_alloc&) {
    throw RequestError({503, "no-memory", "there is not enough memory for this answer",
                        "ask for less, with filters or a limit", path, ""});
  }
  if (answer.type == "application/json") {
    answer.headers.emplace_back("Content-Security-Policy",
                                "default-src 'none'; frame-ancestors 'none'");
  }
  const std::string origin = request.header("origin");
  if (!settings_.origins.empty()) {
    answer.headers.emplace_back("Vary", "Origin");
  }
  if (std::find(settings_.origins.begin(), settings_.origins.end(), origin) !=
      settings_.origins.end()) {
    answer.headers.emplace_back("Access-Control-Allow-Origin", origin);
    answer.headers.emplace_back("Access-Control-Expose-Headers", "ETag, Link");
  }
  return answer;
}

}  // namespace fabula::cli
