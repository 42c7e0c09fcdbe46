// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/loopback_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <optional>
#include <sstream>
#include <stdexcept>

namespace {

/// Closes a socket at the end of its scope.
class held_socket {
 public:
  explicit held_socket(int socket) : socket_(socket) {}
  ~held_socket() { ::close(socket_); }
  held_socket(const held_socket&) = delete;
  held_socket& operator=(const held_socket&) = delete;

 private:
  int socket_;
};

bool readable(int socket, int milliseconds) {
  pollfd waited{socket, POLLIN, 0};
  return ::poll(&waited, 1, milliseconds) > 0;
}

received parse_head(const std::string& head) {
  received request;
  std::istringstream lines(head);
  std::string line;
  std::getline(lines, line);
  std::istringstream(line) >> request.method >> request.target;
  while (std::getline(lines, line)) {
    const auto colon = line.find(':');
    if (colon == std::string::npos) continue;
    std::string name = line.substr(0, colon);
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto begin = line.find_first_not_of(' ', colon + 1);
    const auto end = line.find_last_not_of("\r\n");
    request.headers[name] = begin == std::string::npos ? "" : line.substr(begin, end + 1 - begin);
  }
  return request;
}

/// A whole request; nothing where the client hangs up or the server ends before.
std::optional<received> read_request(int socket, const std::atomic<bool>& ending) {
  std::string bytes;
  std::array<char, 65536> piece{};
  while (!ending) {
    if (!readable(socket, 50)) continue;
    const auto count = ::recv(socket, piece.data(), piece.size(), 0);
    if (count <= 0) return std::nullopt;
    bytes.append(piece.data(), static_cast<std::size_t>(count));
    const auto end_of_head = bytes.find("\r\n\r\n");
    if (end_of_head == std::string::npos) continue;
    received request = parse_head(bytes.substr(0, end_of_head + 2));
    const std::string length = request.headers["content-length"];
    const std::size_t begin = end_of_head + 4;
    if (bytes.size() < begin + (length.empty() ? 0 : std::stoul(length))) continue;
    request.body = bytes.substr(begin);
    return request;
  }
  return std::nullopt;
}

}  // namespace

bool connection::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

bool connection::hold(std::chrono::milliseconds longest) {
  if (!readable(socket_, static_cast<int>(longest.count()))) return false;
  char byte = 0;
  return ::recv(socket_, &byte, 1, 0) <= 0;
}

loopback_server::loopback_server(handler answer) : answer_(std::move(answer)) {
  listening_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* plain = reinterpret_cast<sockaddr*>(&address);
  if (::bind(listening_, plain, size) != 0 || ::listen(listening_, 16) != 0 ||
      ::getsockname(listening_, plain, &size) != 0)
    throw std::runtime_error("no socket on loopback");
  port_ = ntohs(address.sin_port);
  accepting_ = std::jthread([this] { accept_all(); });
}

loopback_server::~loopback_server() {
  ending_ = true;
  accepting_.join();
  serving_.clear();
  ::close(listening_);
}

std::vector<received> loopback_server::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

void loopback_server::accept_all() {
  while (!ending_) {
    if (!readable(listening_, 20)) continue;
    const int socket = ::accept(listening_, nullptr, nullptr);
    if (socket >= 0) serving_.emplace_back([this, socket] { serve(socket); });
  }
}

void loopback_server::serve(int socket) {
  const held_socket held(socket);
  const auto request = read_request(socket, ending_);
  if (!request) return;
  {
    const std::lock_guard lock(mutex_);
    requests_.push_back(*request);
  }
  connection client(socket);
  answer_(*request, client);
}

std::string http_answer(int status, const std::string& headers, const std::string& body) {
  return "HTTP/1.1 " + std::to_string(status) + " Said\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\nConnection: close\r\n" + headers + "\r\n" + body;
}

std::string json_answer(const std::string& body) {
  return http_answer(200, "Content-Type: application/json\r\n", body);
}

std::string stream_answer(const std::string& events) {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n" + events;
}

loopback_server::handler in_turn(std::vector<std::string> answers) {
  auto next = std::make_shared<std::atomic<std::size_t>>(0);
  return [answers = std::move(answers), next](const received&, connection& client) {
    client.send(answers[std::min(next->fetch_add(1), answers.size() - 1)]);
  };
}
