// SPDX-License-Identifier: GPL-3.0-or-later
#include "roles/skeleton.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "roles/prompt.hpp"

namespace maquette {
namespace {

constexpr auto imports =
    "# maquette: 1\n"
    "import math\n"
    "\n"
    "import bmesh\n"
    "import bpy\n"
    "from mathutils import Matrix, Vector\n"
    "\n";

/// Docstrings end at three quotes, and one line is one line.
std::string one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  std::ranges::replace(text, '"', '\'');
  std::erase(text, '\\');
  std::erase(text, '\r');
  return text;
}

/// sRGB, as seen, to scene-linear.
double linear(int channel) {
  const double share = channel / 255.0;
  return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

colour read_colour(const std::string& hex) {
  colour value{0.6, 0.6, 0.6, 1.0};
  if (hex.size() != 7 || hex[0] != '#' ||
      hex.find_first_not_of("0123456789abcdefABCDEF", 1) != std::string::npos)
    return value;
  for (std::size_t i = 0; i < 3; ++i)
    value[i] = std::round(linear(std::stoi(hex.substr(1 + 2 * i, 2), nullptr, 16)) * 1e4) / 1e4;
  return value;
}

}  // namespace

std::string material_title(const blueprint_material& material) { return "material: " + material.name; }
std::string material_variable(const blueprint_material& material) {
  return identifier(material.name) + "_material";
}
std::string colour_parameter(const blueprint_material& material) {
  std::string name = identifier(material.name) + "_colour";
  std::ranges::transform(name, name.begin(),
                         [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return name;
}
std::string part_title(const blueprint_part& part) { return "part: " + part.name; }

std::string opening_cells(const blueprint& plan) {
  std::string text = "\"\"\"" + one_line(plan.summary) + "\n\nTags: " + one_line(plan.name) + "\n\"\"\"\n\n";
  text += imports;
  text += "# %% parameters\n";
  for (const std::string& line : plan.parameters) text += line + "\n";
  if (!plan.materials.empty()) text += "# Colours\n";
  for (const blueprint_material& material : plan.materials)
    text += colour_parameter(material) + " = " + to_literal(read_colour(material.colour)) +
            "  # colour: colour of the " + one_line(material.name) + "\n";
  if (!plan.layout.empty()) text += "\n# %% layout\n";
  for (const std::string& line : plan.layout) text += line + "\n";
  return text + "\n";
}

std::string plain_material_cell(const blueprint_material& material) {
  return "# %% " + material_title(material) + "\n" + material_variable(material) + " = new_material(\"" +
         identifier(material.name) + "\", " + colour_parameter(material) + ", " +
         to_literal(material.roughness) + ", " + to_literal(material.metallic) + ")\n";
}

std::string assemble(const blueprint& plan, const toolbox& tools, const std::vector<std::string>& materials,
                     const std::vector<std::string>& parts) {
  std::vector<std::string> texts(materials);
  texts.insert(texts.end(), parts.begin(), parts.end());
  std::string text = opening_cells(plan) + tools.cell_for(texts);
  text += "# %% asset\nasset = new_asset(\"" + identifier(plan.name) + "\")\n";
  for (const std::string& cell : texts) text += "\n" + cell;
  return text;
}

}  // namespace maquette
