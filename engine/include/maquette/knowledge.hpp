// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "maquette/embeddings.hpp"
#include "maquette/retriever.hpp"

namespace maquette {

/// What rag/ has to look up: pairs ("pair:chair"), their cells ("cell:chair/part: seat") and guides
/// ("guide:round-edges"). Throws data_error where it is incomplete.
std::vector<passage> rag_passages(const std::filesystem::path& rag_folder);

/// Where an index is kept and for which texts: `key` names those of the host (Blender's version and build);
/// what stands in rag/ is added to it.
struct index_place {
  std::filesystem::path file;
  std::string key;
};

/// The index as it was built before; nothing where there is none for this key. Vectors are a provider's where
/// settings are given, else those of the local word vectors; the two are different indices.
std::optional<retriever> load_knowledge(const std::filesystem::path& rag_folder, const index_place& place,
                                        const std::optional<embedding_settings>& provider = {});

/// Builds the index over the host's passages (Blender's API, its drift) and those of rag/, and keeps it; a
/// folder that cannot be written is no fault.
retriever build_knowledge(const std::filesystem::path& rag_folder, const index_place& place,
                          std::vector<passage> host_passages,
                          const std::optional<embedding_settings>& provider = {});

}  // namespace maquette
