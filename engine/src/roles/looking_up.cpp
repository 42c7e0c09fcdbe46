// SPDX-License-Identifier: GPL-3.0-or-later
#include "roles/looking_up.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "maquette/error.hpp"
#include "roles/arguments.hpp"
#include "roles/shortened.hpp"
#include "wording/joined.hpp"

namespace maquette {
namespace {

using nlohmann::json;

constexpr std::size_t passages_found = 8, letters_of_excerpt = 160;

json kinds_in(const retriever& knowledge) {
  std::set<std::string> kinds;
  for (const passage& each : knowledge.passages()) kinds.insert(each.kind);
  return kinds;
}

display search(const retriever& knowledge, const json& arguments) {
  std::vector<std::string> kinds;
  if (arguments.contains("kind")) kinds.push_back(arguments["kind"]);
  std::string text;
  for (const hit& each : knowledge.find(arguments["query"].get<std::string>(), passages_found, kinds)) {
    const passage& found = knowledge.passages()[each.index];
    text += "- " + found.id + " (" + found.kind + "): " + found.title + ". " +
            shortened_line(found.text, letters_of_excerpt) + "\n";
  }
  if (text.empty()) return {"Nothing was found. Try other words, or leave out the kind."};
  return {text + "read_passage gives the whole of one by its id."};
}

display read(const retriever& knowledge, const json& arguments) {
  const auto& id = arguments["id"].get_ref<const std::string&>();
  const auto found = std::ranges::find(knowledge.passages(), id, &passage::id);
  if (found == knowledge.passages().end())
    throw input_error("There is no passage \"" + id + "\". Take an id as search_docs gives it.");
  return {found->title + "\n\n" + found->text};
}

}  // namespace

std::vector<instrument> passage_instruments(std::shared_ptr<const retriever> knowledge) {
  if (!knowledge || knowledge->passages().empty()) return {};
  tool searching{
      "search_docs",
      "Searches the API of the Blender that the script runs in, guides for writing scripts, verified "
      "scripts and their cells. Gives ids, titles and excerpts.",
      arguments_schema(
          {{"query", text_argument("what is looked for, in words or as it is written in Python")},
           {"kind", choice_argument(kinds_in(*knowledge), "only passages of this kind")}},
          {"query"})};
  tool reading{"read_passage", "Gives the whole of a passage that search_docs has found.",
               arguments_schema({{"id", text_argument("its id")}}, {"id"})};
  return {
      {std::move(searching), [knowledge](const json& with) { return search(*knowledge, with); },
       [](const json& with) { return "looks up: " + shortened_line(with["query"].get<std::string>(), 80); }},
      {std::move(reading), [knowledge](const json& with) { return read(*knowledge, with); },
       [](const json& with) { return "reads: " + shortened_line(with["id"].get<std::string>(), 80); }}};
}

std::vector<instrument> recall_instruments(std::vector<remark> earlier) {
  if (std::ranges::all_of(earlier, &remark::current)) return {};
  tool recalling{"recall", "Gives the whole of what was said earlier in this session.",
                 arguments_schema({{"id", text_argument("the remark's id, such as critic-2")}}, {"id"})};
  const auto recall = [earlier = std::move(earlier)](const json& with) -> display {
    const auto& id = with["id"].get_ref<const std::string&>();
    const auto found = std::ranges::find(earlier, id, &remark::id);
    if (found != earlier.end()) return {found->full};
    throw input_error("Nothing was said under \"" + id +
                      "\". There are: " + joined(earlier, ", ", &remark::id) + ".");
  };
  return {{std::move(recalling), recall,
           [](const json& with) { return "recalls: " + shortened_line(with["id"].get<std::string>(), 80); }}};
}

}  // namespace maquette
