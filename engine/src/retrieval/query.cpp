// SPDX-License-Identifier: GPL-3.0-or-later
#include "retrieval/query.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

#include "retrieval/function_words.hpp"
#include "retrieval/words.hpp"

namespace maquette::retrieval {
namespace {

constexpr float identifier_weight = 1.3F;
constexpr float usual_in_errors_weight = 0.1F;
constexpr float usual_but_quoted_weight = 0.6F;  ///< 'Object' in "'Object' object has no attribute ..."

// Stems and identifiers of the words that Python's and Blender's error messages are made of, ascending.
constexpr std::array<std::string_view, 63> usual_in_errors = {"arg",
                                                              "argument",
                                                              "attr",
                                                              "attribut",
                                                              "attributeerror",
                                                              "bpi",
                                                              "bpy",
                                                              "bpy_prop_collect",
                                                              "bpy_prop_collection",
                                                              "bpy_struct",
                                                              "call",
                                                              "collect",
                                                              "context",
                                                              "convert",
                                                              "could",
                                                              "enum",
                                                              "error",
                                                              "expect",
                                                              "fail",
                                                              "float",
                                                              "found",
                                                              "given",
                                                              "got",
                                                              "incorrect",
                                                              "index",
                                                              "int",
                                                              "invalid",
                                                              "item",
                                                              "key",
                                                              "keyerror",
                                                              "keyword",
                                                              "list",
                                                              "miss",
                                                              "modul",
                                                              "must",
                                                              "no",
                                                              "none",
                                                              "nonetyp",
                                                              "not",
                                                              "object",
                                                              "oper",
                                                              "out",
                                                              "poll",
                                                              "posit",
                                                              "prop",
                                                              "properti",
                                                              "py",
                                                              "rang",
                                                              "referenceerror",
                                                              "requir",
                                                              "runtimeerror",
                                                              "sequenc",
                                                              "set",
                                                              "string",
                                                              "struct",
                                                              "take",
                                                              "tupl",
                                                              "type",
                                                              "typeerror",
                                                              "unexpect",
                                                              "unrecogn",
                                                              "val",
                                                              "valueerror"};
static_assert(std::ranges::is_sorted(usual_in_errors));

bool is_error_message(std::string_view question) { return question.find("Error:") != std::string_view::npos; }

/// The tokens of names in quotes.
std::set<std::string> quoted_tokens(std::string_view question) {
  std::set<std::string> tokens;
  for (std::size_t begin = question.find_first_of("'\""); begin != std::string_view::npos;) {
    const std::size_t end = question.find(question[begin], begin + 1);
    if (end == std::string_view::npos) break;
    const auto inside = question.substr(begin + 1, end - begin - 1);
    if (inside.find(' ') == std::string_view::npos)
      for (std::string& token : search_tokens(inside)) tokens.insert(std::move(token));
    begin = question.find_first_of("'\"", end + 1);
  }
  return tokens;
}

}  // namespace

double weight_of_meaning(std::string_view question) { return is_error_message(question) ? 0.15 : 0.5; }

std::vector<weighted_token> query_tokens(std::string_view question) {
  const bool error = is_error_message(question);
  const auto quoted = error ? quoted_tokens(question) : std::set<std::string>{};
  std::map<std::string, float> weights;
  for (std::string& token : search_tokens(question)) {
    if (is_function_word(token)) continue;
    const bool usual = error && std::ranges::binary_search(usual_in_errors, std::string_view(token));
    const float weight = !usual                   ? 1.0F
                         : quoted.contains(token) ? usual_but_quoted_weight
                                                  : usual_in_errors_weight;
    weights.try_emplace(std::move(token), weight);
  }
  for (const std::string& word : split_words(question)) {
    const auto found = weights.find(lower_case(word));
    if (found != weights.end() && split_identifier(word).size() > 1) found->second *= identifier_weight;
  }
  std::vector<weighted_token> tokens;
  for (auto& [token, weight] : weights) tokens.push_back({token, weight});
  return tokens;
}

}  // namespace maquette::retrieval
