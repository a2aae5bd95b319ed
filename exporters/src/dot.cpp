#include "formats.hpp"
namespace fabula::exporters {
void write_dot(const Story&, const ExportOptions&, std::ostream&) {}
}  // namespace fabula::exporters
