// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "library/claims.hpp"
#include "library/tokens.hpp"

namespace maquette::library {

/// Finds out which subject each modifier of a request belongs to: the noun that follows it, else the one
/// before.
class claim_reader {
 public:
  explicit claim_reader(std::vector<token> tokens) : tokens_(std::move(tokens)) {}

  std::vector<claim> run();

 private:
  const token& here() const { return tokens_[at_]; }
  bool is(token_kind kind, std::size_t ahead = 0) const {
    return at_ + ahead < tokens_.size() && tokens_[at_ + ahead].kind == kind;
  }
  bool pending_ends_with(token_kind kind) const { return !pending_.empty() && pending_.back().kind == kind; }
  claim about(bool behind) const {
    return {subject_, {}, "", behind, behind && apart_, plural_, named_, false};
  }
  void say(claim_value value, std::string words) {
    claims_.push_back({subject_, std::move(value), std::move(words), false, false, plural_, named_, false});
  }

  // claims.cpp: from word to word
  void step();
  void speak_of_the_asset();
  void speak_of(std::vector<std::string> subject, bool plural, std::string named = "");
  void read_connector();
  void flush(bool behind);
  void append(std::vector<claim> more);

  // claims_of_nouns.cpp: what a noun makes of the words before it
  void add_to_them(const std::string& text, bool plural);
  void read_noun();
  void do_without(std::vector<std::string> noun, std::string text, bool plural);
  bool names_its_thing() const;
  void read_choice_as_noun();
  void read_compound(const std::vector<std::string>& noun, const std::string& text);

  // claims_of_phrases.cpp: words that mean something only together
  void merge_times();
  bool recolours(const std::string& text);
  bool names_what_goes() const;
  void drop_looks();
  bool selects_by_look() const;
  void leave_selection_out();
  void raise_by(bool relative);
  void move_way_behind_measure();
  bool is_way_to_measure() const;
  bool strengthens();
  bool speaks_of_the_unknown(bool behind) const;
  bool is_negated_dimension() const;

  std::vector<token> tokens_;
  std::size_t at_ = 0;
  std::vector<token> pending_;
  std::vector<std::string> subject_;
  std::string named_;
  bool plural_ = false;
  bool apart_ = false;       ///< a comma has come since the subject
  bool added_ = false;       ///< "add" has come
  bool whole_ = false;       ///< "the whole", "all" has come
  bool replacing_ = false;   ///< "change", "swap" has come
  bool by_ = false;          ///< the last connector
  bool introduced_ = false;  ///< the phrase began with "with"
  bool negated_ = false;
  bool fresh_ = false;  ///< nothing but articles since the negation
  std::vector<claim> claims_;
};

}  // namespace maquette::library
