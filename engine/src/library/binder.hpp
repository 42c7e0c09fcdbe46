// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "library/bind.hpp"
#include "library/find_parameter.hpp"

namespace maquette::library {

/// Binds one request's claims to parameters. What is said exactly is bound first, so that "a small chair,
/// 90 cm high" is 90 cm high; a value that follows from something else gives way to one that was said.
class binder {
 public:
  binder(const vocabulary& vocabulary, const lexicon& lexicon) : vocabulary_(vocabulary), lexicon_(lexicon) {}

  binding run(std::vector<claim> claims);

 private:
  struct assignment {
    bound_parameter bound;
    bool implied = false;  ///< a material's usual colour, a clipped "wide": gives way to what is said
  };
  using profiles = std::vector<const parameter_profile*>;

  // bind.cpp: what is assigned
  parameter_value current(const parameter& parameter) const;
  bool is_taken(const parameter& parameter) const;
  void assign(const parameter& parameter, const parameter_value& value, const std::string& words,
              bool implied = false);
  void open_gates(const parameter& parameter, const std::string& words);
  void leave_out(const claim& claim, const std::string& reason = "");
  void name_what_choices_stand_for(std::vector<claim>& claims) const;
  static void say_in_full(std::vector<claim>& claims);
  profiles find(const claim& claim, const wanted_parameter& wanted) const;
  profiles find_or_whole(const claim& claim, const wanted_parameter& wanted) const;

  // bind_numbers.cpp
  void bind(const claim& claim, const count_claim& said);
  void bind(const claim& claim, const measure_claim& said);
  void bind(const claim& claim, const change_claim& said);
  void bind(const claim& claim, const fill_claim& said);
  void bind(const claim& claim, const time_claim& said);
  void bind_copies(const claim& claim, double count);
  bool bind_amount(const claim& claim, double count);
  profiles find_measured(const claim& claim, const measure_claim& said) const;
  void scale_all(const claim& claim, const change_claim& said);
  void change(const claim& claim, const parameter_profile& profile, const change_claim& said);
  std::vector<std::string> properties_of(const std::string& dimension) const;

  // bind_looks.cpp
  void bind(const claim& claim, const colour_claim& said);
  void bind(const claim& claim, const colour_change_claim& said);
  void bind(const claim& claim, const material_claim& said);
  void bind(const claim& claim, const finish_claim& said);
  void bind(const claim& claim, const recolour_claim& said);
  void bind(const claim& claim, const word_claim& said);
  void paint_whole(const claim& claim, const colour_claim& said);
  profiles find_colours(const claim& claim) const;
  profiles colours_of_the_whole() const;
  std::optional<std::pair<const parameter_profile*, std::string>> find_material(
      const claim& claim, const material_word& material) const;
  bool speaks_of(const claim& claim, const material_word& material) const;
  bool all_taken(const profiles& found) const;
  bool looks_like(const claim& claim, const material_word& material);
  void tell_if_shared(const claim& claim, const parameter_profile& profile);

  // bind_presence.cpp
  void bind(const claim& claim, const presence_claim& said);
  void bind(const claim& claim, const power_claim& said);
  bool fill_with(const claim& claim);
  const parameter* switch_toggle(const claim& claim, bool present);
  bool do_without(const claim& claim);

  const vocabulary& vocabulary_;
  const lexicon& lexicon_;
  std::map<std::string, assignment> assigned_;
  std::size_t whole_colours_ = 0;  ///< how many colours the whole asset has been given
  binding out_;
};

/// A number parameter's or a count's value as a plain number.
double number_of(const parameter_value& value);

/// To the millimetre, or to three digits of a plain number: what a person would have written.
double tidy(double value);

/// A parameter's meaning inside a sentence: "the number of legs", "how shiny it is".
std::string the(const std::string& meaning);

/// Whether the subject names the parameter in full: "hands" does not name SECOND_HAND.
bool names_in_full(const claim& claim, const parameter_profile& profile);

}  // namespace maquette::library
