// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <cstdlib>
#include <thread>

#include "http/http.hpp"
#include "maquette/error.hpp"
#include "support/loopback_server.hpp"
#include "support/thrown.hpp"

using namespace maquette;
using namespace std::chrono_literals;

namespace {

http::request post_to(const std::string& url) { return {url, {"X-Asked: yes"}, "{}", {}}; }

/// Answers with the head of a chunked answer and one piece of its body.
void begin_chunked(connection& client) {
  client.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n");
}

}  // namespace

TEST_CASE("a request's body and headers arrive, and so do the answer's") {
  loopback_server server(in_turn({http_answer(201, "X-Answered:  also \r\n", "done")}));
  const http::response answer = http::send(post_to(server.url() + "/v1/things"), {});
  CHECK(answer.status == 201);
  CHECK(answer.body == "done");
  CHECK(answer.headers.at("x-answered") == "also ");
  const received asked = server.requests().at(0);
  CHECK(asked.method == "POST");
  CHECK(asked.target == "/v1/things");
  CHECK(asked.headers.at("x-asked") == "yes");
  CHECK(asked.body == "{}");
}

TEST_CASE("a large body is sent at once, without asking first") {
  loopback_server server(in_turn({json_answer("{}")}));
  http::request request = post_to(server.url());
  request.body = std::string(3U << 20U, 'x');
  http::send(request, {});
  CHECK(server.requests().at(0).body.size() == request.body.size());
  CHECK_FALSE(server.requests().at(0).headers.contains("expect"));
}

TEST_CASE("a request without a body is a GET") {
  loopback_server server(in_turn({json_answer("{}")}));
  http::send({server.url(), {}, {}, {}}, {});
  CHECK(server.requests().at(0).method == "GET");
}

TEST_CASE("pieces are taken as they come, and an error's body is not one of them") {
  loopback_server server(in_turn({stream_answer("one two"), http_answer(500, "", "trouble")}));
  std::string taken;
  const auto take = [&](std::string_view piece) { taken += piece; };
  CHECK(http::send(post_to(server.url()), {}, take).body.empty());
  CHECK(taken == "one two");
  CHECK(http::send(post_to(server.url()), {}, take).body == "trouble");
  CHECK(taken == "one two");
}

TEST_CASE("what the taker of pieces throws ends the call") {
  loopback_server server(in_turn({stream_answer("one")}));
  const auto refuse = [](std::string_view) { throw model_error("not this"); };
  const auto fault = thrown<model_error>([&] { http::send(post_to(server.url()), {}, refuse); });
  CHECK(std::string(fault.what()) == "not this");
}

TEST_CASE("a server that says nothing is given up after the limit for the first byte") {
  loopback_server server([](const received&, connection& client) { client.hold(5s); });
  http::request request = post_to(server.url());
  request.limits.first_byte = 200ms;
  const auto fault = thrown<provider_error>([&] { http::send(request, {}); });
  CHECK(says(fault.what(), "did not begin to answer within 0.2 s"));
  CHECK_FALSE(fault.may_pass());
}

TEST_CASE("an answer that stands still is given up after the limit for a stall") {
  loopback_server server([](const received&, connection& client) {
    begin_chunked(client);
    client.hold(5s);
  });
  http::request request = post_to(server.url());
  request.limits.stall = 200ms;
  const auto fault = thrown<provider_error>([&] { http::send(request, {}); });
  CHECK(says(fault.what(), "stood still for 0.2 s"));
  CHECK(fault.may_pass());
}

TEST_CASE("an answer that keeps coming is not held to the limit for its first byte") {
  loopback_server server([](const received&, connection& client) {
    client.send(stream_answer(""));
    for (int i = 0; i < 6; ++i) {
      client.send(".");
      client.hold(100ms);
    }
  });
  http::request request = post_to(server.url());
  request.limits.first_byte = 300ms;
  CHECK(http::send(request, {}).body == "......");
}

TEST_CASE("an answer that is cut may come whole the next time") {
  loopback_server server([](const received&, connection& client) { begin_chunked(client); });
  const auto fault = thrown<provider_error>([&] { http::send(post_to(server.url()), {}); });
  CHECK(says(fault.what(), "ended before its end"));
  CHECK(fault.may_pass());
}

TEST_CASE("garbage in place of HTTP is told of") {
  loopback_server server(in_turn({"\x01\x02garbage\r\n\r\n"}));
  CHECK_THROWS_AS(http::send(post_to(server.url()), {}), provider_error);
}

TEST_CASE("an answer above the limit is not read on") {
  bool hung_up = false;
  {
    loopback_server server([&](const received&, connection& client) {
      client.send(stream_answer(""));
      const std::string megabyte(1U << 20U, 'x');
      for (int i = 0; i < 50 && !hung_up; ++i) hung_up = !client.send(megabyte);
    });
    http::request request = post_to(server.url());
    request.limits.largest_answer = 2U << 20U;
    const auto fault = thrown<provider_error>([&] { http::send(request, {}); });
    CHECK(says(fault.what(), "larger than 2 MB"));
    CHECK_FALSE(fault.may_pass());
  }
  CHECK(hung_up);
}

TEST_CASE("a redirect is refused, and nothing is sent to where it leads") {
  loopback_server other(in_turn({json_answer("{}")}));
  const std::string location = "Location: " + other.url() + "/taken?key=no\r\n";
  for (const int status : {301, 302, 307, 308}) {
    loopback_server server(in_turn({http_answer(status, location, "")}));
    const auto fault = thrown<provider_error>([&] { http::send(post_to(server.url()), {}); });
    CHECK(says(fault.what(), http::host_of(other.url())));
    CHECK_FALSE(says(fault.what(), "taken"));
  }
  CHECK(other.requests().empty());
}

TEST_CASE("a host that does not answer is named, without what a URL may hide") {
  const auto fault =
      thrown<provider_error>([] { http::send(post_to("http://user:secret@127.0.0.1:9/v1?key=secret"), {}); });
  CHECK(says(fault.what(), "Nothing answers at 127.0.0.1:9"));
  CHECK_FALSE(says(fault.what(), "secret"));
}

TEST_CASE("only http and https are spoken") {
  CHECK_THROWS_AS(http::send({"file:///etc/hostname", {}, {}, {}}, {}), provider_error);
}

TEST_CASE("a stop request ends a call while nothing comes") {
  const bool after_a_piece = GENERATE(false, true);
  loopback_server server([=](const received&, connection& client) {
    if (after_a_piece) begin_chunked(client);
    client.hold(10s);
  });
  std::stop_source stop;
  const std::jthread stopping([&] {
    while (server.requests().empty()) std::this_thread::sleep_for(1ms);
    std::this_thread::sleep_for(50ms);
    stop.request_stop();
  });
  CHECK_THROWS_AS(http::send(post_to(server.url()), stop.get_token()), cancelled);
}

TEST_CASE("a call that was stopped before it began sends nothing") {
  loopback_server server(in_turn({json_answer("{}")}));
  std::stop_source stop;
  stop.request_stop();
  CHECK_THROWS_AS(http::send(post_to(server.url()), stop.get_token()), cancelled);
  CHECK(server.requests().empty());
}

TEST_CASE("a proxy of the environment is asked for other hosts, and not for this machine") {
  loopback_server proxy(in_turn({json_answer("\"from the proxy\"")}));
  loopback_server local(in_turn({json_answer("\"from here\"")}));
  ::setenv("http_proxy", proxy.url().c_str(), 1);
  const auto elsewhere = http::send(post_to("http://models.invalid/v1"), {}).body;
  const auto here = http::send(post_to(local.url()), {}).body;
  ::unsetenv("http_proxy");
  CHECK(elsewhere == "\"from the proxy\"");
  CHECK(here == "\"from here\"");
  CHECK(proxy.requests().at(0).target == "http://models.invalid/v1");
}

TEST_CASE("the host of a URL is told without user, path and question") {
  CHECK(http::host_of("https://user:pass@api.example.com:8443/v1?key=1") == "api.example.com:8443");
  CHECK(http::host_of("localhost:1234/v1") == "localhost:1234");
  CHECK(http::is_loopback("http://localhost:1234/v1"));
  CHECK(http::is_loopback("http://[::1]/v1"));
  CHECK_FALSE(http::is_loopback("http://localhost.example.com/v1"));
  CHECK_FALSE(http::is_loopback("https://127.0.0.1.example.com"));
}
