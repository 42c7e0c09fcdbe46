// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/claims.hpp"

#include "library/afterthought.hpp"
#include "library/claim_reader.hpp"
#include "library/phrase.hpp"

namespace maquette::library {

std::vector<claim> claim_reader::run() {
  merge_times();
  while (at_ < tokens_.size()) step();
  flush(true);
  settle_bare_measures(claims_);
  return std::move(claims_);
}

void claim_reader::step() {
  const token& token = here();
  switch (token.kind) {
    case token_kind::noun:
      return read_noun();
    case token_kind::choice:
      if (names_its_thing()) return read_choice_as_noun();
      pending_.push_back(token);
      break;
    case token_kind::asset:
      speak_of_the_asset();
      flush(false);
      introduced_ = added_ = false;
      break;
    case token_kind::pronoun:
      if (is_way_to_measure()) break;  // "lower it by 10 cm"
      if (token.text == "whole") whole_ = true;
      flush(true);
      apart_ = false;
      if (token.text == "it" || token.text == "its" || token.text == "thing" || token.text == "whole")
        speak_of_the_asset();
      break;
    case token_kind::everything:
      if (is(token_kind::noun, 1)) break;
      flush(true);
      if (selects_by_look()) return leave_selection_out();
      speak_of({"*"}, true);
      whole_ = true;
      break;
    case token_kind::negation:
      flush(true);
      negated_ = fresh_ = true;
      break;
    case token_kind::addition:
      flush(true);
      negated_ = false;
      added_ = token.text == "add";
      break;
    case token_kind::comma:
      flush(true);
      whole_ = replacing_ = false;
      introduced_ = false;
      negated_ = added_ = false;
      apart_ = true;
      break;
    case token_kind::power:
      if (negated_) tokens_[at_].value = 0;
      negated_ = false;
      // "lights off" is no wish for lights.
      if (pending_.empty() && !claims_.empty() &&
          std::holds_alternative<presence_claim>(claims_.back().value))
        claims_.pop_back();
      pending_.push_back(tokens_[at_]);
      break;
    case token_kind::side:
      if (pending_.empty())
        turn_to(claims_, token);
      else
        pending_.push_back(token);
      break;
    case token_kind::more:
    case token_kind::degree:
      if (!strengthens()) pending_.push_back(token);
      break;
    case token_kind::connector:
      return read_connector();
    case token_kind::possible:
      if (pending_ends_with(token_kind::adjective) || pending_ends_with(token_kind::comparative))
        pending_.back().kind = token_kind::superlative;
      break;
    case token_kind::command:
      replacing_ = token.text == "change" || token.text == "turn";
      negated_ = introduced_ = added_ = false;
      break;
    case token_kind::stop:
      replacing_ |= token.text == "replace" || token.text == "swap";
      break;
    default:
      pending_.push_back(token);
  }
  ++at_;
}

/// "the whole lamp" has all its colours, "the lamp" its own.
void claim_reader::speak_of_the_asset() {
  if (whole_)
    speak_of({"*"}, true);
  else
    speak_of({}, false);
}

void claim_reader::speak_of(std::vector<std::string> subject, bool plural, std::string named) {
  subject_ = std::move(subject);
  named_ = std::move(named);
  plural_ = plural;
  apart_ = false;
}

/// "height of 40 cm" and "two of": glue. Elsewhere a connector ends a phrase.
void claim_reader::read_connector() {
  const std::string& text = here().text;
  const bool names_dimension =
      pending_ends_with(token_kind::dimension) || pending_ends_with(token_kind::comparative);
  const bool two_colours = text == "and" && pending_ends_with(token_kind::colour) &&
                           is(token_kind::colour, 1) &&
                           (is(token_kind::noun, 2) || is(token_kind::unknown, 2));
  const bool glue =
      ((text == "of" || text == "to" || text == "at" || text == "by") && names_dimension) ||
      (text == "of" && (pending_ends_with(token_kind::number) || pending_ends_with(token_kind::factor))) ||
      two_colours;
  by_ = text == "by";
  introduced_ = text == "with";
  if (recolours(text)) return;
  if (names_what_goes()) drop_looks();
  if (!glue) {
    flush(true);
    if (text == "with") negated_ = added_ = false;
    fresh_ = false;
  } else if (text == "by" || text == "to") {
    raise_by(text == "by");
  }
  ++at_;
}

void claim_reader::flush(bool behind) {
  if (pending_.empty()) return;
  // "width of the seat 50 cm": the dimension waits for its number.
  const bool waits =
      pending_.size() == 1 && pending_[0].kind == token_kind::dimension && at_ < tokens_.size();
  if (waits) return;
  if (speaks_of_the_unknown(behind)) {
    const std::string text = (negated_ ? "no " : "") + words_of(pending_);
    claims_.push_back({{}, word_claim{""}, text, false, false, false, "", false});
    pending_.clear();
    return;
  }
  if (negated_ && fresh_ && behind && is_negated_dimension()) {
    claim none = about(true);
    none.value = change_claim{pending_[0].way.dimension, 0.5, false, true, ""};
    none.words = "no " + pending_[0].text;
    claims_.push_back(std::move(none));
    pending_.clear();
    return;
  }
  append(read_phrase(pending_, about(behind)));
  pending_.clear();
}

void claim_reader::append(std::vector<claim> more) {
  for (claim& claim : more) {
    if (!measures_turn(claims_, claim, by_)) claims_.push_back(std::move(claim));
  }
}

std::vector<claim> read_claims(const std::vector<word>& words, const vocabulary& vocabulary,
                               const lexicon& lexicon) {
  return claim_reader(read_tokens(words, vocabulary, lexicon)).run();
}

}  // namespace maquette::library
