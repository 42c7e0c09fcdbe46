// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/knowledge.hpp"

#include <pybind11/stl.h>

#include "maquette/error.hpp"
#include "module.hpp"
#include "values.hpp"

namespace maquette::bindings {
namespace {

namespace py = pybind11;
using nlohmann::json;

search_by read_search(const std::string& by) {
  if (by == "words") return search_by::words;
  if (by == "meaning") return search_by::meaning;
  if (by == "both") return search_by::both;
  throw input_error("A search goes by words, meaning or both, not by '" + by + "'.");
}

json to_json(const passage& passage) {
  return {{"id", passage.id}, {"kind", passage.kind}, {"title", passage.title}, {"text", passage.text}};
}

dictionaries find(const retriever& self, const std::string& query, std::size_t limit,
                  const std::vector<std::string>& kinds, const std::string& by) {
  std::vector<hit> hits;
  {
    const py::gil_scoped_release release;
    hits = self.find(query, limit, kinds, read_search(by));
  }
  json out = json::array();
  for (const hit& hit : hits) {
    json found = to_json(self.passages()[hit.index]);
    found["score"] = hit.score;
    out.push_back(std::move(found));
  }
  return to_dictionaries(out);
}

std::optional<embedding_settings> read_settings(const optional_dictionary& given) {
  if (given.is_none()) return std::nullopt;
  const json settings = bindings::to_json(given);
  return embedding_settings{settings.at("url"), settings.at("model"), settings.value("key", "")};
}

std::vector<passage> read_passages(const dictionaries& given) {
  std::vector<passage> passages;
  for (const json& each : bindings::to_json(given))
    passages.push_back({each.at("id"), each.at("kind"), each.at("title"), each.at("text")});
  return passages;
}

}  // namespace

void bind_knowledge(py::module_& module) {
  py::class_<retriever, std::shared_ptr<retriever>>(module, "Knowledge",
                        "Passages that are found by words and by meaning. Safe from several threads.")
      .def("find", &find, py::arg("query"), py::arg("limit") = 8, py::arg("kinds") = py::list(),
           py::arg("by") = "both",
           "The best passages (id, kind, title, text, score), of these kinds where any are given.")
      .def(
          "passages",
          [](const retriever& self) {
            json out = json::array();
            for (const passage& passage : self.passages()) out.push_back(to_json(passage));
            return to_dictionaries(out);
          },
          "All passages.")
      .def(
          "__len__", [](const retriever& self) { return self.passages().size(); },
          "How many passages there are.");
  module.def(
      "load_knowledge",
      [](const std::string& rag_folder, const std::string& file, const std::string& key,
         const optional_dictionary& embeddings) {
        const auto provider = read_settings(embeddings);
        const py::gil_scoped_release release;
        return load_knowledge(rag_folder, {file, key}, provider);
      },
      py::arg("rag_folder"), py::arg("file"), py::arg("key"), py::arg("embeddings") = py::none(),
      "The index as it was built before, or None where there is none for this key. `embeddings` names a "
      "provider: "
      "url, model and key.");
  module.def(
      "build_knowledge",
      [](const std::string& rag_folder, const std::string& file, const std::string& key,
         const dictionaries& given, const optional_dictionary& embeddings) {
        auto passages = read_passages(given);
        const auto provider = read_settings(embeddings);
        const py::gil_scoped_release release;
        return build_knowledge(rag_folder, {file, key}, std::move(passages), provider);
      },
      py::arg("rag_folder"), py::arg("file"), py::arg("key"), py::arg("passages"),
      py::arg("embeddings") = py::none(),
      "Build the index over these passages and those of the rag folder, and keep it in the file.");
}

}  // namespace maquette::bindings
