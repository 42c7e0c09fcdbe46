// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>

#include "files/shipped_text.hpp"
#include "library/bind.hpp"
#include "library/compose.hpp"
#include "library/lexicon.hpp"
#include "library/pairs.hpp"
#include "library/reading.hpp"
#include "library/vocabulary.hpp"
#include "library/wording.hpp"
#include "maquette/author.hpp"
#include "maquette/error.hpp"

namespace maquette {
namespace {

using namespace library;

std::vector<edit> edits_of(const std::vector<bound_parameter>& bound) {
  std::vector<edit> edits;
  for (const auto& parameter : bound) edits.emplace_back(set_parameter{parameter.name, parameter.value});
  return edits;
}

nlohmann::json report_of(const script& script, const binding& binding) {
  nlohmann::json bound = nlohmann::json::array();
  for (const auto& parameter : binding.bound) {
    const auto* source = script.find_parameter(parameter.name);
    bound.push_back({{"name", parameter.name},
                     {"meaning", source->meaning},
                     {"unit", source->unit},
                     {"value", value_to_json(parameter.value)},
                     {"words", parameter.words}});
  }
  return bound;
}

/// The first line of a script becomes what the user asked for; the tags stay.
std::string with_prompt(const script& source, const std::string& prompt) {
  std::string text = source.text();
  const auto at = text.find(source.prompt());
  if (source.prompt().empty() || at == std::string::npos) return text;
  std::string line;
  for (const char c : prompt) {
    if (c == '"' || c == '\\') line += '\\';
    line += c == '\n' || c == '\r' ? ' ' : c;
  }
  return text.replace(at, source.prompt().size(), line);
}

/// What the library reads and puts together within a second or two.
constexpr std::size_t most_letters = 2000, most_things = 24;

std::optional<refusal> too_long(const std::string& words) {
  if (words.size() <= most_letters) return std::nullopt;
  return refusal{"That is a text of " + std::to_string(words.size()) + " letters; the library reads up to " +
                 std::to_string(most_letters) +
                 ". Say it in fewer words, or name a model (docs/providers.md), which reads more."};
}

refusal too_many(std::size_t things) {
  return {"The library puts up to " + std::to_string(most_things) + " things into a scene, and these are " +
          std::to_string(things) + ". Say how many there are of each (\"six chairs\"), or ask for fewer."};
}

/// One asset of a request with what the request says of it bound to its parameters.
struct bound_object {
  script source;
  binding bound;
};

class library_author final : public author {
 public:
  explicit library_author(const std::filesystem::path& rag)
      : lexicon_(load_lexicon(rag)),
        library_(rag, load_word_vectors(rag / "vectors" / "words.bin")),
        place_tools_(shipped_text(rag / "scene" / "place.py")) {}

  std::variant<proposal, refusal> propose(const brief& brief, const std::optional<blueprint>&,
                                          const author_context& at) const override {
    if (brief.reference)
      return refusal{
          "A picture needs a model that can see. Name one (docs/providers.md), or say in words what to "
          "make."};
    const std::string& prompt = brief.text;
    if (auto long_one = too_long(prompt)) return *long_one;
    host& host = at.blender;
    const scene_reading reading = read_scene(prompt, library_, lexicon_);
    if (reading.unknown) return refusal{unknown_thing(*reading.unknown, prompt, library_)};
    if (reading.objects.size() > most_things) return too_many(reading.objects.size());
    std::vector<bound_object> objects;
    for (const wanted_object& wanted : reading.objects) objects.push_back(bind(wanted));
    if (auto problems = problems_of(objects)) return refusal{*problems};

    proposal out;
    out.report["pairs"] = nlohmann::json::array();
    for (std::size_t i = 0; i < objects.size(); ++i) describe(reading.objects[i], objects[i], out);
    const bool scene = objects.size() > 1 || objects.front().bound.copies > 1;
    out.script =
        scene ? compose(prompt, reading, objects, host) : with_prompt(objects.front().source, prompt);
    return out;
  }

  std::variant<revision, refusal> revise(const script& script, const std::string& instruction, const exhibit&,
                                         const author_context& at) const override {
    if (auto long_one = too_long(instruction)) return *long_one;
    host& host = at.blender;
    binding bound = bind_request(script, split_words(rewritten(instruction, lexicon_)), lexicon_);
    if (bound.copies > 1)
      bound.left_out.push_back("\"" + std::to_string(bound.copies) +
                               "\" of the asset: ask for a new scene instead");
    if (!bound.problems.empty()) return refusal{joined(bound.problems) + " Nothing was changed."};
    revision out;
    out.report = {{"parameters", report_of(script, bound)}};
    out.edits = edits_of(changed_only(script, bound.bound));
    out.left_out = bound.left_out;
    out.notes = bound.notes;
    for (const removed_part& part : bound.removed) remove_part(script, part, host, out);
    if (out.edits.empty())
      return refusal{nothing_to_do(instruction, make_vocabulary(script, lexicon_), bound, out.left_out)};
    return out;
  }

 private:
  bound_object bind(const wanted_object& wanted) const {
    const script& source = library_.pairs()[wanted.name.pair].source;
    binding bound = bind_request(source, wanted.words, lexicon_);
    for (const removed_part& part : bound.removed)
      bound.left_out.push_back("\"" + part.words + "\": this one cannot do without");
    script with_values = bound.problems.empty() ? apply_edits(source, edits_of(bound.bound)) : source;
    return {std::move(with_values), std::move(bound)};
  }

  static std::string joined(const std::vector<std::string>& sentences) {
    std::string out;
    for (const std::string& sentence : sentences) out += (out.empty() ? "" : " ") + sentence;
    return out;
  }

  static std::optional<std::string> problems_of(const std::vector<bound_object>& objects) {
    std::vector<std::string> problems;
    for (const auto& object : objects)
      problems.insert(problems.end(), object.bound.problems.begin(), object.bound.problems.end());
    if (problems.empty()) return std::nullopt;
    return joined(problems) + " Nothing was built.";
  }

  void describe(const wanted_object& wanted, const bound_object& object, proposal& out) const {
    const pair& pair = library_.pairs()[wanted.name.pair];
    out.report["pairs"].push_back(
        {{"pair", pair.id},
         {"score", wanted.name.score},
         {"copies", object.bound.copies},
         {"relation", wanted.relation},
         {"anchor", wanted.anchor ? nlohmann::json(*wanted.anchor) : nlohmann::json()},
         {"parameters", report_of(object.source, object.bound)}});
    out.said.push_back("From the library: " + with_article(pair.spoken()) + ".");
    out.left_out.insert(out.left_out.end(), object.bound.left_out.begin(), object.bound.left_out.end());
    out.notes.insert(out.notes.end(), object.bound.notes.begin(), object.bound.notes.end());
  }

  std::string compose(const std::string& prompt, const scene_reading& reading,
                      const std::vector<bound_object>& objects, host& host) const {
    std::vector<placed_script> assets;
    std::vector<std::size_t> place_of(objects.size());
    std::set<std::string> labels;
    for (const std::size_t i : anchors_first(reading)) {
      std::string label = library_.pairs()[reading.objects[i].name.pair].id;
      for (int n = 2; !labels.insert(label).second; ++n)
        label = library_.pairs()[reading.objects[i].name.pair].id + "_" + std::to_string(n);
      std::optional<std::size_t> anchor;
      if (reading.objects[i].anchor) anchor = place_of[*reading.objects[i].anchor];
      place_of[i] = assets.size();
      assets.push_back({objects[i].source, host.analyse(objects[i].source), label, objects[i].bound.copies,
                        reading.objects[i].relation, anchor});
    }
    return compose_scene(prompt, assets, place_tools_);
  }

  /// What others are placed by is made first; otherwise the request's own order.
  static std::vector<std::size_t> anchors_first(const scene_reading& reading) {
    std::vector<std::size_t> order;
    while (order.size() < reading.objects.size()) {
      for (std::size_t i = 0; i < reading.objects.size(); ++i) {
        const auto& anchor = reading.objects[i].anchor;
        const auto is_placed = [&](std::size_t index) {
          return std::count(order.begin(), order.end(), index) > 0;
        };
        if (!is_placed(i) && (!anchor || is_placed(*anchor))) order.push_back(i);
      }
    }
    return order;
  }

  static std::vector<bound_parameter> changed_only(const script& script, std::vector<bound_parameter> bound) {
    std::erase_if(bound, [&](const bound_parameter& parameter) {
      const auto* now = script.find_parameter(parameter.name);
      return now != nullptr && now->value == parameter.value;
    });
    return bound;
  }

  /// Doing without a part that no parameter switches off: its cell goes, if no other cell needs it.
  void remove_part(const script& script, const removed_part& part, host& host, revision& out) const {
    for (const cell& cell : script.cells()) {
      if (cell.kind != "part") continue;
      const auto lemmas = name_words(cell.name);
      if (!std::count(lemmas.begin(), lemmas.end(), part.lemma)) continue;
      const analysis names = host.analyse(script);
      const std::size_t index = *script.index_of(cell.title);
      for (std::size_t i = index + 1; i < names.size(); ++i) {
        for (const std::string& name : names[index].defines) {
          if (!std::count(names[i].reads.begin(), names[i].reads.end(), name)) continue;
          out.left_out.push_back("\"" + part.words + "\": the cell \"" + names[i].title +
                                 "\" is built upon it");
          return;
        }
      }
      out.edits.emplace_back(delete_cell{cell.title});
      return;
    }
    out.left_out.push_back("\"" + part.words + "\"");
  }

  lexicon lexicon_;
  pair_library library_;
  std::string place_tools_;
};

}  // namespace

std::unique_ptr<author> make_library_author(const std::string& rag_folder) {
  return std::make_unique<library_author>(rag_folder);
}

}  // namespace maquette
