// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/pieces.hpp"

#include <map>

namespace maquette::auditing {

std::vector<piece> find_pieces(const scene& scene, contact_graph& graph, std::optional<double> ground) {
  std::map<std::uint32_t, piece> pieces;
  for (std::uint32_t i = 0; i < scene.islands.size(); ++i) {
    const island& island = *scene.islands[i];
    piece& piece = pieces[graph.together.find(i)];
    piece.islands.push_back(i);
    piece.parts.insert(island.part);
    piece.bounds.add(island.bounds);
    piece.area += island.area;
  }
  std::vector<piece> result;
  for (auto& [root, piece] : pieces) {
    const double lowest = static_cast<double>(piece.bounds.low[2]) + scene.middle[2];
    piece.grounded = ground && lowest <= *ground + scene.touching;
    result.push_back(std::move(piece));
  }
  return result;
}

}  // namespace maquette::auditing
