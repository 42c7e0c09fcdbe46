// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>

#include "blueprint/boxes.hpp"
#include "maquette/blueprint.hpp"
#include "maquette/error.hpp"
#include "maquette/parameter.hpp"

namespace maquette {
namespace {

using faults = std::vector<std::string>;

/// The whole may differ from its boxes by this share: planners round.
constexpr double size_share = 0.1;

std::string metres(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f m", value);
  return text;
}

void check_names(const blueprint& plan, faults& found) {
  if (plan.parts.empty()) found.push_back("The blueprint has no parts; name at least one.");
  std::set<std::string> names, materials;
  for (const blueprint_material& each : plan.materials) materials.insert(each.name);
  for (const blueprint_part& part : plan.parts) {
    if (part.name.empty()) found.push_back("A part has no name.");
    if (!names.insert(part.name).second)
      found.push_back("Two parts are called \"" + part.name + "\"; give each a name of its own.");
    if (part.boxes.empty()) found.push_back("\"" + part.name + "\" has no box.");
    if (!materials.contains(part.material))
      found.push_back("\"" + part.name + "\" is of the material \"" + part.material +
                      "\", which is not among the materials.");
  }
  for (const blueprint_part& part : plan.parts)
    for (const auto* list : {&part.attaches_to, &part.inside})
      for (const std::string& other : *list)
        if (!names.contains(other) || other == part.name)
          found.push_back("\"" + part.name + "\" names \"" + other + "\", which is no other part.");
}

void check_sizes(const blueprint& plan, faults& found) {
  for (const blueprint_part& part : plan.parts)
    for (const blueprint_box& box : part.boxes)
      if (std::ranges::any_of(box.size, [](double extent) { return !(extent > 0.0) || extent > 1e4; }))
        found.push_back("A box of \"" + part.name + "\" has a size that is not above 0 m.");
  const blueprint_box whole = bounds_of(plan);
  static constexpr const char* extents[] = {"wide (x)", "deep (y)", "high (z)"};
  for (std::size_t axis = 0; axis < 3; ++axis)
    if (std::abs(whole.size[axis] - plan.size[axis]) >
        size_share * std::max(plan.size[axis], whole.size[axis]))
      found.push_back("The whole is said to be " + metres(plan.size[axis]) + " " + extents[axis] +
                      ", and its boxes together are " + metres(whole.size[axis]) + ".");
}

void check_ground(const blueprint& plan, faults& found) {
  if (plan.stands != stand::ground || plan.parts.empty()) return;
  const double lowest = bounds_of(plan).low()[2];
  if (std::abs(lowest) > touching_distance(plan))
    found.push_back("The lowest box begins at z = " + metres(lowest) +
                    "; what stands on the ground begins at 0.");
}

void check_attachments(const blueprint& plan, faults& found) {
  const double near = touching_distance(plan);
  for (const blueprint_part& part : plan.parts)
    for (const std::string& name : part.attaches_to) {
      const blueprint_part* other = plan.find(name);
      if (other == nullptr || other->boxes.empty()) continue;
      for (const blueprint_box& box : part.boxes)
        if (const double gap = gap_to_nearest(box, other->boxes).distance; gap > near) {
          found.push_back("\"" + part.name + "\" attaches to \"" + name + "\", but a box of it is " +
                          metres(gap) + " away from there.");
          break;
        }
    }
}

/// Whether every part hangs together with what stands on the ground.
void check_support(const blueprint& plan, faults& found) {
  const double near = touching_distance(plan);
  std::set<std::string> held;
  for (const blueprint_part& part : plan.parts)
    if (plan.stands != stand::ground
            ? part.attaches_to.empty()
            : std::ranges::any_of(part.boxes, [&](const blueprint_box& box) { return box.low()[2] <= near; }))
      held.insert(part.name);
  if (held.empty() && !plan.parts.empty()) held.insert(plan.parts.front().name);
  for (bool grew = true; grew;) {
    grew = false;
    for (const blueprint_part& part : plan.parts) {
      const auto joins = [&](const blueprint_part& other) {
        return std::ranges::find(part.attaches_to, other.name) != part.attaches_to.end() ||
               std::ranges::find(part.inside, other.name) != part.inside.end() ||
               std::ranges::find(other.attaches_to, part.name) != other.attaches_to.end();
      };
      if (!held.contains(part.name) && std::ranges::any_of(plan.parts, [&](const blueprint_part& other) {
            return held.contains(other.name) && joins(other);
          }))
        grew = held.insert(part.name).second;
    }
  }
  for (const blueprint_part& part : plan.parts)
    if (!held.contains(part.name))
      found.push_back("\"" + part.name +
                      "\" hangs on nothing: say what it attaches to, up to a part that stands.");
}

void check_parameters(const blueprint& plan, faults& found) {
  std::set<std::string> names;
  for (const std::string& line : plan.parameters) try {
      const auto parameter = parse_parameter(line);
      if (!parameter)
        found.push_back("\"" + line +
                        "\" is no parameter; write one like `LEGS = 4  # 3..8: number of legs`.");
      else if (!names.insert(parameter->name).second)
        found.push_back("The parameter " + parameter->name + " stands twice.");
    } catch (const input_error& reason) {
      found.emplace_back(reason.what());
    }
}

}  // namespace

std::vector<std::string> blueprint_faults(const blueprint& plan) {
  faults found;
  check_names(plan, found);
  check_sizes(plan, found);
  check_ground(plan, found);
  check_attachments(plan, found);
  check_support(plan, found);
  check_parameters(plan, found);
  return found;
}

}  // namespace maquette
