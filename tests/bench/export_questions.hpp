#pragma once

namespace fabula {

/// How fast each format is written of a story of 100,000 events out of 10,000 articles: one
/// benchmark a format, its time that of one file.
void register_export_questions();

}  // namespace fabula
