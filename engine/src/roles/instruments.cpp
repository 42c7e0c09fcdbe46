// SPDX-License-Identifier: GPL-3.0-or-later
#include "roles/instruments.hpp"

#include <algorithm>
#include <utility>

#include "embedded/instruments.hpp"
#include "maquette/error.hpp"
#include "maquette/structured.hpp"
#include "roles/prompt.hpp"
#include "roles/shortened.hpp"
#include "wording/joined.hpp"

namespace maquette {
namespace {

using nlohmann::json;

constexpr const char* none_left = "No calls are left. Answer now, from what you have.";

tool_result failed(const tool_call& call, std::string why) {
  return {call.id, call.name, std::move(why), true};
}

const std::string& offered_as(const instrument& each) { return each.offer.name; }

/// What is wrong with the arguments, and what they are; empty where they fit.
std::string misfits_of(const json& arguments, const instrument& with) {
  std::string wrong;
  if (!arguments.is_object())
    wrong = "\n- the arguments are no JSON object";
  else
    for (const std::string& misfit : schema_misfits(arguments, with.offer.schema)) wrong += "\n- " + misfit;
  if (wrong.empty()) return wrong;
  return "These arguments do not fit:" + wrong + "\nThey are: " + with.offer.schema.at("properties").dump();
}

}  // namespace

std::string instruments_prompt() {
  return fill(embedded::instruments(), {{"most", std::to_string(allowance().calls)}});
}

instruments::instruments(std::vector<instrument> ready, listener listen, allowance left)
    : ready_(std::move(ready)), listen_(std::move(listen)), left_(left) {}

std::vector<tool> instruments::offers() const {
  std::vector<tool> offers;
  for (const instrument& each : ready_) offers.push_back(each.offer);
  return offers;
}

/// As much of a text as may still be said; that is taken off.
std::string instruments::fitted(std::string text) {
  if (text.size() > left_.bytes) text = shortened(text, left_.bytes) + "\n(cut: there is no room for more)";
  left_.bytes -= std::min(left_.bytes, text.size());
  return text;
}

display instruments::answer(const instrument& with, const json& arguments) {
  const std::string question = with.offer.name + " " + arguments.dump();
  if (const auto known = answered_.find(question); known != answered_.end())
    return {"You asked this before, and nothing has changed. The answer was:\n" + known->second};
  if (listen_) listen_(with.describe(arguments));
  display shown = with.use(arguments);
  answered_[question] = shown.text;
  return shown;
}

tool_result instruments::use(const tool_call& call) {
  if (!may_call()) return failed(call, none_left);
  --left_.calls;
  tool_result result{call.id, call.name, "", false};
  const auto with = std::ranges::find(ready_, call.name, offered_as);
  if (with == ready_.end()) {
    result = failed(call, "There is no function \"" + call.name +
                              "\". There are: " + joined(ready_, ", ", offered_as) + ".");
  } else if (std::string wrong = misfits_of(call.arguments, *with); !wrong.empty()) {
    result = failed(call, std::move(wrong));
  } else {
    try {
      display shown = answer(*with, call.arguments);
      result.text = std::move(shown.text);
      result.pictures = std::move(shown.pictures);
    } catch (const input_error& reason) {
      result = failed(call, reason.what());
    } catch (const host_error& reason) {
      result = failed(call, std::string("Blender could not do this: ") + reason.what());
    }
  }
  result.text = fitted(std::move(result.text));
  if (!may_call()) result.text += std::string("\n\n") + none_left;
  return result;
}

}  // namespace maquette
