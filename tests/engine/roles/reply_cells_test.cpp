// SPDX-License-Identifier: GPL-3.0-or-later
#include "roles/reply_cells.hpp"

#include "maquette/error.hpp"
#include "support/catch.hpp"

using namespace maquette;

namespace {

const script mug(
    "# %% parameters\n"
    "HEIGHT = 0.09  # m, 0.05..0.20: height\n"
    "\n"
    "# %% part: body\n"
    "body = make(HEIGHT)\n"
    "\n"
    "# %% part: handle\n"
    "radius = 0.006\n"
    "handle = make(radius)\n");

bool has(const std::string& text, const char* piece) { return text.find(piece) != std::string::npos; }

/// The sentence that goes back to the model.
std::string complaint(const std::string& reply) {
  try {
    read_edits(reply, mug);
  } catch (const model_error& reason) {
    return reason.what();
  }
  return {};
}

}  // namespace

TEST_CASE("blocks and words of a reply are told apart") {
  const fenced_reply found = read_fences("I do this.\n```set\nHEIGHT = 0.1\n```\nDone.\n```python\nx = 1\n");
  CHECK(found.words == "I do this.\nDone.");
  REQUIRE(found.blocks.size() == 2);
  CHECK(found.blocks[0].label == "set");
  CHECK(found.blocks[1].text == "x = 1\n");  // not closed: it ends with the reply
}

TEST_CASE("a cell is found in its block, in bare code, and among other cells") {
  const std::string wanted = "# %% part: lid\nlid = 1\n";
  CHECK(read_cell("Here:\n```python\n# %% part: lid\nlid = 1\n```\n", "part: lid") == wanted);
  CHECK(read_cell("# %% part: lid\nlid = 1", "part: lid") == wanted);
  CHECK(read_cell("```\nlid = 1\n```", "part: lid") == wanted);
  CHECK(read_cell("```python\n# %% part: pot\npot = 1\n\n# %% part: lid\nlid = 1\n```", "part: lid") ==
        wanted);
  CHECK(read_cell("```python\n# %% Part: the lid\nlid = 1\n```", "part: lid") == wanted);
}

TEST_CASE("a reply without code is said to be one") {
  CHECK_THROWS_AS(read_cell("I would rather not.", "part: lid"), model_error);
  CHECK_THROWS_AS(read_cell("```python\n```", "part: lid"), model_error);
  CHECK_THROWS_AS(read_cell("", "part: lid"), model_error);
}

TEST_CASE("all four kinds of edits are read, and apply") {
  const edit_reply reply = read_edits(
      "The handle is thicker now.\n"
      "```set\nHEIGHT = 0.12\n```\n"
      "```edit part: handle\n<<<<<<< SEARCH\nradius = 0.006\n=======\nradius = 0.009\n>>>>>>> REPLACE\n```\n"
      "```cell part: spout after part: body\n# %% part: spout\nspout = 1\n```\n"
      "```delete part: body\n```\n",
      mug);
  CHECK(reply.said == "The handle is thicker now.");
  REQUIRE(reply.edits.size() == 4);
  const script after = apply_edits(mug, {reply.edits[0], reply.edits[1], reply.edits[2], reply.edits[3]});
  CHECK(has(after.text(), "HEIGHT = 0.12"));
  CHECK(has(after.text(), "radius = 0.009"));
  CHECK(has(after.text(), "# %% part: spout\nspout = 1"));
  CHECK_FALSE(has(after.text(), "body = make"));
}

TEST_CASE("a cell is named by its title, its marker or its part") {
  const std::string pair = "\n<<<<<<< SEARCH\nradius = 0.006\n=======\nradius = 1\n>>>>>>> REPLACE\n```";
  for (const char* title : {"part: handle", "# %% part: handle", "handle"}) {
    const edit_reply reply = read_edits("```edit " + std::string(title) + pair, mug);
    CHECK(std::get<replace_text>(reply.edits.front()).title == "part: handle");
  }
}

TEST_CASE("a cell that is there is replaced, one that is not is added") {
  CHECK(std::holds_alternative<replace_cell>(
      read_edits("```cell part: body\nbody = 2\n```", mug).edits.front()));
  CHECK(
      std::holds_alternative<insert_cell>(read_edits("```cell part: lid\nlid = 2\n```", mug).edits.front()));
}

TEST_CASE("what cannot be read goes back to the model with what to write") {
  CHECK(has(complaint("It is fine as it is."), "at least one block"));
  CHECK(has(complaint("```python\nx = 1\n```"), "marked `python`"));
  CHECK(has(complaint("```set\nHEIGHT = tall\n```"), "sets no parameter"));
  CHECK(has(complaint("```edit part: handle\n<<<<<<< SEARCH\nradius\n```"), "not whole"));
  CHECK(has(complaint("```edit part: handle\nradius = 1\n```"), "not whole"));
}

TEST_CASE("what the artist changed by hand is no model's to change") {
  for (const char* reply : {"```cell manual edits\npass\n```", "```delete manual edits\n```",
                            "```edit manual edits\n<<<<<<< SEARCH\na\n=======\nb\n>>>>>>> REPLACE\n```",
                            "```cell part: lid after manual edits\nlid = 2\n```"})
    CHECK(has(complaint(reply), "Change the part's own cell"));
}
