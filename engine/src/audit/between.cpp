// SPDX-License-Identifier: GPL-3.0-or-later
// What stands between two parts that somebody names, whether or not they are each other's nearest.
#include <algorithm>

#include "audit/neighbours.hpp"
#include "audit/part_contacts.hpp"
#include "maquette/error.hpp"
#include "wording/joined.hpp"

namespace maquette {
namespace {

using namespace auditing;

std::size_t find_part(const scene& scene, const std::string& name) {
  const auto found = std::ranges::find(scene.parts, name, &scene_part::name);
  if (found != scene.parts.end() && found->triangles > 0)
    return static_cast<std::size_t>(found - scene.parts.begin());
  if (found != scene.parts.end()) throw input_error("The part \"" + name + "\" has no surface to measure.");
  throw input_error("There is no part \"" + name +
                    "\" in the scene; there are: " + joined(scene.parts, ", ", &scene_part::name) + ".");
}

part_contact across(scene& scene, std::size_t first, std::size_t second) {
  std::vector<std::uint32_t> mine;
  for (std::uint32_t i = 0; i < scene.islands.size(); ++i)
    if (scene.islands[i]->part == first) mine.push_back(i);
  const auto near =
      find_nearest(scene, mine, [&](std::uint32_t other) { return scene.islands[other]->part == second; });
  if (!near) throw input_error("Nothing can be measured between these parts: they lie too far apart.");
  return {scene.parts[first].name,
          scene.parts[second].name,
          contact_state::apart,
          near->distance(),
          scene.placed(near->near.first),
          scene.placed(near->near.second),
          0.0,
          0.0};
}

}  // namespace

part_contact measure_between(const std::vector<part_mesh>& meshes, const std::string& first,
                             const std::string& second) {
  // All parts are read: how near is touching depends on how large the asset is.
  scene scene = read_scene(meshes);
  const std::size_t one = find_part(scene, first), other = find_part(scene, second);
  if (one == other) throw input_error("Between a part and itself there is nothing to measure; name two.");
  for (const part_contact& contact : part_contacts(scene, find_contacts(scene)))
    if ((contact.first == first && contact.second == second) ||
        (contact.first == second && contact.second == first))
      return contact;
  return across(scene, one, other);
}

}  // namespace maquette
