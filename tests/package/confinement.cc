#include "tests/package/confinement.h"

#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>

#include <cerrno>
#include <fstream>
#include <sstream>

namespace supercargo::tests {
namespace {

// The system calls that a list of names and @sets stands for, as systemd on this machine has them.
void add_calls(std::set<std::string>& calls, const std::string& list) {
  std::istringstream words(list);
  for (std::string word; words >> word;) {
    if (word.front() != '@') {
      calls.insert(word);
      continue;
    }
    std::string members;
    std::istringstream lines(run_any({"systemd-analyze", "syscall-filter", word}).output);
    for (std::string line; std::getline(lines, line);) {
      const auto first = line.find_first_not_of(' ');
      const bool is_member = first != 0 && first != std::string::npos && line[first] != '#';
      if (is_member) members += line.substr(first) + ' ';
    }
    add_calls(calls, members);
  }
}

bool load(scmp_filter_ctx filter) {
  const bool is_loaded = seccomp_load(filter) == 0;
  seccomp_release(filter);
  return is_loaded;
}

bool refuse_other_calls(const std::set<std::string>& allowed) {
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
  for (const auto& name : allowed) {
    const int call = seccomp_syscall_resolve_name(name.c_str());
    if (call >= 0) seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0);
  }
  return load(filter);
}

// MemoryDenyWriteExecute=, by the rules that systemd loads for it.
bool refuse_code_made_at_run_time() {
  constexpr scmp_datum_t both = PROT_WRITE | PROT_EXEC;
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(mmap), 1,
                   SCMP_A2(SCMP_CMP_MASKED_EQ, both, both));
  seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(mprotect), 1,
                   SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, PROT_EXEC));
  return load(filter);
}

}  // namespace

std::vector<std::string> lines_of_unit(const ScratchRoot& root, const std::string& name) {
  std::vector<std::string> values;
  std::ifstream unit(root.path("/lib/systemd/system/supercargo.service"));
  for (std::string line; std::getline(unit, line);)
    if (line.starts_with(name + '=')) values.push_back(line.substr(name.size() + 1));
  return values;
}

std::set<std::string> allowed_calls(const ScratchRoot& root) {
  std::set<std::string> allowed;
  for (const std::string& line : lines_of_unit(root, "SystemCallFilter")) {
    if (line.front() != '~') {
      add_calls(allowed, line);
      continue;
    }
    std::set<std::string> refused;
    add_calls(refused, line.substr(1));
    for (const auto& call : refused) allowed.erase(call);
  }
  return allowed;
}

bool confine(const std::set<std::string>& allowed) {
  return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && refuse_code_made_at_run_time() &&
         refuse_other_calls(allowed);
}

}  // namespace supercargo::tests
