// SPDX-License-Identifier: GPL-3.0-or-later
// The artist's hand: what was changed in Blender is in the script before anything is built upon it.
#include "maquette/hand.hpp"

#include <algorithm>
#include <utility>

#include "pipeline/naming.hpp"
#include "pipeline/pipeline.hpp"
#include "wording/joined.hpp"

namespace maquette {
namespace {

std::string part_of(const std::string& title) {
  const std::size_t colon = title.find(": ");
  return colon == std::string::npos ? title : title.substr(colon + 2);
}

}  // namespace

pipeline::standing pipeline::stand() { return keep_hand(keep_own_script()); }

bool pipeline::is_own_script(const std::optional<version_record>& latest) {
  if (!request_->script || (latest && *request_->script == latest->script)) return false;
  if (!latest || latest->author != by_hand || !latest->parent) return true;
  // The hand may have been read without the files being written: they are then what it was laid upon.
  const auto beneath = store_.version(session_, *latest->parent);
  return !beneath || beneath->script != *request_->script;
}

bool pipeline::is_changed_by_hand(const script& current) {
  host_.set_asset(session_, asset_name(current));
  hand_ = host_.hand();
  return !hand_.is_empty();
}

/// A version of its own, before the next step: the artist's hand wins, and nothing of it is lost.
pipeline::standing pipeline::keep_hand(standing now) {
  if (hand_.is_empty() && !is_changed_by_hand(now.current)) return now;
  const hand_report hand = std::exchange(hand_, {});
  const script next = with_hand(now.current, hand);
  code_.add_made_of(now.current, next);
  tell_of_hand(hand);
  if (next.text() == now.current.text()) return now;
  const std::string note = "you " + joined(describe_hand(hand), "; ");
  now.version = store_.add_version(session_, {0, now.version, by_hand, note, next.text(), ""});
  keep_hand_edit(now.current, next, joined(describe_hand(hand), "; "));
  now.current = next;
  emit_(stored{now.version});
  return now;
}

void pipeline::tell_of_hand(const hand_report& hand) {
  std::vector<std::string> sentences;
  hand_report lines = hand;
  lines.held.clear();
  lines.own.clear();
  if (!lines.changes.empty())
    sentences.push_back("Kept from your hand: you " + joined(describe_hand(lines), "; ") + ".");
  for (const std::string& title : hand.held)
    sentences.push_back("You changed " + part_of(title) +
                        " in a way that no line of a script can say. It is held: runs leave it as it is "
                        "until you release it.");
  for (const std::string& name : hand.own)
    sentences.push_back("You added " + name + ". It is yours: runs leave it alone.");
  for (const std::string& text : sentences) {
    emit_(said{by_hand, text});
    store_.add_message(session_, by_hand, text);
  }
  report_.add("hand", sentences);
  if (!hand.held.empty()) keep_step("held", {{"cells", hand.held}});
}

/// Says of which held parts the script would have made something else.
void pipeline::tell_of_held(const execution& found) {
  for (const std::string& title : found.held) {
    const std::string note = part_of(title) +
                             " is held as you made it, and was not built anew. Release it to have what the "
                             "script makes.";
    const auto said = report_.json().value("notes", std::vector<std::string>{});
    if (std::ranges::find(said, note) == said.end()) report_.add("notes", {note});
  }
}

done pipeline::perform(const hold_request& task) {
  const standing now = stand();
  const hold_result found = host_.hold(task.part, task.held);
  if (found.title.empty())
    return stop(stop_reason::refused, "There is no part \"" + task.part + "\" in the scene. It has " +
                                          joined(now.current.part_names()) + ".");
  keep_step(task.held ? "held" : "released", {{"cells", {found.title}}});
  report_.set("instruction", (task.held ? "hold " : "release ") + part_of(found.title));
  report_.set("held", found.held);
  return build({now.current, now.version, by_user, ""});
}

}  // namespace maquette
