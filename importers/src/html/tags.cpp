#include "html/tags.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace fabula::importers::html {
namespace {

using Named = std::pair<std::string_view, Tag>;

// In the order of their names, to be looked up by bisection.
constexpr std::array names = {
    Named{"a", Tag::a},
    Named{"address", Tag::address},
    Named{"amp-iframe", Tag::iframe},
    Named{"amp-img", Tag::img},
    Named{"amp-video", Tag::video},
    Named{"article", Tag::article},
    Named{"aside", Tag::aside},
    Named{"audio", Tag::video},
    Named{"blockquote", Tag::blockquote},
    Named{"body", Tag::body},
    Named{"br", Tag::br},
    Named{"button", Tag::button},
    Named{"caption", Tag::caption},
    Named{"center", Tag::center},
    Named{"code", Tag::code},
    Named{"dd", Tag::dd},
    Named{"details", Tag::details},
    Named{"dialog", Tag::dialog},
    Named{"dir", Tag::ul},
    Named{"div", Tag::div},
    Named{"dl", Tag::dl},
    Named{"dt", Tag::dt},
    Named{"fieldset", Tag::fieldset},
    Named{"figcaption", Tag::figcaption},
    Named{"figure", Tag::figure},
    Named{"footer", Tag::footer},
    Named{"form", Tag::form},
    Named{"h1", Tag::h1},
    Named{"h2", Tag::h2},
    Named{"h3", Tag::h3},
    Named{"h4", Tag::h4},
    Named{"h5", Tag::h5},
    Named{"h6", Tag::h6},
    Named{"head", Tag::head},
    Named{"header", Tag::header},
    Named{"hr", Tag::hr},
    Named{"html", Tag::html},
    Named{"iframe", Tag::iframe},
    Named{"img", Tag::img},
    Named{"input", Tag::input},
    Named{"label", Tag::label},
    Named{"legend", Tag::label},
    Named{"li", Tag::li},
    Named{"link", Tag::link},
    Named{"main", Tag::main},
    Named{"menu", Tag::menu},
    Named{"meta", Tag::meta},
    Named{"nav", Tag::nav},
    Named{"noscript", Tag::noscript},
    Named{"object", Tag::object},
    Named{"ol", Tag::ol},
    Named{"option", Tag::option},
    Named{"p", Tag::p},
    Named{"picture", Tag::img},
    Named{"pre", Tag::pre},
    Named{"q", Tag::q},
    Named{"s", Tag::s},
    Named{"section", Tag::section},
    Named{"select", Tag::select},
    Named{"span", Tag::span},
    Named{"sub", Tag::sub},
    Named{"summary", Tag::summary},
    Named{"sup", Tag::sup},
    Named{"svg", Tag::svg},
    Named{"table", Tag::table},
    Named{"tbody", Tag::tbody},
    Named{"td", Tag::td},
    Named{"textarea", Tag::textarea},
    Named{"tfoot", Tag::tfoot},
    Named{"th", Tag::th},
    Named{"thead", Tag::thead},
    Named{"time", Tag::time},
    Named{"title", Tag::title},
    Named{"tr", Tag::tr},
    Named{"ul", Tag::ul},
    Named{"video", Tag::video},
};

static_assert(std::is_sorted(names.begin(), names.end(),
                             [](const Named& a, const Named& b) { return a.first < b.first; }));

}  // namespace

Tag tag_named(std::string_view lower_case_name) {
  const auto found =
      std::lower_bound(names.begin(), names.end(), lower_case_name,
                       [](const Named& a, std::string_view name) { return a.first < name; });
  return found != names.end() && found->first == lower_case_name ? found->second : Tag::other;
}

bool is_block(Tag tag) {
  switch (tag) {
    case Tag::text:
    case Tag::other:
    case Tag::a:
    case Tag::br:
    case Tag::button:
    case Tag::code:
    case Tag::img:
    case Tag::input:
    case Tag::label:
    case Tag::link:
    case Tag::meta:
    case Tag::q:
    case Tag::s:
    case Tag::span:
    case Tag::sub:
    case Tag::sup:
    case Tag::svg:
    case Tag::time:
      return false;
    default:
      return true;
  }
}

}  // namespace fabula::importers::html
