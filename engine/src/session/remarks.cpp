// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/remarks.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "maquette/critique.hpp"
#include "wording/joined.hpp"

namespace maquette {
namespace {

using nlohmann::json;

/// Somebody said something; nobody where a step is no remark.
struct saying_of {
  std::string who, brief, full;
};

std::string text_of(const json& text) { return text.get<std::string>(); }

/// "set SEAT_WIDTH; edited part: seat".
std::string named_edits(const json& edits) {
  std::string all;
  for (const json& edit : edits) {
    const std::string kind = edit.value("edit", "");
    std::string what = kind == "set_parameter" ? "set " + edit.value("name", "")
                       : kind == "insert_cell" ? "added a cell"
                       : kind == "delete_cell" ? "deleted " + edit.value("title", "")
                                               : "edited " + edit.value("title", "");
    if (all.find(what) == std::string::npos) all += (all.empty() ? "" : "; ") + what;
  }
  return all;
}

saying_of requested(const json& step) {
  const std::string text = step.contains("prompt") ? step.at("prompt") : step.at("instruction");
  const bool pictured = step.contains("reference") && !step.at("reference").is_null();
  const std::string all = text + (pictured ? " (with a reference picture)" : "");
  return {"artist", all, all};
}

saying_of planned(const json& step) {
  const json& plan = step.at("blueprint");
  const auto name = [](const json& part) { return text_of(part.at("name")); };
  const std::string parts = joined(plan.at("parts"), ", ", name);
  return {"planner", plan.at("summary").get<std::string>() + " Parts: " + parts + ".", plan.dump(1)};
}

saying_of revised(const json& step) {
  const json& edits = step.at("edits");
  if (!step.contains("said")) {  // values that the artist set
    const std::string what = step.value("instruction", named_edits(edits));
    return {"artist", what, what};
  }
  const std::string words = joined(step.at("said"), " ", text_of);
  return {"coder", words.empty() ? named_edits(edits) : words, words + "\n\nThe edits:\n" + edits.dump(1)};
}

saying_of mended(const json& step) {
  if (!step.contains("edits")) return {};  // by the check, without a model
  const std::string what = "mended what stopped the script: " + named_edits(step.at("edits"));
  return {"coder", what, what + "\n\nThe edits:\n" + step.at("edits").dump(1)};
}

saying_of criticised(const json& step) {
  std::string brief, full;
  for (const problem& each : step.at("problems").get<std::vector<problem>>()) {
    const std::string part = each.part.empty() ? "the whole" : each.part;
    brief += (brief.empty() ? "" : "; ") + part + ": " + each.text;
    full += "- " + part + ": " + each.text + " (" + each.evidence + ") Change: " + each.fix + "\n";
  }
  if (brief.empty()) brief = full = "nothing to send back";
  return {"critic", brief, full};
}

saying_of verified(const json& step) {
  std::map<std::string, int> counts;
  std::string full;
  for (const json& each : step.at("verdicts")) {
    const std::string outcome = each.at("outcome");
    ++counts[outcome];
    full += "- problem " + each.at("problem").dump() + ": " + outcome + ". " +
            each.at("reason").get<std::string>() + "\n";
  }
  std::string brief;
  for (const auto& [outcome, count] : counts)
    brief += (brief.empty() ? "" : ", ") + std::to_string(count) + " " + outcome;
  if (const auto broken = step.get<verification>().regressions; !broken.empty()) {
    const std::string said = joined(broken, "; ", [](const regression& each) {
      return each.part.empty() ? each.text : each.part + ": " + each.text;
    });
    brief += (brief.empty() ? "" : "; ") + ("broken: " + said);
    full += "Broken: " + said + "\n";
  }
  if (const json put_back = step.value("put_back", json::array()); !put_back.empty())
    full += "Put back: " + joined(put_back, ", ", text_of) + "\n";
  return {"verifier", brief, full};
}

saying_of changed_by_hand(const json& step) {
  const std::string what = step.value("what", "");
  const std::string brief =
      "changed by hand: " + (what.empty() ? joined(step.at("changed"), ", ", text_of) : what);
  return {"artist", brief, brief + "\n\n" + step.at("difference").get<std::string>()};
}

saying_of held(const json& step) {
  const std::string text = "holds as shaped by hand: " + joined(step.at("cells"), ", ", text_of);
  return {"artist", text, text};
}

saying_of released(const json& step) {
  const std::string text = "no longer holds: " + joined(step.at("cells"), ", ", text_of);
  return {"artist", text, text};
}

saying_of reverted(const json& step) {
  const std::string text = "went back to version " + step.at("version").dump();
  return {"artist", text, text};
}

saying_of read(const step_record& step) {
  static const std::map<std::string, std::function<saying_of(const json&)>, std::less<>> readers{
      {"requested", requested}, {"planned", planned},
      {"revised", revised},     {"mended", mended},
      {"verified", verified},   {"criticised", criticised},
      {"reverted", reverted},   {"changed by hand", changed_by_hand},
      {"held", held},           {"released", released}};
  const auto reader = readers.find(step.name);
  return reader == readers.end() ? saying_of{} : reader->second(step.detail);
}

bool is_request(const step_record& step) { return step.name == "requested"; }

/// Where the first of the attempts began of which the run is the last.
std::size_t first_attempt(const std::vector<step_record>& steps, const std::string& run) {
  std::size_t at = steps.size();
  bool resumes = true;
  for (std::size_t i = steps.size(); i-- > 0 && resumes;) {
    if (!is_request(steps[i]) || (at == steps.size() && steps[i].run != run)) continue;
    at = i;
    resumes = steps[i].detail.value("resumes", false);
  }
  return at;
}

}  // namespace

std::vector<remark> remarks_of(const std::vector<step_record>& steps, const std::string& run) {
  const std::size_t attempts = first_attempt(steps, run);
  std::map<std::string, int> counts;
  std::vector<remark> remarks;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (i >= attempts && steps[i].run != run) continue;
    saying_of said = read(steps[i]);
    if (said.who.empty()) continue;
    const std::string id = said.who + "-" + std::to_string(++counts[said.who]);
    remarks.push_back(
        {id, std::move(said.brief), std::move(said.full), is_request(steps[i]) && steps[i].run == run});
  }
  return remarks;
}

}  // namespace maquette
