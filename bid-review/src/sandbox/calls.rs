//! The list of system calls a reader needs. All others fail with EPERM.

use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
    apply_filter_all_threads,
};

/// Hides its flags from a filter. It is answered as by a kernel that does not know it, so that threads are made by the older call;
/// any other error would be taken for a lack of threads.
const NEWER_CLONE: libc::c_long = libc::SYS_clone3;

/// Memory, time, waiting, and files that are open or may be opened for reading.
const FREE: [libc::c_long; 53] = [
    libc::SYS_read,
    libc::SYS_readv,
    libc::SYS_pread64,
    libc::SYS_write,
    libc::SYS_writev,
    libc::SYS_close,
    libc::SYS_fstat,
    libc::SYS_newfstatat,
    libc::SYS_statx,
    libc::SYS_lseek,
    libc::SYS_openat,
    libc::SYS_faccessat,
    libc::SYS_faccessat2,
    libc::SYS_getdents64,
    libc::SYS_getcwd,
    libc::SYS_readlinkat,
    libc::SYS_fadvise64,
    libc::SYS_fcntl,
    libc::SYS_ppoll,
    libc::SYS_mmap,
    libc::SYS_munmap,
    libc::SYS_mprotect,
    libc::SYS_mremap,
    libc::SYS_madvise,
    libc::SYS_brk,
    libc::SYS_membarrier,
    libc::SYS_futex,
    libc::SYS_rseq,
    libc::SYS_set_robust_list,
    libc::SYS_set_tid_address,
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_sigaltstack,
    libc::SYS_sched_yield,
    libc::SYS_sched_getaffinity,
    libc::SYS_clock_gettime,
    libc::SYS_clock_getres,
    libc::SYS_clock_nanosleep,
    libc::SYS_nanosleep,
    libc::SYS_gettimeofday,
    libc::SYS_getrandom,
    libc::SYS_getpid,
    libc::SYS_gettid,
    libc::SYS_getuid,
    libc::SYS_geteuid,
    libc::SYS_getgid,
    libc::SYS_getegid,
    libc::SYS_getrusage,
    libc::SYS_uname,
    libc::SYS_exit,
    libc::SYS_exit_group,
    NEWER_CLONE,
];

/// Older forms of the same, which this processor still has.
#[cfg(target_arch = "x86_64")]
const OLD: [libc::c_long; 7] = [
    libc::SYS_open,
    libc::SYS_stat,
    libc::SYS_lstat,
    libc::SYS_access,
    libc::SYS_readlink,
    libc::SYS_poll,
    libc::SYS_time,
];
#[cfg(not(target_arch = "x86_64"))]
const OLD: [libc::c_long; 0] = [];

/// Leaves only the calls of the list; `false` where the kernel or the processor knows no such filter.
pub(super) fn restrict() -> bool {
    // Of two filters the stricter answer counts; the second one forbids what it takes to add another.
    [unknown(), program()].into_iter().all(|program| program.is_some_and(|p| apply_filter_all_threads(&p).is_ok()))
}

/// Answers the newer call as unknown, and leaves all others.
fn unknown() -> Option<BpfProgram> {
    filter(
        vec![(NEWER_CLONE, Vec::new())],
        SeccompAction::Allow,
        SeccompAction::Errno(u32::try_from(libc::ENOSYS).ok()?),
    )
}

fn filter(rules: Vec<(i64, Vec<SeccompRule>)>, others: SeccompAction, these: SeccompAction) -> Option<BpfProgram> {
    let arch = std::env::consts::ARCH.try_into().ok()?;
    SeccompFilter::new(rules.into_iter().collect(), others, these, arch).ok()?.try_into().ok()
}

fn program() -> Option<BpfProgram> {
    let mut rules: Vec<(i64, Vec<SeccompRule>)> = FREE.iter().chain(&OLD).map(|call| (*call, Vec::new())).collect();
    let own = u64::try_from(rustix::process::getpid().as_raw_nonzero().get()).ok()?;
    // Threads, but no other processes.
    let thread = u64::try_from(libc::CLONE_THREAD).ok()?;
    rules.push((libc::SYS_clone, vec![when(0, SeccompCmpOp::MaskedEq(thread), thread)?]));
    // Only to itself: how a process that gives up ends.
    rules.push((libc::SYS_tgkill, vec![when(0, SeccompCmpOp::Eq, own)?]));
    rules.push((libc::SYS_prctl, vec![when(0, SeccompCmpOp::Eq, u64::try_from(libc::PR_SET_NAME).ok()?)?]));
    filter(rules, SeccompAction::Errno(u32::try_from(libc::EPERM).ok()?), SeccompAction::Allow)
}

fn when(argument: u8, operator: SeccompCmpOp, value: u64) -> Option<SeccompRule> {
    let condition = SeccompCondition::new(argument, SeccompCmpArgLen::Qword, operator, value).ok()?;
    SeccompRule::new(vec![condition]).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_make_programs() {
        assert!(program().is_some() && unknown().is_some());
    }

    /// What the kernel does with a call, by its number and its first argument.
    fn verdict(call: libc::c_long, argument: u64) -> u32 {
        // The classic instructions that such programs are made of, over the words of a call.
        let arch = if cfg!(target_arch = "x86_64") { 0xC000_003E_u32 } else { 0xC000_00B7 };
        let mut words = vec![u32::try_from(call).unwrap(), arch, 0, 0];
        words.extend([argument as u32, (argument >> 32) as u32]);
        words.resize(16, 0);
        let (program, mut at, mut held) = (program().unwrap(), 0_usize, 0_u32);
        loop {
            let step = &program[at];
            at += 1;
            let jump = |yes: bool| usize::from(if yes { step.jt } else { step.jf });
            match step.code {
                0x20 => held = words[step.k as usize / 4],
                0x54 => held &= step.k,
                0x05 => at += step.k as usize,
                0x15 => at += jump(held == step.k),
                0x25 => at += jump(held > step.k),
                0x35 => at += jump(held >= step.k),
                0x45 => at += jump(held & step.k != 0),
                0x06 => return step.k,
                other => panic!("instruction {other:#x}"),
            }
        }
    }

    #[test]
    fn every_other_call_fails() {
        const ALLOW: u32 = 0x7FFF_0000;
        let refused = 0x0005_0000 | u32::try_from(libc::EPERM).unwrap();
        let known = FREE.iter().chain(&OLD).copied();
        let within = [libc::SYS_clone, libc::SYS_tgkill, libc::SYS_prctl];
        for call in 0..1024 {
            let free = known.clone().any(|one| one == call);
            let words = verdict(call, 0);
            assert_eq!(words, if free { ALLOW } else { refused }, "{call}");
            // No argument opens a call that is not on the list.
            let other = [1, 15, 0x10000, u64::MAX].map(|argument| verdict(call, argument));
            assert!(free || within.contains(&call) || other == [refused; 4], "{call}");
        }
        let dangerous = [
            libc::SYS_socket,
            libc::SYS_connect,
            libc::SYS_execve,
            libc::SYS_execveat,
            libc::SYS_ptrace,
            libc::SYS_mount,
            libc::SYS_unshare,
            libc::SYS_setns,
            libc::SYS_bpf,
            libc::SYS_keyctl,
            libc::SYS_add_key,
            libc::SYS_request_key,
            libc::SYS_io_uring_setup,
            libc::SYS_io_uring_enter,
            libc::SYS_userfaultfd,
            libc::SYS_perf_event_open,
            libc::SYS_process_vm_readv,
            libc::SYS_process_vm_writev,
            libc::SYS_kill,
            libc::SYS_prlimit64,
            libc::SYS_unlinkat,
        ];
        assert!(dangerous.iter().all(|call| verdict(*call, 0) == refused));
    }
}
