// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/request_queue.hpp"

#include <chrono>
#include <thread>

#include "maquette/error.hpp"
#include "support/catch.hpp"

using namespace maquette;
using namespace std::chrono_literals;

namespace {

/// Takes the next request as Blender's main thread would.
host_request next_request(request_queue& queue) {
  for (;;) {
    queue.wait(100ms);
    if (auto request = queue.take_request()) return *request;
  }
}

}  // namespace

TEST_CASE("a question sleeps until the host has answered it") {
  request_queue queue;
  nlohmann::json answer;
  std::jthread worker([&] { answer = std::get<nlohmann::json>(queue.ask("analyse", {{"cells", 3}})); });
  const host_request request = next_request(queue);
  CHECK(request.kind == "analyse");
  CHECK(request.payload.at("cells") == 3);
  queue.answer(request.id, nlohmann::json{{"found", true}});
  worker.join();
  CHECK(answer == nlohmann::json{{"found", true}});
}

TEST_CASE("what the host could not do is thrown where it was asked, in the host's words") {
  request_queue queue;
  std::string message;
  std::jthread worker([&] {
    try {
      queue.ask("render", {});
    } catch (const host_error& fault) {
      message = fault.what();
    }
  });
  queue.fail(next_request(queue).id, "There is no camera.");
  worker.join();
  CHECK(message == "There is no camera.");
}

TEST_CASE("cancelling wakes a question that nobody answers, and refuses the next one") {
  request_queue queue;
  int thrown = 0;
  std::jthread worker([&] {
    for (int i = 0; i < 2; ++i) {
      try {
        queue.ask("execute", {});
      } catch (const cancelled&) {
        ++thrown;
      }
    }
  });
  next_request(queue);
  queue.cancel();
  worker.join();
  CHECK(thrown == 2);
  CHECK_FALSE(queue.take_request());
}

TEST_CASE("an answer that comes too late is let go") {
  request_queue queue;
  queue.answer(7, nlohmann::json{});
  std::jthread worker([&] { CHECK_NOTHROW(queue.ask("inspect", {})); });
  const auto request = next_request(queue);
  queue.answer(request.id - 1, nlohmann::json{});
  queue.answer(request.id, nlohmann::json{});
}

TEST_CASE("a run is finished when it is closed and its events have been taken") {
  request_queue queue;
  queue.post(progress{"author", "Reading"});
  queue.close();
  CHECK_FALSE(queue.finished());
  CHECK(queue.take_events().size() == 1);
  CHECK(queue.finished());
}
