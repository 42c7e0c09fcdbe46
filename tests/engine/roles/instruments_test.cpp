// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/error.hpp"
#include "roles/arguments.hpp"
#include "roles/ask_with_instruments.hpp"
#include "support/scripted_model.hpp"
#include "support/thrown.hpp"

using namespace maquette;
using nlohmann::json;

namespace {

/// An instrument that echoes, and counts how often it is used.
struct echo {
  int used = 0;
  std::vector<std::string> noted;

  instruments ready(allowance left = {}) {
    instrument each{{"echo", "Says it again.", arguments_schema({{"text", text_argument("what")}}, {"text"})},
                    [this](const json& with) -> display {
                      ++used;
                      const std::string text = with["text"];
                      if (text == "unknown") throw input_error("There is no such thing; there are: a, b.");
                      if (text == "broken") throw host_error("Blender is busy.");
                      if (text == "cancel") throw cancelled();
                      return {text, {{"image/png", "drawn"}}};
                    },
                    [](const json& with) { return "echoes: " + with["text"].get<std::string>(); }};
    return {{std::move(each)}, [this](const std::string& what) { noted.push_back(what); }, left};
  }
};

tool_call call(const std::string& text, const std::string& id = "c1") {
  return {id, "echo", {{"text", text}}, ""};
}

model_request question() {
  model_request request;
  request.messages = {user_message("How is it?")};
  return request;
}

const tool_result& result_in(const model_request& request, std::size_t message, std::size_t part = 0) {
  return std::get<tool_result>(request.messages.at(message).parts.at(part));
}

}  // namespace

TEST_CASE("what a model calls is done, and the answer comes with what it was shown") {
  echo heard;
  instruments use = heard.ready();
  scripted_model model({calling({call("hello")}), saying("fine")});
  model_request request = question();
  CHECK(ask_with_instruments(model, request, use, {}, {}).text == "fine");
  REQUIRE(model.asked().size() == 2);
  CHECK(model.asked()[0].tools.at(0).name == "echo");
  CHECK(result_in(model.asked()[1], 2).text == "hello");
  CHECK(result_in(model.asked()[1], 2).pictures.size() == 1);
  CHECK(heard.noted == std::vector<std::string>{"echoes: hello"});
  CHECK(request.messages.size() == 3);  // it can be gone on from
}

TEST_CASE("a model that calls nothing is asked once") {
  echo heard;
  instruments use = heard.ready();
  scripted_model model({saying("fine")});
  model_request request = question();
  CHECK(ask_with_instruments(model, request, use, {}, {}).text == "fine");
  CHECK(request.messages.size() == 1);
  CHECK(heard.used == 0);
}

TEST_CASE("a model's mistakes come back as results that say what there is") {
  echo heard;
  instruments use = heard.ready();
  const tool_result unknown = use.use({"c1", "smell", json::object(), ""});
  CHECK(unknown.failed);
  CHECK(says(unknown.text, "There is no function \"smell\". There are: echo."));
  for (const json& wrong :
       {json::object(), json{{"text", 3}}, json{{"text", "a"}, {"more", 1}}, json("tex")}) {
    const tool_result misfit = use.use({"c1", "echo", wrong, ""});
    CHECK(misfit.failed);
    CHECK(says(misfit.text, "do not fit"));
    CHECK(says(misfit.text, "\"text\""));
  }
  CHECK(heard.used == 0);
  const tool_result refused = use.use(call("unknown"));
  CHECK(refused.failed);
  CHECK(refused.text == "There is no such thing; there are: a, b.");
}

TEST_CASE("what Blender cannot do is told to the model, a cancelled run ends") {
  echo heard;
  instruments use = heard.ready();
  CHECK(use.use(call("broken")).failed);
  CHECK_THROWS_AS(use.use(call("cancel")), cancelled);
}

TEST_CASE("the same question is not asked twice: its answer is given again, with a note") {
  echo heard;
  instruments use = heard.ready();
  use.use(call("hello"));
  const tool_result again = use.use(call("hello", "c2"));
  CHECK(heard.used == 1);
  CHECK(again.call == "c2");
  CHECK(says(again.text, "asked this before"));
  CHECK(says(again.text, "hello"));
  CHECK(again.pictures.empty());
}

TEST_CASE("calls are bounded: the last says so, those beyond are not done, and no more may be made") {
  echo heard;
  instruments use = heard.ready({2, 1000});
  scripted_model model({calling({call("a", "1"), call("b", "2"), call("c", "3")}), saying("fine")});
  model_request request = question();
  CHECK(ask_with_instruments(model, request, use, {}, {}).text == "fine");
  CHECK(heard.used == 2);
  const model_request& last = model.asked().back();
  CHECK_FALSE(last.may_call);
  CHECK(last.tools.size() == 1);  // declared still: the conversation names it
  CHECK(says(result_in(last, 2, 1).text, "No calls are left"));
  CHECK(result_in(last, 2, 2).failed);
}

TEST_CASE("the bound holds over all exchanges of a request") {
  echo heard;
  instruments use = heard.ready({1, 1000});
  scripted_model model({calling({call("a")}), saying("half"), calling({call("b")}), saying("whole")});
  model_request request = question();
  ask_with_instruments(model, request, use, {}, {});
  request.messages.push_back(user_message("Again."));
  CHECK(ask_with_instruments(model, request, use, {}, {}).text == "whole");
  CHECK(heard.used == 1);
}

TEST_CASE("results are bounded in size, without half a letter") {
  echo heard;
  instruments use = heard.ready({8, 21});
  const tool_result long_one = use.use(call(
      "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9"));
  CHECK(says(long_one.text, "cut: there is no room for more"));
  CHECK_NOTHROW(json(long_one.text).dump());  // valid UTF-8
  CHECK_FALSE(use.may_call());
}

TEST_CASE("a model that answers while it calls, though it may not, has answered") {
  echo heard;
  instruments use = heard.ready({0, 1000});
  scripted_model model({[](const model_request&) {
    model_reply reply;
    reply.text = "fine";
    reply.tool_calls = {call("a")};
    reply.reason = finish::tool_calls;
    return reply;
  }});
  model_request request = question();
  const model_reply reply = ask_with_instruments(model, request, use, {}, {});
  CHECK(reply.text == "fine");
  CHECK(reply.tool_calls.empty());
  CHECK(reply.reason == finish::stop);
}

TEST_CASE("a model that will not stop calling is given up") {
  echo heard;
  instruments use = heard.ready({1, 1000});
  scripted_model model({calling({call("a")})});
  model_request request = question();
  CHECK(says(thrown<model_error>([&] { ask_with_instruments(model, request, use, {}, {}); }).what(),
             "goes on calling functions"));
  CHECK(model.asked().size() == 4);
  CHECK(heard.used == 1);
}
