// Prints what the feed reader makes of each feed named: a JSON line a feed, for feeds.py to
// compare.
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include <nlohmann/json.hpp>

#include "date_in_text.hpp"
#include "decode_markup.hpp"
#include "fabula/config/load.hpp"
#include "fabula/time/when.hpp"
#include "feed/read_feed.hpp"
#include "html/fragment.hpp"

int main(int argc, char** argv) {
  using namespace fabula;
  using namespace fabula::importers;
  const config::InputRules rules = config::load_input_rules(argv[1]);
  for (int i = 2; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const DecodedText decoded = decode_markup(bytes);
    const std::size_t first = decoded.text.find_first_not_of(" \t\r\n");
    const bool json = first != std::string::npos && decoded.text[first] == '{';
    const Feed feed = json ? read_json_feed(decoded.text) : read_xml_feed(decoded.text);
    nlohmann::json line = {{"file", argv[i]}, {"entries", nlohmann::json::array()}};
    const DateStyle style = date_style(feed.language, rules.words.dates);
    for (const FeedEntry& entry : feed.entries) {
      std::string text = entry.content;
      if (entry.is_markup) {
        text.clear();
        for (const std::string& p :
             html::fragment_paragraphs(entry.content, rules.words, rules.pages)) {
          text += p + "\n";
        }
      }
      nlohmann::json object = {
          {"title", entry.title}, {"link", entry.link}, {"author", entry.author}, {"text", text}};
      for (const auto& [name, value] :
           {std::pair("published", &entry.published), std::pair("modified", &entry.modified)}) {
        const auto instant = stated_date(*value, rules.words.dates, style);
        object[name] = instant ? to_rfc3339(*instant) : "";
        object[std::string(name) + "_raw"] = *value;
      }
      line["entries"].push_back(std::move(object));
    }
    std::cout << line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
  }
}
