// SPDX-License-Identifier: GPL-3.0-or-later
#include "retrieval/stemmer.hpp"

#include <libstemmer.h>

#include <array>
#include <cstddef>
#include <new>
#include <utility>

namespace maquette::retrieval {
namespace {

// As stems, so that one line covers colour, colours, coloured and colouring.
constexpr std::array<std::pair<std::string_view, std::string_view>, 18> american = {{
    {"aluminium", "aluminum"},
    {"armour", "armor"},
    {"axe", "ax"},
    {"catalogu", "catalog"},
    {"centr", "center"},
    {"colour", "color"},
    {"fibr", "fiber"},
    {"grey", "gray"},
    {"greyish", "grayish"},
    {"jewelleri", "jewelri"},
    {"litr", "liter"},
    {"metr", "meter"},
    {"mould", "mold"},
    {"neighbour", "neighbor"},
    {"plough", "plow"},
    {"storey", "stori"},
    {"theatr", "theater"},
    {"tyre", "tire"},
}};

std::string_view to_american(std::string_view stem) {
  for (const auto& [from, to] : american) {
    if (from == stem) return to;
  }
  return stem;
}

}  // namespace

void stemmer::close::operator()(sb_stemmer* open) const { sb_stemmer_delete(open); }

stemmer::stemmer() : snowball_(sb_stemmer_new("english", "UTF_8")) {
  if (!snowball_) throw std::bad_alloc();
}

std::string stemmer::stem(std::string_view word) const {
  // sb_symbol is unsigned char, through which any bytes may be read.
  const auto* letters = reinterpret_cast<const sb_symbol*>(word.data());
  const auto* stem = sb_stemmer_stem(snowball_.get(), letters, static_cast<int>(word.size()));
  if (stem == nullptr) throw std::bad_alloc();
  const auto length = static_cast<std::size_t>(sb_stemmer_length(snowball_.get()));
  return std::string(to_american({reinterpret_cast<const char*>(stem), length}));
}

}  // namespace maquette::retrieval
