#pragma once

#include <ostream>

#include "fabula/exporters/exporter.hpp"
#include "fabula/story/story.hpp"

namespace fabula::exporters {

/// What the page shows of a story, in the form that exporters/html/viewer/data.ts reads: JSON whose
/// events stand in columns, an array a field, since that is half the size and is read in a third of
/// the time. No `<` is in it, so that it can stand in a script element.
void write_page_data(const Story& story, const ExportOptions& options, std::ostream& out);

/// A headline for the whole story: that of the one article, or how many there are of what years.
std::string story_title(const Story& story);

}  // namespace fabula::exporters
