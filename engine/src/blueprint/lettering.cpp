// SPDX-License-Identifier: GPL-3.0-or-later
#include "blueprint/lettering.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <sstream>
#include <string_view>
#include <utility>

namespace maquette::lettering {
namespace {

struct unit {
  const char* name;
  double metres;
};

unit unit_for(double metres) {
  if (metres < 0.01) return {"mm", 0.001};
  return metres < 1.0 ? unit{"cm", 0.01} : unit{"m", 1.0};
}

/// Three digits, and no power of ten.
std::string number(double value) {
  char text[48];
  const double size = std::abs(value);
  std::snprintf(text, sizeof text, "%.*f", size < 9.995 ? 2 : size < 99.95 ? 1 : 0, value);
  std::string out = text;
  if (out.find('.') == std::string::npos) return out;
  out.erase(out.find_last_not_of('0') + 1);
  if (out.back() == '.') out.pop_back();
  return out;
}

/// Widths by kinds of letters, as shares of the size.
double width_of(char letter) {
  if ((static_cast<unsigned char>(letter) & 0xC0U) == 0x80U) return 0.0;  // goes on a letter of UTF-8
  if (std::string_view("ilj.,:;'|!()[] ").find(letter) != std::string_view::npos) return 0.36;
  if (std::string_view("tfrI-").find(letter) != std::string_view::npos) return 0.46;
  if (std::string_view("mwMW@%").find(letter) != std::string_view::npos) return 0.92;
  return letter >= 'A' && letter <= 'Z' ? 0.72 : 0.6;
}

int channel(const std::string& colour, std::size_t index) {
  return std::stoi(colour.substr(1 + 2 * index, 2), nullptr, 16);
}

}  // namespace

std::string length(double metres) {
  const unit in = unit_for(std::abs(metres));
  return number(metres / in.metres) + " " + in.name;
}

std::string extents(const point& size) {
  const unit in = unit_for(*std::ranges::max_element(size));
  return number(size[0] / in.metres) + " x " + number(size[1] / in.metres) + " x " +
         number(size[2] / in.metres) + " " + in.name;
}

double width_of(const std::string& text, double size) {
  double width = 0.0;
  for (const char letter : text) width += width_of(letter) * size;
  return width;
}

std::string fitting(const std::string& text, double size, double room) {
  if (width_of(text, size) <= room) return text;
  std::string part;
  double width = width_of("...", size);
  for (const char letter : text) {
    width += width_of(letter) * size;
    if (width > room) break;
    part += letter;
  }
  // A letter of UTF-8 that was cut goes whole.
  while (!part.empty() && (static_cast<unsigned char>(text[part.size()]) & 0xC0U) == 0x80U) part.pop_back();
  return part + "...";
}

std::vector<std::string> wrapped(const std::string& text, double size, double room, std::size_t most) {
  std::vector<std::string> lines;
  std::istringstream words(text);
  std::string line, word;
  while (words >> word) {
    const std::string longer = line.empty() ? word : line + " " + word;
    if (line.empty() || width_of(longer, size) <= room) {
      line = longer;
      continue;
    }
    lines.push_back(std::exchange(line, word));
  }
  if (!line.empty()) lines.push_back(line);
  if (lines.size() > most) {
    lines.resize(most);
    lines.back() = fitting(lines.back() + " ......", size, width_of(lines.back(), size));
  }
  for (std::string& each : lines) each = fitting(each, size, room);
  return lines;
}

std::string colour_of(const blueprint& plan, const blueprint_part& part) {
  for (const blueprint_material& each : plan.materials)
    if (each.name == part.material && each.colour.size() == 7 && each.colour[0] == '#' &&
        each.colour.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos)
      return each.colour;
  return "#b0b0b0";
}

std::string washed(const std::string& colour) {
  constexpr double share = 0.38;
  char text[8];
  std::array<int, 3> mixed{};
  for (std::size_t i = 0; i < 3; ++i)
    mixed[i] = static_cast<int>(std::lround((1.0 - share) * channel(colour, i) + share * channel(paper, i)));
  std::snprintf(text, sizeof text, "#%02x%02x%02x", static_cast<unsigned>(mixed[0] & 255),
                static_cast<unsigned>(mixed[1] & 255), static_cast<unsigned>(mixed[2] & 255));
  return text;
}

}  // namespace maquette::lettering
