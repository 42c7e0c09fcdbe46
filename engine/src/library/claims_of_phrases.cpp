// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "library/afterthought.hpp"
#include "library/claim_reader.hpp"
#include "library/phrase.hpp"

namespace maquette::library {

/// "two times as wide": the number and "times" are one factor.
void claim_reader::merge_times() {
  for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
    if (tokens_[i].kind != token_kind::number || tokens_[i + 1].text != "times") continue;
    tokens_[i].kind = token_kind::factor;
    tokens_[i].text += " times";
    tokens_.erase(tokens_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

/// "change red to green"
bool claim_reader::recolours(const std::string& text) {
  if ((text != "to" && text != "for") || pending_.size() != 1 || !pending_ends_with(token_kind::colour) ||
      !is(token_kind::colour, 1))
    return false;
  const token& next = tokens_[at_ + 1];
  say(recolour_claim{pending_.back().paint, next.paint}, pending_.back().text + " to " + next.text);
  pending_.clear();
  at_ += 2;
  return true;
}

/// "change the copper to iron", "swap the plaster walls for brick": what stands before is what it was.
bool claim_reader::names_what_goes() const {
  if (!replacing_ || !is(token_kind::connector)) return false;
  const std::string& text = here().text;
  if (text != "to" && text != "with" && text != "for") return false;
  std::size_t next = 1;
  while (is(token_kind::stop, next)) ++next;
  return is(token_kind::material, next) || is(token_kind::colour, next) || is(token_kind::choice, next);
}

void claim_reader::drop_looks() {
  std::erase_if(pending_, [](const token& token) {
    return token.kind == token_kind::material || token.kind == token_kind::colour ||
           token.kind == token_kind::choice;
  });
}

/// "all the brass parts", where "all black" is a wish for everything.
bool claim_reader::selects_by_look() const {
  if (here().text != "all" && here().text != "both") return false;
  std::size_t next = 1;
  while (is(token_kind::stop, next)) ++next;
  const bool look = is(token_kind::material, next) || is(token_kind::colour, next);
  return look && (next > 1 || is(token_kind::stop, next + 1) || is(token_kind::unknown, next + 1));
}

/// "all the brass parts chrome": which parts are of brass is not known here.
void claim_reader::leave_selection_out() {
  std::vector<token> words;
  while (at_ < tokens_.size() && !is(token_kind::comma) && !is(token_kind::connector))
    words.push_back(tokens_[at_++]);
  claims_.push_back({{}, word_claim{words_of(words)}, words_of(words), false, false, false, "", false});
}

/// "widen the seat by 5 cm" says a difference, "to 60 cm" a value; both stand in the order measure, way.
void claim_reader::raise_by(bool relative) {
  if (!is(token_kind::number, 1) || !is(token_kind::unit, 2)) return;
  token way = pending_.back();
  pending_.pop_back();
  if (!relative) way.kind = token_kind::adjective;
  tokens_.insert(tokens_.begin() + static_cast<std::ptrdiff_t>(at_) + 3, way);
}

/// "raise the seat by 5 cm", "tilt the back 5 degrees": the verb stands before its noun, the measure
/// behind.
void claim_reader::move_way_behind_measure() {
  const bool verb = pending_.size() == 1 && pending_[0].kind == token_kind::comparative;
  if (!verb || at_ >= tokens_.size()) return;
  if (here().kind == token_kind::connector && (here().text == "by" || here().text == "to"))
    return raise_by(here().text == "by");
  const std::string& turned = pending_.back().way.dimension;
  if (turned == "angle" || turned == "lean" || !is(token_kind::number) || !is(token_kind::unit, 1)) return;
  tokens_.insert(tokens_.begin() + static_cast<std::ptrdiff_t>(at_) + 2, pending_.back());
  pending_.pop_back();
}

bool claim_reader::is_way_to_measure() const {
  return pending_.size() == 1 && pending_[0].kind == token_kind::comparative &&
         is(token_kind::connector, 1) && (tokens_[at_ + 1].text == "by" || tokens_[at_ + 1].text == "to");
}

/// "... a little more" behind a change, "two legs more".
bool claim_reader::strengthens() {
  if (!pending_.empty() || claims_.empty()) return false;
  if (here().kind == token_kind::more && count_on(claims_, here())) return true;
  const bool changed =
      std::any_of(claims_.rbegin(), claims_.rbegin() + std::min<std::ptrdiff_t>(2, std::ssize(claims_)),
                  [](const claim& claim) { return std::holds_alternative<change_claim>(claim.value); });
  const bool ends = at_ + 1 == tokens_.size() || is(token_kind::comma, 1) || is(token_kind::more, 1) ||
                    is(token_kind::connector, 1);
  return changed && ends;
}

/// Whether the modifiers belong to a thing that this asset does not have: "purple wings", "the fin lower",
/// "no gold", "add hot chocolate".
bool claim_reader::speaks_of_the_unknown(bool behind) const {
  if (!behind) return false;
  if (negated_ && fresh_) return !is_negated_dimension();
  const auto is_unknown = [](const token& token) { return token.kind == token_kind::unknown; };
  const auto first = std::find_if(pending_.begin(), pending_.end(), is_unknown);
  if (first == pending_.end()) return false;
  if (pending_.size() > 1 && is_unknown(pending_.back())) return true;
  return first->definite || added_ || introduced_;
}

/// "no twist"
bool claim_reader::is_negated_dimension() const {
  return pending_.size() == 1 && pending_[0].kind == token_kind::dimension;
}

}  // namespace maquette::library
