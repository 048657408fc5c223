#include "app/hardening.h"

#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>

#include "kernel/result.h"

namespace supercargo::app {
namespace {

// Start programs, look into others, load code into the kernel, change what the process sees of the
// machine: nothing an order system ever does.
constexpr int refused_calls[] = {
    SCMP_SYS(execve),
    SCMP_SYS(execveat),
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(bpf),
    SCMP_SYS(userfaultfd),
    SCMP_SYS(io_uring_setup),
    SCMP_SYS(perf_event_open),
    SCMP_SYS(mount),
    SCMP_SYS(umount2),
    SCMP_SYS(move_mount),
    SCMP_SYS(open_tree),
    SCMP_SYS(fsopen),
    SCMP_SYS(fsmount),
    SCMP_SYS(pivot_root),
    SCMP_SYS(chroot),
    SCMP_SYS(setns),
    SCMP_SYS(unshare),
    SCMP_SYS(init_module),
    SCMP_SYS(finit_module),
    SCMP_SYS(delete_module),
    SCMP_SYS(kexec_load),
    SCMP_SYS(kexec_file_load),
    SCMP_SYS(add_key),
    SCMP_SYS(request_key),
    SCMP_SYS(keyctl),
    SCMP_SYS(memfd_create),
    SCMP_SYS(personality),
    SCMP_SYS(open_by_handle_at),
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    SCMP_SYS(ptrace),  // the sanitizers' leak check traces its own process
#endif
};

}  // namespace

void keep_files_private() { ::umask(S_IRWXG | S_IRWXO); }

void keep_memory_private() {
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

void forbid_new_programs() {
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  if (filter == nullptr) throw Fault("no memory for the system call filter");
  bool is_complete = true;
  for (const int call : refused_calls)
    is_complete = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0) == 0 && is_complete;
  // For threads that run already too; sets no_new_privs with it.
  const bool is_loaded = seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1) == 0 && is_complete &&
                         seccomp_load(filter) == 0;
  seccomp_release(filter);
  if (!is_loaded) throw Fault("the kernel took no system call filter");
}

bool new_programs_are_forbidden() {
  return ::syscall(SYS_execve, "/nonexistent", nullptr, nullptr) == -1 && errno == EPERM;
}

}  // namespace supercargo::app
