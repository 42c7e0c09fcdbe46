// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/lexicon.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <nlohmann/json.hpp>

#include "maquette/error.hpp"

namespace maquette::library {
namespace {

using nlohmann::json;

json read_json(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in)
    throw data_error("Cannot read " + file.string() + ". Reinstall Maquette, or restore its rag folder.");
  try {
    return json::parse(in);
  } catch (const json::exception& reason) {
    throw data_error(file.string() + " is damaged (" + reason.what() + "). Reinstall Maquette.");
  }
}

std::map<std::string, direction> directions(const json& table) {
  std::map<std::string, direction> out;
  for (const auto& [word, entry] : table.items())
    out[word] = {entry.at(0).get<std::string>(), entry.at(1).get<int>(), entry.size() > 2};
  return out;
}

std::map<std::string, material_word> materials(const json& table) {
  std::map<std::string, material_word> out;
  for (const auto& [word, entry] : table.items()) {
    material_word material{entry.at(0).get<std::vector<std::string>>(), std::nullopt};
    if (entry.at(1).is_string()) material.usual_colour = from_hex(entry.at(1).get<std::string>());
    out[word] = std::move(material);
  }
  return out;
}

void fill(lexicon& words, const json& table) {
  table.at("rewrites").get_to(words.rewrites);
  table.at("numbers").get_to(words.numbers);
  for (const auto& [word, entry] : table.at("units").items())
    words.units[word] = {entry.at(0).get<std::string>(), entry.at(1).get<double>()};
  table.at("dimensions").get_to(words.dimensions);
  words.adjectives = directions(table.at("adjectives"));
  words.verbs = directions(table.at("verbs"));
  table.at("comparatives").get_to(words.comparatives);
  table.at("superlatives").get_to(words.superlatives);
  table.at("turns").get_to(words.turns);
  table.at("sides").get_to(words.sides);
  table.at("fills").get_to(words.fills);
  table.at("sizes").get_to(words.sizes);
  table.at("factors").get_to(words.factors);
  table.at("degrees").get_to(words.degrees);
  for (const auto& [word, gloss] : table.at("finishes").items()) {
    if (gloss.is_number())
      words.finishes[word] = gloss.get<double>();
    else
      words.finish_changes[word] = gloss.get<std::string>() == "+" ? 1 : -1;
  }
  words.materials = materials(table.at("materials"));
  table.at("colour_changes").get_to(words.colour_changes);
  table.at("more").get_to(words.more);
  table.at("relations").get_to(words.relations);
  table.at("negations").get_to(words.negations);
  table.at("additions").get_to(words.additions);
  table.at("pronouns").get_to(words.pronouns);
  table.at("everything").get_to(words.everything);
  table.at("possible").get_to(words.possible);
  table.at("connectors").get_to(words.connectors);
  table.at("stop").get_to(words.stop);
  table.at("commands").get_to(words.commands);
}

}  // namespace

lexicon load_lexicon(const std::filesystem::path& rag_folder) {
  const auto words_file = rag_folder / "lexicon" / "words.json";
  const auto colours_file = rag_folder / "lexicon" / "colours.json";
  lexicon words;
  try {
    fill(words, read_json(words_file));
    const json colours = read_json(colours_file);
    for (const auto& [name, hex] : colours.at("colours").items())
      words.colours[name] = from_hex(hex.get<std::string>());
  } catch (const json::exception& reason) {
    throw data_error("The lexicon in " + words_file.parent_path().string() + " is damaged (" + reason.what() +
                     "). Reinstall Maquette.");
  }
  return words;
}

namespace {

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

/// The ends of the words of a phrase of at most five that starts at `at`, one blank between them.
std::vector<std::size_t> word_ends(const std::string& request, std::size_t at) {
  std::vector<std::size_t> ends;
  while (ends.size() < 5 && at < request.size() && is_letter(request[at])) {
    while (at < request.size() && is_letter(request[at])) ++at;
    ends.push_back(at);
    if (at < request.size() && request[at] == ' ') ++at;
  }
  return ends;
}

/// Of the phrase, or of the phrase in the singular: "pine trees".
const std::string* find_rewrite(std::string phrase, const lexicon& words) {
  auto found = words.rewrites.find(phrase);
  if (found == words.rewrites.end() && phrase.ends_with('s')) {
    phrase.pop_back();
    found = words.rewrites.find(phrase);
  }
  return found == words.rewrites.end() ? nullptr : &found->second;
}

}  // namespace

std::string rewritten(const std::string& request, const lexicon& words) {
  std::string out;
  for (std::size_t at = 0; at < request.size();) {
    const auto ends = word_ends(request, at);
    const std::string* better = nullptr;
    std::size_t end = ends.empty() ? at + 1 : ends.front();
    for (auto last = ends.rbegin(); last != ends.rend() && better == nullptr; ++last) {
      better = find_rewrite(lower(request.substr(at, *last - at)), words);
      if (better != nullptr) end = *last;
    }
    out += better != nullptr ? *better : request.substr(at, end - at);
    at = end;
  }
  return out;
}

}  // namespace maquette::library
