#pragma once

#include <string>
#include <string_view>

/// Character classes and lower case as Python's str methods have them (Unicode 14), because the
/// language model was trained on features that were made with these. No locale.
namespace fabula {

bool is_alphabetic(char32_t c);   ///< str.isalpha of one character
bool is_upper_case(char32_t c);   ///< str.isupper
bool is_digit(char32_t c);        ///< str.isdigit: also superscripts and other scripts' digits
bool is_white_space(char32_t c);  ///< str.isspace

/// str.lower: full mapping, final sigma included. REQUIRES: well-formed UTF-8.
std::string to_lower(std::string_view text);

}  // namespace fabula
