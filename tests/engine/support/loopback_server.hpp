// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

/// What a client asked a loopback_server.
struct received {
  std::string method;
  std::string target;
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;
};

/// A client's connection. It is closed when its handler returns.
class connection {
 public:
  explicit connection(int socket) : socket_(socket) {}
  /// False once the client has hung up.
  bool send(std::string_view bytes);
  /// Sleeps until the client hangs up, at most this long. Whether it did.
  bool hold(std::chrono::milliseconds longest);

 private:
  int socket_;
};

/// A real HTTP server on 127.0.0.1 that says what it is told to, faults of every kind included: a handler
/// writes the bytes of the answer itself.
class loopback_server {
 public:
  using handler = std::function<void(const received&, connection&)>;
  explicit loopback_server(handler answer);
  ~loopback_server();
  loopback_server(const loopback_server&) = delete;
  loopback_server& operator=(const loopback_server&) = delete;

  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  std::vector<received> requests() const;

 private:
  void accept_all();
  void serve(int socket);

  handler answer_;
  int listening_ = -1;
  int port_ = 0;
  std::atomic<bool> ending_{false};
  mutable std::mutex mutex_;
  std::vector<received> requests_;
  std::vector<std::jthread> serving_;
  std::jthread accepting_;
};

/// Whole answers, to be sent.
std::string http_answer(int status, const std::string& headers, const std::string& body);
std::string json_answer(const std::string& body);
/// A stream that ends where the connection does.
std::string stream_answer(const std::string& events);

/// Answers each request with the next of these; the last stays.
loopback_server::handler in_turn(std::vector<std::string> answers);
