# SPDX-License-Identifier: GPL-3.0-or-later
"""System calls that the trial's Blender gives up for good, by libseccomp: new processes, sockets, others' memory.

It is done once Blender has started, for all its threads. The files are Landlock's business, but for those
calls that Landlock does not look at.
"""

from __future__ import annotations

import ctypes
import errno
import os

_ALLOW = 0x7FFF0000
_REFUSE = 0x00050000 | errno.EPERM
_UNKNOWN = 0x00050000 | errno.ENOSYS
_ALL_THREADS = 4  # SCMP_FLTATR_CTL_TSYNC
_DIFFERS, _EQUALS_MASKED = 1, 7
_THREAD = 0x00010000  # CLONE_THREAD

_REFUSED = """
    fork vfork execve execveat
    socket socketpair connect bind listen accept accept4 sendto sendmsg sendmmsg
    ptrace process_vm_readv process_vm_writev process_madvise pidfd_open pidfd_getfd pidfd_send_signal
    tkill rt_sigqueueinfo rt_tgsigqueueinfo
    io_uring_setup io_uring_enter io_uring_register bpf perf_event_open userfaultfd
    add_key request_key keyctl shmget shmat msgget semget mq_open
    mount umount2 pivot_root chroot unshare setns mount_setattr open_tree move_mount fsopen fsmount
    init_module finit_module delete_module kexec_load kexec_file_load reboot swapon swapoff
    acct quotactl settimeofday clock_settime adjtimex sethostname setdomainname personality
    open_by_handle_at setrlimit
    chmod fchmod fchmodat fchmodat2 chown fchown lchown fchownat utime utimes utimensat futimesat
    setxattr lsetxattr fsetxattr removexattr lremovexattr fremovexattr
""".split()


class _Compare(ctypes.Structure):
    _fields_ = (
        ("argument", ctypes.c_uint),
        ("operator", ctypes.c_int),
        ("first", ctypes.c_uint64),
        ("second", ctypes.c_uint64),
    )


def _library() -> ctypes.CDLL | None:
    try:
        library = ctypes.CDLL("libseccomp.so.2", use_errno=True)
    except OSError:
        return None
    library.seccomp_init.restype = ctypes.c_void_p
    library.seccomp_init.argtypes = (ctypes.c_uint32,)
    library.seccomp_attr_set.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_uint32)
    library.seccomp_syscall_resolve_name.argtypes = (ctypes.c_char_p,)
    library.seccomp_rule_add_array.argtypes = (
        ctypes.c_void_p,
        ctypes.c_uint32,
        ctypes.c_int,
        ctypes.c_uint,
        ctypes.POINTER(_Compare),
    )
    library.seccomp_load.argtypes = (ctypes.c_void_p,)
    library.seccomp_release.argtypes = (ctypes.c_void_p,)
    return library


class _Filter:
    """The rules while they are put together. The first that could not be added is remembered."""

    def __init__(self, library: ctypes.CDLL) -> None:
        self._library = library
        self._rules = library.seccomp_init(_ALLOW)
        self._failed = not self._rules

    def refuse(self, name: str, *when: _Compare, answer: int = _REFUSE) -> None:
        number = self._library.seccomp_syscall_resolve_name(name.encode())
        if number == -1:  # a call that this libseccomp does not know
            return
        conditions = (_Compare * len(when))(*when)
        added = self._library.seccomp_rule_add_array(self._rules, answer, number, len(when), conditions)
        is_of_others = added == -errno.EDOM  # a call that this processor does not have
        self._failed = self._failed or (added != 0 and not is_of_others)

    def load(self) -> bool:
        try:
            self._failed = self._failed or bool(self._library.seccomp_attr_set(self._rules, _ALL_THREADS, 1))
            return not self._failed and self._library.seccomp_load(self._rules) == 0
        finally:
            self._library.seccomp_release(self._rules)


def give_up_processes_and_network() -> bool:
    """Refuse such calls to all threads of this process. Returns whether that is so from now on."""
    library = _library()
    if library is None:
        return False
    rules = _Filter(library)
    for name in _REFUSED:
        rules.refuse(name)
    rules.refuse("clone", _Compare(0, _EQUALS_MASKED, _THREAD, 0))  # a thread may be made, a process not
    rules.refuse("clone3", answer=_UNKNOWN)  # its flags cannot be looked at; the C library then uses clone
    for name in ("kill", "tgkill"):
        rules.refuse(name, _Compare(0, _DIFFERS, os.getpid(), 0))
    rules.refuse("prlimit64", _Compare(2, _DIFFERS, 0, 0))  # limits may be read, and not raised
    return rules.load()
