// SPDX-License-Identifier: GPL-3.0-or-later
// A coder's reply: the cell in it, and its edits of a script that is there.
#include "maquette/error.hpp"
#include "roles/reply_cells.hpp"
#include "target.hpp"

using namespace maquette;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const script present(
      "\"\"\"A stool.\"\"\"\nimport bpy\n\n# %% parameters\nHEIGHT = 0.4  # m, 0.2..0.8: height\n\n# %% "
      "part: seat\n"
      "seat = 1\nseat = 2\n\n# %% part: legs\nlegs = [HEIGHT]\n");
  const std::string_view reply = fuzzing::text_of(data, size);
  try {
    const script cell(read_cell(reply, "part: seat"));
    fuzzing::require(cell.find("part: seat") != nullptr,
                     "a cell that is read has the title that was asked for");
  } catch (const model_error&) {
  }
  try {
    apply_edits(present, read_edits(reply, present).edits);
  } catch (const model_error&) {
  } catch (const edit_refused&) {
  } catch (const input_error&) {
  }
  return 0;
}
