// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "library/claim_reader.hpp"
#include "library/phrase.hpp"

namespace maquette::library {

/// "add a drawer", "add two drawers": so many more than there are.
void claim_reader::add_to_them(const std::string& text, bool plural) {
  const bool counted = !pending_.empty() && pending_.front().kind == token_kind::number;
  const bool more = std::any_of(pending_.begin(), pending_.end(),
                                [](const token& token) { return token.kind == token_kind::more; });
  if (more || (plural && !counted)) return;
  say(count_claim{counted ? pending_.front().value : 1, true, false},
      "add " + (counted ? pending_.front().text + " " : "") + text);
  if (counted) pending_.erase(pending_.begin());
}

void claim_reader::read_noun() {
  std::vector<std::string> noun{here().lemma};
  std::string text = here().text;
  bool plural = here().plural;
  const bool compound = here().compound;
  const bool is_choice = here().is_choice;
  ++at_;
  // "seat cushion" is one thing; "three-legged stool" is not.
  while (is(token_kind::noun) && !here().compound) {
    noun.push_back(here().lemma);
    text += " " + here().text;
    plural = here().plural;
    ++at_;
  }
  if (compound || is(token_kind::asset)) return read_compound(noun, text);
  if (negated_ && (fresh_ || pending_.empty())) return do_without(noun, text, plural);
  negated_ = false;
  if (names_what_goes()) drop_looks();
  speak_of(noun, plural, text);
  if (added_) add_to_them(text, plural);
  move_way_behind_measure();
  flush(false);
  // "with a yellow cushion" asks for a cushion, too; "two globes" for heads in the style "globe".
  say(presence_claim{true, plural}, text);
  if (is_choice) say(word_claim{text}, text);
}

/// "no legs"; "take away one leg" is one leg less.
void claim_reader::do_without(std::vector<std::string> noun, std::string text, bool plural) {
  // "no foot ring": the last word is the thing, whatever it is called after.
  if (is(token_kind::choice)) {
    noun = {choice_subject + here().text};
    text += " " + here().text;
    ++at_;
  }
  speak_of(noun, plural, text);
  const bool counted = !pending_.empty() && pending_.front().kind == token_kind::number;
  const bool part = !pending_.empty() && pending_.front().kind == token_kind::factor;
  if (part)  // "remove half of the books"
    say(change_claim{"count", pending_.front().value, true, false, ""},
        pending_.front().text + " the " + text);
  else if (counted)
    say(count_claim{-pending_.front().value, true, false}, pending_.front().text + " " + text + " less");
  else
    say(presence_claim{false, plural}, "no " + text);
  pending_.clear();
  fresh_ = false;
}

/// "five white daisies": a style can stand for the thing that has it.
bool claim_reader::names_its_thing() const {
  const bool ends = at_ + 1 == tokens_.size() || is(token_kind::comma, 1) || is(token_kind::connector, 1);
  if (!ends) return false;
  if (negated_ && fresh_ && pending_.empty()) return true;  // "no ring"
  if (here().definite) return true;                         // "the ring"
  return std::any_of(pending_.begin(), pending_.end(), [&](const token& token) {
    return token.kind == token_kind::number || (token.kind == token_kind::colour && here().plural);
  });
}

void claim_reader::read_choice_as_noun() {
  if (negated_) {
    const std::string text = here().text;
    ++at_;
    return do_without({choice_subject + text}, text, false);
  }
  speak_of({choice_subject + here().text}, true, here().text);
  flush(false);
  say(word_claim{here().text}, here().text);
  ++at_;
}

/// "a red three-legged stool": only the word right before belongs to the legs.
void claim_reader::read_compound(const std::vector<std::string>& noun, const std::string& text) {
  std::vector<token> own;
  if (pending_ends_with(token_kind::number) || pending_ends_with(token_kind::choice)) {
    own.push_back(pending_.back());
    pending_.pop_back();
  }
  const claim about{noun, {}, "", false, false, false, text, false};
  if (!own.empty()) return append(read_phrase(own, about));
  claims_.push_back(about);
  claims_.back().value = presence_claim{!negated_, false};
  claims_.back().words = text;
}

}  // namespace maquette::library
