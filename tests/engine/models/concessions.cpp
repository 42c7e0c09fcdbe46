// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/concessions.hpp"

#include "support/catch.hpp"

using namespace maquette;

// The refusals are those of real servers.

TEST_CASE("a server that does not know max_tokens gets the newer field") {
  concessions made;
  CHECK(concede(made,
                "Unsupported parameter: 'max_tokens' is not supported with this model. Use "
                "'max_completion_tokens' instead."));
  CHECK(made.newer_token_field);
  CHECK_FALSE(made.no_temperature);
}

TEST_CASE("a limit that is too high is not conceded: it is the user's to mend") {
  concessions made;
  CHECK_FALSE(concede(made, "max_tokens is too large: 900000. This model takes at most 16384."));
}

TEST_CASE("a model without temperature is not sent one") {
  concessions made;
  CHECK(concede(made, "`temperature` is deprecated for this model."));
  CHECK(made.no_temperature);
}

TEST_CASE("a server that takes no schema is told of it in words") {
  for (const char* refusal :
       {"'response_format.type' must be 'text'", "output_config: Extra inputs are not permitted",
        "Unknown name \"responseJsonSchema\" at 'generation_config'",
        "Invalid schema for response_format 'answer'"}) {
    concessions made;
    CHECK(concede(made, refusal));
    CHECK(made.no_schema);
  }
}

TEST_CASE("what was conceded once is not conceded again") {
  concessions made;
  REQUIRE(concede(made, "stream_options is not supported"));
  CHECK_FALSE(concede(made, "stream_options is not supported"));
}

TEST_CASE("any other refusal concedes nothing") {
  concessions made;
  CHECK_FALSE(concede(made, "messages: at least one message is required"));
}

TEST_CASE("a server that takes no tools is offered none") {
  for (const char* refusal :
       {"registry.ollama.ai/library/gemma3:latest does not support tools",
        "\"auto\" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set",
        "tools param requires --jinja flag", "Unsupported param: tools",
        "No endpoints found that support tool use.", "Function calling is not enabled for models/gemma-3"}) {
    concessions made;
    CAPTURE(refusal);
    CHECK(concede_tools(made, refusal));
    CHECK(made.no_tools);
    CHECK_FALSE(made.no_schema);
    CHECK_FALSE(concede_tools(made, refusal));
  }
}

TEST_CASE("where tools and a form for the answer exclude each other, the form is said in words") {
  for (const char* refusal : {"Function calling with a response mime type: 'application/json' is unsupported",
                              "Cannot use custom grammar constraints with tools."}) {
    concessions made;
    CHECK(concede(made, refusal));
    CHECK(made.no_schema);
    CHECK_FALSE(made.no_tools);
  }
}

TEST_CASE("what is wrong with a call, or with a server, is not laid to its tools") {
  concessions made;
  CHECK_FALSE(concede(made, "tool_use ids were found without tool_result blocks immediately after"));
  CHECK_FALSE(concede_tools(made, "The model is not supported."));
}
