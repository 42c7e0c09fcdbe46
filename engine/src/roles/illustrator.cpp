// SPDX-License-Identifier: GPL-3.0-or-later
#include "roles/illustrator.hpp"

#include <utility>

#include "embedded/concept_from_sheet.hpp"
#include "embedded/concept_picture.hpp"
#include "roles/prompt.hpp"

namespace maquette {
namespace {

std::string told_parts(const blueprint& plan) {
  std::string text;
  for (const blueprint_part& part : plan.parts)
    text += "- " + part.name + " (" + part.material + "): " + part.description + "\n";
  return text;
}

std::string told_materials(const blueprint& plan) {
  std::string text;
  for (const blueprint_material& each : plan.materials)
    text += "- " + each.name + ": " + each.colour + (each.look.empty() ? "" : ", " + each.look) + "\n";
  return text;
}

}  // namespace

picture draw_concept(image_model& illustrator, const blueprint& plan, const picture& sheet, meter& used,
                     const price_table& prices, std::stop_token stop) {
  used.check();
  picture_request wanted;
  wanted.prompt =
      fill(embedded::concept_picture(),
           {{"summary", plan.summary}, {"parts", told_parts(plan)}, {"materials", told_materials(plan)}});
  if (illustrator.takes_reference()) {
    wanted.prompt += embedded::concept_from_sheet();
    wanted.reference = sheet;
  }
  picture_reply reply = illustrator.draw(wanted, std::move(stop));
  reply.usage.money = prices.cost(illustrator.name(), reply.usage);
  used.add("image", reply.usage);
  return std::move(reply.drawn);
}

}  // namespace maquette
