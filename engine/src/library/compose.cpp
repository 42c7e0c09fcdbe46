// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/compose.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "library/bind.hpp"
#include "library/rename.hpp"

namespace maquette::library {
namespace {

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

std::string spoken(std::string label) {
  std::replace(label.begin(), label.end(), '_', ' ');
  return label;
}

std::string capitalised(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

bool is_constant(const std::string& name) { return name == upper(name); }

/// Ends a cell with exactly one blank line, so that the next marker stands apart.
std::string closed(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  return text + "\n\n";
}

/// The imports of all scripts: plain ones of the standard library first, then the rest, each group sorted.
class import_lines {
 public:
  void add(const std::string& preamble) {
    std::istringstream lines(preamble);
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("import ")) plain_.insert(line);
      if (!line.starts_with("from ")) continue;
      const auto middle = line.find(" import ");
      if (middle == std::string::npos) continue;
      std::istringstream names(line.substr(middle + 8));
      for (std::string name; std::getline(names, name, ',');) {
        name.erase(0, name.find_first_not_of(' '));
        from_[line.substr(5, middle - 5)].insert(name);
      }
    }
  }

  std::string text() const {
    std::string own, blender;
    for (const std::string& line : plain_) (is_blender(line.substr(7)) ? blender : own) += line + "\n";
    for (const auto& [module, names] : from_) {
      std::string line = "from " + module + " import ";
      for (const std::string& name : names) line += (line.back() == ' ' ? "" : ", ") + name;
      (is_blender(module) ? blender : own) += line + "\n";
    }
    return own.empty() ? blender : own + "\n" + blender;
  }

 private:
  static bool is_blender(const std::string& module) {
    return module.starts_with("bpy") || module.starts_with("bmesh") || module.starts_with("mathutils") ||
           module.starts_with("numpy");
  }
  std::set<std::string> plain_;
  std::map<std::string, std::set<std::string>> from_;
};

class composer {
 public:
  composer(const std::string& prompt, const std::vector<placed_script>& assets)
      : prompt_(prompt), assets_(assets) {}

  std::string run(const std::string& place_tools) {
    const bool places =
        std::any_of(assets_.begin(), assets_.end(), [](const auto& asset) { return needs_place(asset); });
    for (const auto& asset : assets_) imports_.add(asset.source.cells().front().text);
    if (places) imports_.add("import bpy\nfrom mathutils import Vector\nimport math\n");
    for (const auto& asset : assets_) add_tools(asset);
    if (places) cells_ += closed(place_tools);
    for (std::size_t i = 0; i < assets_.size(); ++i) add_asset(i);
    return "\"\"\"" + escaped(prompt_) + "\n\nTags: scene\n" + synonyms() + "\"\"\"\n# maquette: 1\n" +
           closed(imports_.text()) + closed(parameters_) + cells_.substr(0, cells_.size() - 1);
  }

 private:
  static bool needs_place(const placed_script& asset) { return asset.copies > 1 || asset.anchor.has_value(); }

  /// What people call the things of all assets, in the form of the docstring.
  std::string synonyms() const {
    std::set<std::pair<std::string, std::string>> all;
    for (const auto& asset : assets_)
      all.insert(asset.source.synonyms().begin(), asset.source.synonyms().end());
    std::string text;
    for (const auto& [phrase, meaning] : all)
      text += (text.empty() ? "Words: " : ";\n    ") + phrase + " = " + meaning;
    return text.empty() ? "" : text + "\n";
  }

  static std::string escaped(const std::string& prompt) {
    std::string out;
    for (const char c : prompt) {
      if (c == '\\' || c == '"') out += '\\';
      out += c == '\n' ? ' ' : c;
    }
    return out;
  }

  /// Cells of tools come first and are shared where their text is the same; else they are renamed.
  void add_tools(const placed_script& asset) {
    auto& names = new_names_[asset.label];
    for (std::size_t i = 0; i < asset.source.cells().size(); ++i) {
      const cell& cell = asset.source.cells()[i];
      const cell_analysis& found = asset.names[i];
      if (cell.kind == "preamble") continue;
      if (cell.kind == "tools" && shared_.contains(closed(cell.text))) continue;
      if (cell.kind == "tools" && can_be_shared(asset, i)) {
        shared_.insert(closed(cell.text));
        taken_.insert(found.defines.begin(), found.defines.end());
        cells_ += titled(closed(cell.text), cell, asset.label, !titles_.insert(cell.title).second);
        continue;
      }
      for (const std::string& name : found.defines)
        names[name] = (is_constant(name) ? upper(asset.label) : asset.label) + "_" + name;
    }
  }

  /// Tools that speak of nothing but tools are any asset's; those that read its parameters are its own.
  bool can_be_shared(const placed_script& asset, std::size_t index) const {
    const auto taken = [&](const std::string& name) { return taken_.contains(name); };
    if (std::any_of(asset.names[index].defines.begin(), asset.names[index].defines.end(), taken))
      return false;
    for (std::size_t i = 0; i < asset.names.size(); ++i) {
      const cell& other = asset.source.cells()[i];
      if (other.kind == "preamble" || (other.kind == "tools" && shared_.contains(closed(other.text))) ||
          i == index)
        continue;
      for (const std::string& name : asset.names[i].defines)
        for (const reference& mention : asset.names[index].references)
          if (mention.name == name) return false;
    }
    return true;
  }

  static std::string titled(const std::string& text, const cell& cell, const std::string& label,
                            bool rename) {
    if (!rename) return text;
    const auto line_end = text.find('\n');
    const std::string name = cell.name.empty() ? spoken(label) : spoken(label) + " " + cell.name;
    return "# %% " + cell.kind + ": " + name + text.substr(line_end);
  }

  void add_asset(std::size_t index) {
    const placed_script& asset = assets_[index];
    add_parameters(asset);
    for (std::size_t i = 0; i < asset.source.cells().size(); ++i) {
      const cell& cell = asset.source.cells()[i];
      if (cell.kind == "preamble" || cell.kind == "parameters") continue;
      if (cell.kind == "tools" && shared_.contains(closed(cell.text))) continue;
      const std::string text = renamed_cell(cell, asset.names[i], new_names_[asset.label]);
      cells_ += titled(closed(text), cell, asset.label, true);
    }
    if (needs_place(asset) || is_anchor(index)) add_place(index);
  }

  void add_parameters(const placed_script& asset) {
    if (parameters_.empty()) parameters_ = "# %% parameters\n";
    const std::string group = capitalised(spoken(asset.label));
    parameters_ += "# " + group + "\n";
    if (asset.copies > 1)
      parameters_ += upper(asset.label) + "_COUNT = " + std::to_string(asset.copies) + "  # 1.." +
                     std::to_string(most_copies) + ": number of " + spoken(asset.label) + " copies\n";
    if (needs_gap(asset))
      parameters_ += upper(asset.label) + "_GAP = 0.08  # m, 0.0..2.0: gap that is kept around the " +
                     spoken(asset.label) + "\n";
    for (std::size_t i = 0; i < asset.source.cells().size(); ++i) {
      const cell& cell = asset.source.cells()[i];
      if (cell.kind != "parameters") continue;
      std::istringstream lines(renamed_cell(cell, asset.names[i], new_names_[asset.label]));
      std::string line;
      std::getline(lines, line);  // the marker
      while (std::getline(lines, line)) {
        if (line.empty()) continue;
        parameters_ += line.starts_with("# ") ? "# " + group + ": " + line.substr(2) + "\n" : line + "\n";
      }
    }
  }

  static bool needs_gap(const placed_script& asset) { return needs_place(asset) && asset.relation != "on"; }

  /// The objects of an asset's parts as a tuple: each part's cell binds them to the part's own name.
  std::string parts_of(const placed_script& asset) const {
    std::vector<std::string> names;
    for (const cell& cell : asset.source.cells()) {
      if (cell.kind != "part") continue;
      std::string name = cell.name;
      std::replace(name.begin(), name.end(), ' ', '_');
      names.push_back(asset.label + "_" + name);
    }
    std::string line = "(";
    for (const std::string& name : names)
      line += name + (names.size() == 1 ? "," : name == names.back() ? "" : ", ");
    if (line.size() + asset.label.size() < 100) return line + ")";
    std::string lines = "(\n";
    for (const std::string& name : names) lines += "    " + name + ",\n";
    return lines + ")";
  }

  bool is_anchor(std::size_t index) const {
    return std::any_of(assets_.begin(), assets_.end(),
                       [&](const auto& asset) { return asset.anchor == index; });
  }

  void add_place(std::size_t index) {
    const placed_script& asset = assets_[index];
    const std::string parts = asset.label + "_parts";
    std::string text = "# %% place: " + spoken(asset.label) + "\n" + parts + " = " + parts_of(asset) + "\n";
    if (needs_place(asset)) text += asset.label + "_all = " + placing(asset) + "\n";
    cells_ += closed(text);
  }

  /// Things on the same target share its top: which place this one takes, and of how many.
  std::string slot_of(const placed_script& asset) const {
    std::size_t slot = 0, slots = 0;
    for (const placed_script& other : assets_) {
      if (other.relation != "on" || other.anchor != asset.anchor) continue;
      if (&other == &asset) slot = slots;
      ++slots;
    }
    return slots < 2 ? "" : ", " + std::to_string(slot) + ", " + std::to_string(slots);
  }

  std::string placing(const placed_script& asset) const {
    const std::string count = asset.copies > 1 ? upper(asset.label) + "_COUNT" : "1";
    const std::string own = new_names_.at(asset.label).at("asset") + ", " + asset.label + "_parts, " + count;
    const std::string gap = upper(asset.label) + "_GAP";
    if (!asset.anchor) return "place_row(" + own + ", " + gap + ")";
    const std::string target = assets_[*asset.anchor].label + "_parts";
    if (asset.relation == "on") return "place_on(" + own + ", " + target + slot_of(asset) + ")";
    if (asset.relation == "around" || (asset.relation == "with" && asset.copies > 2))
      return "place_around(" + own + ", " + target + ", " + gap + ")";
    return "place_beside(" + own + ", " + target + ", \"" + side(asset.relation) + "\", " + gap + ")";
  }

  static std::string side(const std::string& relation) {
    if (relation == "left" || relation == "front" || relation == "behind") return relation;
    return "right";
  }

  const std::string& prompt_;
  const std::vector<placed_script>& assets_;
  import_lines imports_;
  std::string parameters_;
  std::string cells_;
  std::set<std::string> shared_, taken_, titles_;
  std::map<std::string, std::map<std::string, std::string>> new_names_;
};

}  // namespace

std::string compose_scene(const std::string& prompt, const std::vector<placed_script>& assets,
                          const std::string& place_tools) {
  return composer(prompt, assets).run(place_tools);
}

}  // namespace maquette::library
