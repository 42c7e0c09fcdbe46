// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/pairs.hpp"

#include <algorithm>
#include <map>

#include "files/shipped_text.hpp"
#include "library/vocabulary.hpp"
#include "maquette/error.hpp"

namespace maquette::library {
namespace {

/// What a pair is found by: its prompt, its names, its parts and what its parameters mean.
std::string passage_text(const script& source) {
  std::string text = source.prompt();
  for (const std::string& tag : source.tags()) text += " " + tag;
  for (const std::string& part : source.part_names()) text += " " + part;
  for (const parameter& parameter : source.parameters()) text += " " + parameter.meaning;
  return text;
}

std::string spoken_names(const script& source) {
  std::string text;
  for (const std::string& tag : source.tags()) text += (text.empty() ? "" : " ") + tag;
  return text;
}

}  // namespace

std::string pair::spoken() const {
  std::string out = id;
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

pair_library::pair_library(const std::filesystem::path& rag_folder,
                           std::shared_ptr<const embedder> embedder) {
  const auto folder = rag_folder / "pairs";
  std::vector<std::filesystem::path> files;
  std::error_code unreadable;
  for (const auto& entry : std::filesystem::directory_iterator(folder, unreadable))
    if (entry.path().extension() == ".py") files.push_back(entry.path());
  if (files.empty()) throw data_error("The library in " + folder.string() + " is empty. Reinstall Maquette.");
  std::sort(files.begin(), files.end());
  std::vector<passage> passages, named;
  for (const auto& file : files) {
    script source(shipped_text(file));
    auto names = tag_names(source);
    if (names.empty()) throw data_error(file.string() + " has no line 'Tags:' in its docstring.");
    const std::string id = file.stem().string();
    passages.push_back({"pair:" + id, "pair", source.prompt(), passage_text(source)});
    named.push_back({"pair:" + id, "pair", id, spoken_names(source)});
    pairs_.push_back({id, std::move(source), std::move(names)});
  }
  index_.emplace(std::move(passages), embedder);
  names_.emplace(std::move(named), std::move(embedder));
}

std::vector<mention> pair_library::mentions(const std::string& request,
                                            const std::vector<word>& words) const {
  std::vector<std::string> lemmas;
  for (const word& word : words) lemmas.push_back(word.lemma);
  std::map<std::size_t, double> scores;
  for (const hit& hit : index_->find(request, pairs_.size())) scores[hit.index] = hit.score;

  std::vector<mention> out;
  for (std::size_t at = 0; at < words.size();) {
    mention best;
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      const std::size_t size = match_name(lemmas, at, pairs_[i].names);
      if (size == 0) continue;
      const bool longer = size > best.end - best.begin;
      const bool nearer = size == best.end - best.begin && scores[i] > best.score;
      if (longer || nearer) best = {i, at, at + size, scores[i]};
    }
    if (best.end == best.begin) {
      ++at;
    } else {
      out.push_back(best);
      at = best.end;
    }
  }
  return out;
}

std::vector<std::size_t> pair_library::nearest(const std::string& request, std::size_t limit) const {
  std::vector<std::size_t> out;
  for (const hit& hit : names_->find(request, limit)) out.push_back(hit.index);
  // A request of words that the index has never met still gets an answer: the library's first pairs.
  for (std::size_t i = 0; out.size() < std::min(limit, pairs_.size()); ++i)
    if (!std::count(out.begin(), out.end(), i)) out.push_back(i);
  return out;
}

}  // namespace maquette::library
