// SPDX-License-Identifier: GPL-3.0-or-later
// The pictures that an asset is held against: the user's reference, or a concept.
#include <algorithm>
#include <ranges>
#include <utility>

#include "files/scratch_folder.hpp"
#include "maquette/error.hpp"
#include "pipeline/pipeline.hpp"
#include "session/asset_folder.hpp"
#include "session/request_steps.hpp"
#include "views/picture_file.hpp"

namespace maquette {
namespace {

/// An outline that is read with less is not told to a critic: it would be taken for a fact.
constexpr double sure = 0.7;

std::string file_name(const char* stem, const picture& of) {
  if (of.media_type == "image/jpeg") return std::string(stem) + ".jpg";
  return std::string(stem) + (of.media_type == "image/webp" ? ".webp" : ".png");
}

}  // namespace

/// Reads the outline in the user's picture, and keeps the picture with the asset.
void pipeline::read_reference(const brief& wanted) {
  if (!wanted.reference || !author_.plans()) return;
  const std::string name = file_name("reference", *wanted.reference);
  if (!request_->folder.empty()) {
    asset_folder(request_->folder).write(name, wanted.reference->bytes);
    outline_ = host_.outline_in(request_->folder / name);
  } else {
    const scratch_folder scratch;
    asset_folder(scratch.path()).write(name, wanted.reference->bytes);
    outline_ = host_.outline_in(scratch.path() / name);
  }
}

/// How far the outline agrees with the reference's, as a reviewer is told; empty where that cannot be said.
std::string pipeline::said_outline(const std::vector<part_mesh>& parts) const {
  if (!outline_ || !outline_->mask || outline_->confidence < sure || parts.empty()) return {};
  const outline_report found = compare_outline(*outline_->mask, parts, stop_);
  return "- outline: " + outline_finding(found, outline_->confidence).message + "\n";
}

void pipeline::report_outline() {
  if (!outline_) return;
  if (!outline_->mask) {
    report_.set("outline", {{"reason", outline_->reason}});
    report_.add("notes", {"The outline was not compared with the picture's: " + outline_->reason});
    return;
  }
  begin("audit", "Comparing the outline with the picture's");
  const outline_report found = compare_outline(*outline_->mask, host_.inspect(), stop_);
  nlohmann::json told = found;
  told["confidence"] = outline_->confidence;
  told["finding"] = outline_finding(found, outline_->confidence);
  report_.set("outline", std::move(told));
  report_.stop_clock("audit");
}

/// Has a concept drawn while the parts are written. A run that was cut goes on with the picture that it had.
std::future<std::optional<picture>> pipeline::begin_to_imagine(const blueprint& plan, const picture& sheet,
                                                               const author_context& at) {
  return std::async(std::launch::async, [this, plan, sheet, &at] {
    std::optional<picture> concept_picture = request_->resumes ? earlier_concept() : std::nullopt;
    if (!concept_picture) {
      concept_picture = author_.imagine(plan, sheet, at);
      if (concept_picture) keep_step("imagined", picture_to_json(*concept_picture));
    }
    if (concept_picture && !request_->folder.empty()) {
      const std::string name = file_name("concept", *concept_picture);
      asset_folder(request_->folder).write(name, concept_picture->bytes);
      emit_(drawn{"concept", (request_->folder / name).string()});
    }
    return concept_picture;
  });
}

std::optional<picture> pipeline::earlier_concept() const {
  const std::vector<step_record> steps = store_.steps(session_);
  const auto found = std::ranges::find(steps | std::views::reverse, "imagined", &step_record::name);
  if (found == (steps | std::views::reverse).end()) return std::nullopt;
  return picture_from_json(found->detail);
}

/// The concept takes the place of the picture that the user did not give. One that could not be drawn costs
/// the run nothing but a note.
void pipeline::take_concept(std::future<std::optional<picture>>& imagining, brief& wanted) {
  const auto none = [&](const error& reason) {
    report_.add("notes", {std::string("There is no concept picture: ") + reason.what()});
  };
  try {
    wanted.reference = imagining.get();
    wanted.imagined = wanted.reference.has_value();
    if (wanted.imagined) report_.set("concept", file_name("concept", *wanted.reference));
  } catch (const limit_reached& reason) {
    none(reason);
  } catch (const provider_error& reason) {
    none(reason);
  } catch (const model_error& reason) {
    none(reason);
  }
}

}  // namespace maquette
