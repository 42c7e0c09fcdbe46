// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "maquette/blueprint.hpp"

/// What the blueprint's sheet says in words and colours.
namespace maquette::lettering {

inline constexpr const char* paper = "#f6f3ec";
inline constexpr const char* ink = "#26241f";
inline constexpr const char* grey = "#79746a";

/// "1.25 m", "17.5 cm", "4 mm".
std::string length(double metres);
/// "40 x 40 x 4 cm", in the unit of the greatest.
std::string extents(const point& size);

/// Pixels that a line of text takes, a little too many rather than too few: fonts differ.
double width_of(const std::string& text, double size);
/// As much of a text as there is room for, with "..." where that is not all.
std::string fitting(const std::string& text, double size, double room);
/// The text in lines of that width; what is beyond the last one is cut.
std::vector<std::string> wrapped(const std::string& text, double size, double room, std::size_t most);

/// The colour of what a part is made of, "#rrggbb"; grey where it has none that can be read.
std::string colour_of(const blueprint& plan, const blueprint_part& part);
/// The colour with paper mixed in, so that lines and names stay readable on it.
std::string washed(const std::string& colour);

}  // namespace maquette::lettering
