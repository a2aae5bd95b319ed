#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>
#include <pthread.h>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "commands.hpp"
#include "export_command.hpp"
#include "fabula/config/load_settings.hpp"
#include "fabula/error.hpp"
#include "output.hpp"
#include "reading.hpp"
#include "serve/http_server.hpp"
#include "serve/served_story.hpp"
#include "serve/story_api.hpp"

namespace fabula::cli {
namespace {

struct Options {
  std::string story;
  std::string address = "127.0.0.1";
  int port = 8080;
  std::vector<std::string> hosts;
  std::vector<std::string> origins;
  DataOptions data;
  bool quiet = false;
};

/// SIGTERM and SIGINT as something to wait for: until it is gone, they end nothing by themselves.
class EndSignals {
 public:
  /// REQUIRES: no other thread runs, so that all that are started leave the signals to wait().
  EndSignals() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGTERM);
    sigaddset(&signals_, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  }
  void wait() const {
    int signal = 0;
    sigwait(&signals_, &signal);
  }

 private:
  sigset_t signals_{};
};

config::ServeLimits limits_of(const std::filesystem::path& settings) {
  Diagnostics problems;
  config::ServeLimits limits = config::load_serve_limits(settings, problems);
  if (!problems.empty()) {
    throw ConfigError(std::move(problems));
  }
  return limits;
}

/// What the answers are made by: another program, or other settings, may answer otherwise.
std::string version_of(const std::filesystem::path& settings) {
  std::ostringstream text;
  text << program_and_version() << '\n' << std::ifstream(settings).rdbuf();
  return text.str();
}

std::string url_of(const std::string& address, int port) {
  const bool is_v6 = address.find(':') != std::string::npos;
  return fmt::format("http://{}:{}/", is_v6 ? "[" + address + "]" : address, port);
}

void serve(const Options& options) {
  if (!StoryFile::is_one(options.story) && std::filesystem::exists(options.story)) {
    throw Error(
        fmt::format("{}: it is no story file; make one of articles first: fabula add "
                    "story.fabula {}",
                    options.story, options.story));
  }
  const Settings settings = load_settings(options.data);
  const auto file = find_rules(options.data) / "settings.yaml";
  const config::ServeLimits limits = limits_of(file);
  ServedStory served(options.story, settings.story);
  StoryApi api(served, {limits, export_options(settings, false), type_names(options.data),
                        options.hosts, options.origins, version_of(file)});
  served.revision();  // whatever is wrong with the file is said before anybody asks

  const EndSignals signals;
  HttpServer server(limits, [&api](const HttpRequest& request) { return api.answer(request); });
  const std::string url = url_of(options.address, server.bind(options.address, options.port));
  write_output("", [&](std::ostream& out) { out << url << '\n'; });
  if (!options.quiet) {
    print_message(fmt::format("serving {}; Ctrl-C ends it", options.story));
  }
  std::thread end([&] {
    signals.wait();
    server.stop();
  });
  try {
    server.run();
  } catch (...) {
    pthread_kill(end.native_handle(), SIGTERM);
    end.join();
    throw;
  }
  end.join();
}

}  // namespace

void add_serve(CLI::App& app, int& exit_code) {
  const auto options = std::make_shared<Options>();
  CLI::App* const sub =
      app.add_subcommand("serve", "Serve a story to browsers and programs, to be read");
  sub->add_option("STORY", options->story, "Story file; what is added meanwhile is served, too")
      ->required()
      ->type_name("");
  constexpr int most = 65535;
  sub->add_option("-p,--port", options->port, "Port; 0 for any free one (default: 8080)")
      ->type_name("N")
      ->check(CLI::Range(0, most).description(""));
  sub->add_option("--address", options->address,
                  "Address of this machine to serve at, 0.0.0.0 for all (default: 127.0.0.1, which "
                  "other machines cannot reach)")
      ->type_name("ADDRESS");
  sub->add_option("--allow-host", options->hosts,
                  "Answer also who calls the server NAME; addresses and localhost it is always")
      ->type_name("NAME")
      ->expected(1)
      ->take_all()
      ->allow_extra_args(false);
  sub->add_option("--allow-origin", options->origins,
                  "Let pages of this site, such as https://example.org, read the answers")
      ->type_name("ORIGIN")
      ->expected(1)
      ->take_all()
      ->allow_extra_args(false);
  add_data_options(*sub, options->data);
  sub->add_flag("-q,--quiet", options->quiet, "Print errors only");
  sub->footer(
      "The address is printed when it can be asked: the page at /, the API below /api/, which\n"
      "/api/openapi.json describes. The story file is only read. Whoever can reach the address "
      "can\n"
      "read the story, its articles' texts among it. Limits stand in settings.yaml, under serve.\n"
      "Examples:\n"
      "  fabula serve strike.fabula\n"
      "  fabula serve strike.fabula --port 0 --quiet\n"
      "  fabula serve strike.fabula --address 0.0.0.0 --allow-host news.example.org");
  sub->callback([options, &exit_code] {
    serve(*options);
    exit_code = done;
  });
}

}  // namespace fabula::cli
