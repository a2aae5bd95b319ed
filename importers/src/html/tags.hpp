#pragma once

#include <cstdint>
#include <string_view>

namespace fabula::importers::html {

/// The elements that mean something to the reading of a page; all others are `other`.
enum class Tag : std::uint8_t {
  text,  // no element: a run of characters
  other,
  a,
  address,
  article,
  aside,
  blockquote,
  body,
  br,
  button,
  caption,
  center,
  code,
  dd,
  details,
  dialog,
  div,
  dl,
  dt,
  fieldset,
  figcaption,
  figure,
  footer,
  form,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  head,
  header,
  hr,
  html,
  iframe,
  img,
  input,
  label,
  li,
  link,
  main,
  menu,
  meta,
  nav,
  noscript,
  object,
  ol,
  option,
  p,
  pre,
  q,
  s,
  section,
  select,
  span,
  sub,
  summary,
  sup,
  svg,
  table,
  tbody,
  td,
  textarea,
  tfoot,
  th,
  thead,
  time,
  title,
  tr,
  ul,
  video
};

Tag tag_named(std::string_view lower_case_name);

/// Elements that begin and end a line of their own; what stands in others runs on.
bool is_block(Tag tag);

inline bool is_heading(Tag tag) {
  return tag >= Tag::h1 && tag <= Tag::h6;
}

}  // namespace fabula::importers::html
