// SPDX-License-Identifier: GPL-3.0-or-later
#include "roles/tools.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "files/shipped_text.hpp"
#include "maquette/edit.hpp"
#include "maquette/error.hpp"

namespace maquette {
namespace {

/// In every asset, and first in its cell of tools.
constexpr std::array<std::string_view, 4> usual{"new_asset", "new_material", "mesh_from", "add_part"};

bool is_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// Whether the text calls the function: its name as a whole word before a parenthesis, not as a method.
bool calls(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    const bool begins = at == 0 || (!is_name(text[at - 1]) && text[at - 1] != '.');
    const bool is_definition = at >= 4 && text.substr(at - 4, 4) == "def ";
    if (begins && !is_definition && end < text.size() && text[end] == '(') return true;
  }
  return false;
}

bool defines(std::string_view text, const std::string& name) {
  return text.find("def " + name + "(") != std::string_view::npos;
}

modelling_tool read_tool(const std::filesystem::path& file) {
  modelling_tool tool{file.stem().string(), shipped_text(file), {}, {}, {}};
  const std::size_t colon = tool.text.find("):\n"), quotes = tool.text.find("\"\"\"");
  const std::size_t end = tool.text.find("\"\"\"", quotes + 3);
  if (!tool.text.starts_with("def " + tool.name + "(") || colon == std::string::npos ||
      end == std::string::npos)
    throw data_error("The tool " + file.filename().string() + " cannot be read. Reinstall Maquette.");
  tool.signature = tool.text.substr(4, colon + 1 - 4);
  tool.summary = tool.text.substr(quotes + 3, end - quotes - 3);
  tool.summary.erase(tool.summary.find_last_not_of(" \n") + 1);
  return tool;
}

}  // namespace

toolbox::toolbox(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failed))
    if (entry.path().extension() == ".py") files.push_back(entry.path());
  std::ranges::sort(files);
  for (const auto& file : files) tools_.push_back(read_tool(file));
  const auto rank = [](const modelling_tool& tool) {
    return std::ranges::find(usual, tool.name) - usual.begin();
  };
  std::ranges::stable_sort(tools_, {}, rank);
  if (tools_.size() < usual.size() || rank(tools_[usual.size() - 1]) != usual.size() - 1)
    throw data_error("The folder of tools, " + folder.string() + ", is incomplete. Reinstall Maquette.");
  for (modelling_tool& tool : tools_)
    for (const modelling_tool& other : tools_)
      if (other.name != tool.name && calls(tool.text, other.name)) tool.uses.push_back(other.name);
}

std::string toolbox::describe() const {
  std::string out;
  for (const modelling_tool& tool : tools_) out += "  `" + tool.signature + "`: " + tool.summary + "\n";
  return out;
}

std::vector<const modelling_tool*> toolbox::needed(const std::vector<std::string>& texts) const {
  std::set<std::string_view> names(usual.begin(), usual.end());
  for (const modelling_tool& tool : tools_)
    if (std::ranges::any_of(texts, [&](const std::string& text) { return calls(text, tool.name); }))
      names.insert(tool.name);
  for (bool grew = true; grew;) {
    grew = false;
    for (const modelling_tool& tool : tools_)
      if (names.contains(tool.name))
        for (const std::string& other : tool.uses) grew = names.insert(other).second || grew;
  }
  std::vector<const modelling_tool*> found;
  for (const modelling_tool& tool : tools_)
    if (names.contains(tool.name)) found.push_back(&tool);
  return found;
}

std::string toolbox::cell_for(const std::vector<std::string>& texts) const {
  std::string cell = "# %% tools\n";
  for (const modelling_tool* tool : needed(texts)) cell += tool->text + "\n\n";
  return cell;
}

script toolbox::completed(const script& script) const {
  const cell* tools = script.find("tools");
  if (tools == nullptr) return script;
  std::vector<std::string> texts;
  bool all = true;
  for (const cell& cell : script.cells()) texts.push_back(cell.text);
  std::string text = tools->text;
  text.erase(text.find_last_not_of(" \t\r\n") + 1);
  for (const modelling_tool* tool : needed(texts)) {
    const auto has = [&](const cell& cell) { return defines(cell.text, tool->name); };
    if (std::ranges::any_of(script.cells(), has) || std::ranges::find(usual, tool->name) != usual.end())
      continue;
    text += "\n\n\n" + tool->text;
    all = false;
  }
  return all ? script : apply_edits(script, {replace_cell{"tools", text}});
}

}  // namespace maquette
