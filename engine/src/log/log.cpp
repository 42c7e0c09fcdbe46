// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/log.hpp"

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <array>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <system_error>
#include <utility>

#include "maquette/error.hpp"

namespace maquette::log {
namespace {

constexpr std::size_t largest_file = 5 * 1024 * 1024;
constexpr std::size_t files_kept = 3;

using sink = std::shared_ptr<spdlog::sinks::sink>;

// Held by shared_ptr and swapped under the lock, so that start() may come again while others log.
std::mutex guard;
std::shared_ptr<spdlog::logger> logger;

spdlog::level::level_enum parse_level(std::string_view level) {
  constexpr std::array<std::pair<std::string_view, spdlog::level::level_enum>, 6> levels = {{
      {"trace", spdlog::level::trace},
      {"debug", spdlog::level::debug},
      {"info", spdlog::level::info},
      {"warning", spdlog::level::warn},
      {"error", spdlog::level::err},
      {"off", spdlog::level::off},
  }};
  for (const auto& [name, value] : levels) {
    if (name == level) return value;
  }
  throw input_error("The log level \"" + std::string(level) +
                    "\" is unknown. Use trace, debug, info, warning, error or off.");
}

input_error unusable(const std::filesystem::path& file, const std::string& reason) {
  return input_error("The log file " + file.string() + " cannot be made: " + reason +
                     ". See that you may write there, or name another file.");
}

sink open_file(const std::filesystem::path& file) {
  std::error_code failure;
  if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), failure);
  if (failure) throw unusable(file, failure.message());
  try {
    // The sink counts the files beside the current one; "3 kept" counts that one too.
    return std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file.string(), largest_file,
                                                                  files_kept - 1);
  } catch (const spdlog::spdlog_ex& reason) {
    throw unusable(file, reason.what());
  }
}

sink open_standard_error() {
  auto standard_error = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  standard_error->set_level(spdlog::level::warn);
  standard_error->set_pattern("maquette: %l: %v");
  return standard_error;
}

// Every message goes through here: what is to be kept out of the log is taken out here.
void write(spdlog::level::level_enum level, std::string_view message) {
  std::shared_ptr<spdlog::logger> current;
  {
    const std::lock_guard lock(guard);
    current = logger;
  }
  if (current) current->log(level, spdlog::string_view_t(message.data(), message.size()));
}

}  // namespace

void start(const std::filesystem::path& file, std::string_view level) {
  const auto lowest = parse_level(level);
  const auto log_file = open_file(file);
  log_file->set_pattern("%Y-%m-%dT%H:%M:%S.%e %l [%t] %v");
  auto started =
      std::make_shared<spdlog::logger>("maquette", spdlog::sinks_init_list{log_file, open_standard_error()});
  started->set_level(lowest);
  // A crash of Blender must not take the lines before it along.
  started->flush_on(spdlog::level::info);
  const std::lock_guard lock(guard);
  logger = std::move(started);
}

void debug(std::string_view message) { write(spdlog::level::debug, message); }
void info(std::string_view message) { write(spdlog::level::info, message); }
void warning(std::string_view message) { write(spdlog::level::warn, message); }
void failure(std::string_view message) { write(spdlog::level::err, message); }

}  // namespace maquette::log
