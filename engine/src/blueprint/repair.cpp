// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "blueprint/boxes.hpp"
#include "maquette/blueprint.hpp"
#include "maquette/error.hpp"
#include "maquette/structured.hpp"

namespace maquette {
namespace {

/// A gap up to this share of the whole is a slip of arithmetic; a wider one is another plan.
constexpr double slip_share = 0.15;

void move(blueprint_box& box, const point& way) {
  for (std::size_t axis = 0; axis < 3; ++axis) box.centre[axis] += way[axis];
}

/// What the schema says of it. That a value holds a wrong one is left to what is said of the inner one.
std::vector<std::string> misfits_of(const nlohmann::json& json) {
  const std::vector<std::string> all = schema_misfits(json, blueprint_schema());
  std::vector<std::string> misfits = all;
  std::erase_if(misfits, [](const std::string& each) {
    return each.find("Failed to validate against schema associated with") != std::string::npos ||
           each.find("Failed to validate item") != std::string::npos;
  });
  return misfits.empty() ? all : misfits;
}

void set_on_ground(blueprint& plan, std::vector<std::string>& said) {
  if (plan.stands != stand::ground || plan.parts.empty()) return;
  const blueprint_box whole = bounds_of(plan);
  const double lowest = whole.low()[2];
  if (std::abs(lowest) <= 1e-6) return;
  for (blueprint_part& part : plan.parts)
    for (blueprint_box& box : part.boxes) move(box, {0.0, 0.0, -lowest});
  said.push_back("The whole was set on the ground.");
}

/// Boxes that nearly touch what they attach to are moved there.
void close_gaps(blueprint& plan, std::vector<std::string>& said) {
  const point size = bounds_of(plan).size;
  const double most = slip_share * std::hypot(size[0], size[1], size[2]);
  for (blueprint_part& part : plan.parts) {
    bool moved = false;
    for (blueprint_box& box : part.boxes) {
      // Between several, moving to one may leave the other: only a part with one place to go is moved.
      if (part.attaches_to.size() != 1) continue;
      const blueprint_part* other = plan.find(part.attaches_to.front());
      if (other == nullptr || other == &part || other->boxes.empty()) continue;
      const box_gap gap = gap_to_nearest(box, other->boxes);
      if (gap.distance <= 0.0 || gap.distance > most) continue;
      move(box, gap.way);
      moved = true;
    }
    if (moved) said.push_back("\"" + part.name + "\" was moved to \"" + part.attaches_to.front() + "\".");
  }
}

/// The boxes are what is built; the size is what is said of them.
void agree_on_size(blueprint& plan) {
  const blueprint_box whole = bounds_of(plan);
  for (std::size_t axis = 0; axis < 3; ++axis)
    if (std::abs(whole.size[axis] - plan.size[axis]) <= slip_share * plan.size[axis])
      plan.size[axis] = whole.size[axis];
}

}  // namespace

std::vector<std::string> repair_blueprint(blueprint& plan) {
  std::vector<std::string> said;
  close_gaps(plan, said);
  set_on_ground(plan, said);
  agree_on_size(plan);
  return said;
}

blueprint read_blueprint(const nlohmann::json& json) {
  std::vector<std::string> faults = misfits_of(json);
  blueprint plan;
  if (faults.empty()) {
    plan = json.get<blueprint>();
    agree_on_size(plan);
    faults = blueprint_faults(plan);
  }
  if (faults.empty()) return plan;
  std::string all = "The blueprint cannot be built as it stands:";
  for (const std::string& fault : faults) all += "\n- " + fault;
  throw input_error(all + "\nMend " + (faults.size() == 1 ? "this" : "these") + " in its JSON.");
}

}  // namespace maquette
