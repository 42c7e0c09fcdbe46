// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/part_contacts.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace maquette::auditing {

std::vector<part_contact> part_contacts(const scene& scene, const contact_graph& graph) {
  std::map<std::pair<std::size_t, std::size_t>, part_contact> contacts;
  for (const meeting& meeting : graph.meetings) {
    const island *first = scene.islands[meeting.first], *second = scene.islands[meeting.second];
    part_contact contact{scene.name_of(*first),    scene.name_of(*second),   meeting.state, 0.0,
                         scene.placed(meeting.at), scene.placed(meeting.at), 0.0,           0.0};
    if (meeting.depth) {
      contact.depth = meeting.depth->depth;
      contact.volume = meeting.depth->volume;
      contact.at_first = scene.placed(meeting.depth->at);
      contact.at_second = scene.placed(meeting.depth->out);
    }
    const auto rank = [](const part_contact& each) {
      return std::pair(each.state == contact_state::penetrating ? 2 : each.state == contact_state::contained,
                       each.depth);
    };
    const auto [found, is_new] = contacts.emplace(std::minmax(first->part, second->part), contact);
    if (is_new) continue;
    const double volume = found->second.volume + contact.volume;
    if (rank(found->second) < rank(contact)) found->second = contact;
    found->second.volume = volume;
  }
  std::vector<part_contact> result;
  for (auto& [parts, contact] : contacts) result.push_back(std::move(contact));
  return result;
}

}  // namespace maquette::auditing
