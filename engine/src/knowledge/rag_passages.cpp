// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "files/shipped_text.hpp"
#include "maquette/error.hpp"
#include "maquette/knowledge.hpp"
#include "maquette/script.hpp"

namespace maquette {
namespace {

namespace fs = std::filesystem;

/// Cells longer than this say the rest by example; the beginning is what they are found by.
constexpr std::size_t longest_cell = 2000;

/// The folder's files with this ending, by name.
std::vector<fs::path> files_in(const fs::path& folder, const std::string& ending) {
  std::vector<fs::path> files;
  std::error_code unreadable;
  for (const auto& entry : fs::directory_iterator(folder, unreadable))
    if (entry.path().extension() == ending) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

passage pair_passage(const std::string& id, const script& source) {
  std::string text;
  for (const std::string& tag : source.tags()) text += (text.empty() ? "Names: " : ", ") + tag;
  text += "\nParts: ";
  for (const std::string& part : source.part_names()) text += part + ", ";
  text += "\nCan be changed: ";
  for (const parameter& parameter : source.parameters()) text += parameter.meaning + ", ";
  return {"pair:" + id, "pair", source.prompt(), text};
}

void add_pair(const fs::path& file, std::vector<passage>& out) {
  const std::string id = file.stem().string();
  const script source(shipped_text(file));
  out.push_back(pair_passage(id, source));
  for (const cell& cell : source.cells()) {
    if (cell.kind == "preamble" || cell.kind == "parameters") continue;
    out.push_back(
        {"cell:" + id + "/" + cell.title, "cell", id + ", " + cell.title, cell.text.substr(0, longest_cell)});
  }
}

void add_guide(const fs::path& file, std::vector<passage>& out) {
  const std::string text = shipped_text(file);
  const auto line_end = std::min(text.find('\n'), text.size());
  const auto begin = text.find_first_not_of("# ");
  if (begin == std::string::npos || begin > line_end)
    throw data_error(file.string() + " must begin with a heading: \"# Round edges\".");
  out.push_back({"guide:" + file.stem().string(), "guide", text.substr(begin, line_end - begin),
                 text.substr(std::min(line_end + 1, text.size()))});
}

}  // namespace

std::vector<passage> rag_passages(const fs::path& rag_folder) {
  std::vector<passage> out;
  for (const fs::path& file : files_in(rag_folder / "pairs", ".py")) add_pair(file, out);
  if (out.empty())
    throw data_error("The library in " + (rag_folder / "pairs").string() + " is empty. Reinstall Maquette.");
  for (const fs::path& file : files_in(rag_folder / "guides", ".md")) add_guide(file, out);
  return out;
}

}  // namespace maquette
