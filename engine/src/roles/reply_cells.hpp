// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "maquette/edit.hpp"
#include "maquette/script.hpp"

namespace maquette {

/// A ``` block of a reply: what stands behind the fence, and what is in it.
struct fenced_block {
  std::string label;
  std::string text;
};

/// A reply taken apart: its blocks, and the words around them. A block that is not closed ends with the
/// reply.
struct fenced_reply {
  std::string words;
  std::vector<fenced_block> blocks;
};

fenced_reply read_fences(std::string_view reply);

/// The cell in a reply that was asked for one: the block, or a reply that is only code. Its marker is put
/// right where it is missing or other. Throws model_error, with a sentence for the model, where there is
/// none.
std::string read_cell(std::string_view reply, const std::string& title);

/// The edits that a reply names in the blocks that engine/prompts/edits.md describes, and what it says beside
/// them. Throws model_error, with a sentence for the model, where a block cannot be read.
struct edit_reply {
  std::string said;
  std::vector<edit> edits;
};
edit_reply read_edits(std::string_view reply, const script& script);

}  // namespace maquette
