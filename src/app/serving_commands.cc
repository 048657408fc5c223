#include <signal.h>
#include <unistd.h>

#include "app/command.h"
#include "app/first_run.h"
#include "app/hardening.h"
#include "app/service_state.h"
#include "app/serving.h"

namespace supercargo::app {
namespace {

constexpr int ending_signals[] = {SIGTERM, SIGINT};

sigset_t ending_set() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : ending_signals) sigaddset(&set, signal);
  return set;
}

void tell(const std::string& line) { std::fprintf(stderr, "supercargo: %s\n", line.c_str()); }

// No account exists before somebody makes one, by this link or at the shell (security 6.4.1).
void say_how_to_sign_in(Installation& installation, const journal::Tenant& tenant,
                        const Settings& settings, const std::string& address) {
  const std::string place = " --database " + without_password(settings.text("database"));
  const std::string& known = settings.text("public_url");
  const auto link = founding_link(installation, tenant, known.empty() ? address : known);
  if (!link) return;  // somebody was quicker
  tell("nobody can sign in yet; found the company in the browser within the hour:");
  tell("  " + *link);
  tell("or make the first person here, then a key for programs:");
  tell("  supercargo user add YOU@EXAMPLE.COM --role administrator" + place);
  tell("  supercargo key add YOU@EXAMPLE.COM --name first" + place);
}

int serve(const Given& given) {
  const Settings& settings = given.settings;
  if (::geteuid() == 0 && !given.has("--allow-root")) {
    tell("refuses to run as root: use an account of its own, or --allow-root in a container");
    return exits::usage;
  }
  keep_files_private();
  if (!settings.yes("core_dumps")) keep_memory_private();
  // Threads inherit this: the signals wait for the one that asks for them.
  const sigset_t ending = ending_set();
  ::pthread_sigmask(SIG_BLOCK, &ending, nullptr);
  ::signal(SIGPIPE, SIG_IGN);

  Installation installation(settings, Opening::may_make);
  if (settings.yes("migrate"))
    for (const std::string& name : installation.migrate()) tell("applied " + name);
  installation.expect_current_schema();
  const auto unfounded = unfounded_company(installation);
  Serving serving(settings, installation);
  serving.start();
  forbid_new_programs();
  if (unfounded) say_how_to_sign_in(installation, *unfounded, settings, serving.address());
  tell("ready at " + serving.address() + " (" + without_password(settings.text("database")) + ")");
  tell_service_state("READY=1");
  int signal = 0;
  ::sigwait(&ending, &signal);
  tell("draining");
  tell_service_state("STOPPING=1");
  serving.drain();
  return exits::done;
}

}  // namespace

std::vector<Command> serving_commands() {
  return {
      {.name = "serve",
       .summary = "serve the API over HTTP",
       .explanation =
           "A new database is made and migrated at the first start. SIGTERM and SIGINT drain:\n"
           "no new connections, requests under way finish. The log goes to standard output,\n"
           "one JSON object a line. Exit codes: 0 drained, 64 as root, 70 fault, 78 settings.",
       .parameters = {{"--allow-root", Takes::flag, "run as root, in a container for instance"}},
       .run = serve,
       .takes_all_settings = true}};
}

}  // namespace supercargo::app
