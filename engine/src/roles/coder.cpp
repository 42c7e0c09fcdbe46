// SPDX-License-Identifier: GPL-3.0-or-later
#include "roles/coder.hpp"

#include <algorithm>

#include "embedded/code_material.hpp"
#include "embedded/code_part.hpp"
#include "embedded/coder.hpp"
#include "embedded/edits.hpp"
#include "embedded/fix_error.hpp"
#include "maquette/error.hpp"
#include "maquette/structured.hpp"
#include "roles/ask_with_instruments.hpp"
#include "roles/fan_out.hpp"
#include "roles/marked.hpp"
#include "roles/prompt.hpp"
#include "roles/said_before.hpp"
#include "roles/said_passages.hpp"
#include "roles/skeleton.hpp"
#include "script/lines.hpp"

namespace maquette {
namespace {

/// An answer that cannot be used is asked for again this often, with what was wrong with it.
constexpr int attempts = 3;

std::string numbered(const std::vector<problem>& problems) {
  std::string text;
  std::size_t number = 0;
  for (const problem& each : problems)
    text += std::to_string(++number) + ". " + (each.part.empty() ? "the whole" : each.part) + ": " +
            each.text + " (" + each.evidence + ") Change: " + each.fix + "\n";
  return text;
}

std::string line_of(const script& script, std::size_t number) {
  const auto lines = source::split_lines(script.text());
  return number >= 1 && number <= lines.size() ? std::string(source::trimmed(lines[number - 1].text)) : "";
}

}  // namespace

coder::coder(model& model, const toolbox& tools, coder_settings settings, desk at)
    : model_(model), tools_(tools), settings_(std::move(settings)), desk_(std::move(at)) {}

std::string coder::system() const {
  return fill(embedded::coder(), {{"version", settings_.blender},
                                  {"imports", "math, bmesh, bpy, Matrix and Vector from mathutils"},
                                  {"tools", tools_.describe()}}) +
         instruments_prompt() + material_prompt();
}

std::string coder::passages_for(const std::string& query, std::size_t limit) const {
  if (!desk_.knowledge) return {};
  std::vector<passage> found;
  for (const hit& hit : desk_.knowledge->find(query, limit))
    found.push_back(desk_.knowledge->passages()[hit.index]);
  return said_passages(found);
}

/// What was said before, to stand before what is asked for.
std::string coder::before() const {
  const std::string earlier = said_before(desk_.at.earlier, true);
  return earlier.empty() ? earlier : earlier + "\n";
}

std::string coder::write(const brief& brief, const blueprint& plan, const listener& listen) {
  message shared{speaker::user, {}};
  if (brief.reference) shared.parts.emplace_back(*brief.reference);
  shared.parts.emplace_back(text_part{"The request: " + brief.text + "\n\nThe blueprint:\n\n```json\n" +
                                      nlohmann::json(plan).dump(1) + "\n```\n\nThe script so far:\n\n" +
                                      marked_script(opening_cells(plan)) + "\n"});
  std::vector<task> tasks;
  std::vector<std::string> materials;
  std::vector<std::size_t> coded_materials;
  for (const blueprint_material& material : plan.materials) {
    materials.push_back(plain_material_cell(material));
    shared.parts.emplace_back(text_part{"The material \"" + material.name + "\" is the variable `" +
                                        material_variable(material) + "`."});
    if (material.look.empty()) continue;
    coded_materials.push_back(materials.size() - 1);
    tasks.push_back(
        {material_title(material), fill(embedded::code_material(),
                                        {{"title", material_title(material)},
                                         {"variable", material_variable(material)},
                                         {"name", identifier(material.name)},
                                         {"colour", colour_parameter(material)},
                                         {"roughness", to_literal(material.roughness)},
                                         {"metallic", to_literal(material.metallic)},
                                         {"material", material.look},
                                         {"passages", passages_for("material nodes " + material.look, 3)}})});
  }
  for (const blueprint_part& part : plan.parts)
    tasks.push_back(
        {part_title(part), fill(embedded::code_part(), {{"title", part_title(part)},
                                                        {"part", nlohmann::json(part).dump(1)},
                                                        {"passages", passages_for(part.description, 3)}})});

  const std::vector<std::string> cells = fan_out<std::string>(
      tasks.size(), settings_.fan_out, [&](std::size_t i) { return write_cell(tasks[i], shared, listen); });
  for (std::size_t i = 0; i < coded_materials.size(); ++i) materials[coded_materials[i]] = cells[i];
  const auto first_part = cells.begin() + static_cast<std::ptrdiff_t>(coded_materials.size());
  return assemble(plan, tools_, materials, {first_part, cells.end()});
}

/// What cannot be read goes back with the reason.
std::string coder::write_cell(const task& task, const message& shared, const listener& listen) {
  model_request request;
  request.system = system();
  request.messages = {shared, user_message(task.prompt)};
  request.stable_messages = 1;
  instruments use = desk_.for_writing(task.title);
  for (int attempt = 1;; ++attempt) {
    const model_reply reply = ask_with_instruments(model_, request, use, desk_.at.stop,
                                                   [&](std::string_view text) { listen(task.title, text); });
    try {
      check_willing(reply);
      if (reply.reason == finish::length)
        throw model_error("The answer was cut off because it was too long. Write a shorter cell.");
      return read_cell(reply.text, task.title);
    } catch (const model_error& reason) {
      if (attempt == attempts || reply.reason == finish::refusal) {
        reject_conversation(model_, request);
        throw;
      }
      request.messages.push_back(reply_message(reply));
      request.messages.push_back(user_message(reason.what()));
    }
  }
}

edit_reply coder::mend(const script& script, const execution_error& error, const listener& listen) {
  const cell* cell = script.find(error.cell);
  const std::string text = fill(
      embedded::fix_error(),
      {{"cell", error.cell},
       {"line",
        cell != nullptr && error.line >= cell->line ? std::to_string(error.line - cell->line + 1) : "?"},
       {"text", line_of(script, error.line)},
       {"type", error.type},
       {"message", error.message},
       {"source", marked_script(cell != nullptr ? cell->text : script.text())},
       {"passages", passages_for(error.type + ": " + error.message + " " + line_of(script, error.line), 4)}});
  return ask_for_edits(user_message(text), error.cell, script, listen);
}

edit_reply coder::improve(const script& script, const std::vector<problem>& problems, const std::string& said,
                          const listener& listen) {
  std::string query;
  for (const problem& each : problems) query += each.fix + " ";
  return ask_for_edits(
      user_message(before() + "Somebody who looked at the asset would have these points put right:\n\n" +
                   numbered(problems) + "\nMeasured:\n" + said + passages_for(query, 3)),
      "critique", script, listen);
}

edit_reply coder::change(const script& script, const std::string& instruction, const std::string& said,
                         const std::vector<picture>& pictures, const listener& listen) {
  message asked{speaker::user, {}};
  for (const picture& each : pictures) asked.parts.emplace_back(each);
  asked.parts.emplace_back(text_part{before() + "The artist says: " + instruction + "\n\nMeasured:\n" + said +
                                     passages_for(instruction, 3)});
  return ask_for_edits(std::move(asked), "instruction", script, listen);
}

/// Edits that do not fit the script go back with what stands there instead.
edit_reply coder::ask_for_edits(message asked, const std::string& title, const script& script,
                                const listener& listen) {
  model_request request;
  request.system = system() + "\n" + std::string(embedded::edits());
  request.messages = {user_message("The script as it stands:\n\n" + marked_script(script.text())),
                      std::move(asked)};
  request.stable_messages = 1;
  instruments use = desk_.for_changing();
  for (int attempt = 1;; ++attempt) {
    const model_reply reply = ask_with_instruments(model_, request, use, desk_.at.stop,
                                                   [&](std::string_view text) { listen(title, text); });
    std::string wrong;
    try {
      check_willing(reply);
      edit_reply edits = read_edits(reply.text, script);
      apply_edits(script, edits.edits);
      return edits;
    } catch (const model_error& reason) {
      wrong = reason.what();
    } catch (const input_error& reason) {  // an edit that does not match, a value beyond its range
      wrong = reason.what();
    }
    if (attempt == attempts || reply.reason == finish::refusal) {
      reject_conversation(model_, request);
      throw model_error("The coder's edits could not be applied: " + wrong);
    }
    request.messages.push_back(reply_message(reply));
    request.messages.push_back(user_message(wrong + "\nNothing was changed. Give all blocks again, mended."));
  }
}

}  // namespace maquette
