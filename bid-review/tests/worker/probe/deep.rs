//! Tries by the calls through which a kernel is attacked: programs and keys in it, rings, faults, counters, other processes, namespaces.
//! What a kernel would refuse anyway tells nothing and is named as such; a call that it looks at and finds wrong is one that gets through.

use std::fs::File;
use std::io;

use linux_keyutils::{KeyRing, KeyRingIdentifier};
use nix::errno::Errno;
use nix::sched::{CloneFlags, unshare};

use super::{Place, Try};

/// The answer of a call that reaches the kernel is that it worked, or that what it was given is wrong.
fn looked_at<T>(answer: nix::Result<T>, wrong: &[Errno]) -> io::Result<()> {
    match answer {
        Err(error) if !wrong.contains(&error) => Err(error.into()),
        _ => Ok(()),
    }
}

fn parent(place: &Place) -> nix::unistd::Pid {
    nix::unistd::Pid::from_raw(place.1.as_raw_nonzero().get())
}

fn ring() -> io::Result<KeyRing> {
    KeyRing::from_special_id(KeyRingIdentifier::Process, true).map_err(|error| io::Error::other(format!("{error:?}")))
}

/// Each of these reaches a call that no reader needs.
pub const TRIES: [(&str, Try); 31] = [
    ("bpf: a map in the kernel", |_| match aya::sys::is_map_supported(aya::maps::MapType::Array) {
        Ok(true) => Ok(()),
        other => Err(io::Error::other(format!("{other:?}"))),
    }),
    ("bpf: a program in the kernel", |_| {
        match aya::sys::is_program_supported(aya::programs::ProgramType::SocketFilter) {
            Ok(true) => Ok(()),
            other => Err(io::Error::other(format!("{other:?}"))),
        }
    }),
    ("keyctl: its keys", |_| ring().map(drop)),
    ("keyctl, add_key: a key", |_| {
        // Without a ring of its own the one of the session: the call for a key itself is tried either way.
        let ring = ring().or_else(|_| session())?;
        ring.add_key("bid-review-probe", b"x").map(drop).map_err(|error| io::Error::other(format!("{error:?}")))
    }),
    ("keyctl, request_key: a key of others", |_| {
        let ring = ring().or_else(|_| session())?;
        match ring.request_key::<str, str>("no-such-key", None) {
            Err(linux_keyutils::KeyError::KeyDoesNotExist) | Ok(_) => Ok(()),
            Err(error) => Err(io::Error::other(format!("{error:?}"))),
        }
    }),
    ("io_uring: a ring", |_| io_uring::IoUring::new(2).map(drop)),
    ("userfaultfd: faults by a device", |_| File::open("/dev/userfaultfd").map(drop)),
    ("perf_event_open: counters", |_| perf_event::Group::new().map(drop)),
    ("ptrace: its parent", |place| {
        looked_at(nix::sys::ptrace::seize(parent(place), nix::sys::ptrace::Options::empty()), &[])
    }),
    ("process_vm_writev: its parent", |place| {
        let to = nix::sys::uio::RemoteIoVec { base: 16, len: 1 };
        looked_at(nix::sys::uio::process_vm_writev(parent(place), &[io::IoSlice::new(b"x")], &[to]), &[Errno::EFAULT])
    }),
    ("unshare: another network", |_| looked_at(unshare(CloneFlags::CLONE_NEWNET), &[])),
    ("unshare: other mounts", |_| looked_at(unshare(CloneFlags::CLONE_NEWNS), &[])),
    ("unshare: other processes", |_| looked_at(unshare(CloneFlags::CLONE_NEWPID), &[])),
    ("unshare: other users", |_| looked_at(unshare(CloneFlags::CLONE_NEWUSER), &[])),
    ("setns: a namespace of its parent", |place| {
        let file = File::open(place.0.join("file"))?;
        looked_at(nix::sched::setns(file, CloneFlags::CLONE_NEWUTS), &[Errno::EINVAL])
    }),
    ("pivot_root", |_| looked_at(nix::unistd::pivot_root("/nowhere", "/nowhere"), &[Errno::ENOENT])),
    ("init_module: code in the kernel", |_| {
        looked_at(nix::kmod::init_module(b"no module", c""), &[Errno::ENOEXEC, Errno::EBADMSG])
    }),
    ("sethostname", |_| {
        let name = rustix::system::uname().nodename().to_owned();
        Ok(rustix::system::sethostname(name.to_bytes())?)
    }),
    ("clock_settime: a clock that cannot be set", |_| {
        let time = nix::sys::time::TimeSpec::new(1, 0);
        looked_at(nix::time::clock_settime(nix::time::ClockId::CLOCK_MONOTONIC, time), &[Errno::EINVAL])
    }),
    ("setgroups", |_| Ok(rustix::thread::set_thread_groups(&rustix::process::getgroups().map_err(io::Error::from)?)?)),
    ("capset", |_| {
        let own = rustix::thread::capabilities(None)?;
        Ok(rustix::thread::set_capabilities(None, own)?)
    }),
    ("personality", |_| looked_at(nix::sys::personality::get(), &[])),
    ("mlockall: memory that stays", |_| {
        looked_at(nix::sys::mman::mlockall(nix::sys::mman::MlockAllFlags::MCL_FUTURE), &[])
    }),
    ("mq_open: a queue of messages", |_| {
        let flags = nix::mqueue::MQ_OFlag::O_RDONLY;
        let none = nix::sys::stat::Mode::empty();
        looked_at(nix::mqueue::mq_open(c"/no-such-queue", flags, none, None), &[Errno::ENOENT])
    }),
    ("fanotify: files of all", |_| {
        use nix::sys::fanotify::{EventFFlags, Fanotify, InitFlags};
        looked_at(Fanotify::init(InitFlags::FAN_CLASS_NOTIF, EventFFlags::O_RDONLY), &[])
    }),
    ("inotify: watching files", |_| {
        looked_at(nix::sys::inotify::Inotify::init(nix::sys::inotify::InitFlags::empty()), &[])
    }),
    ("epoll", |_| looked_at(nix::sys::epoll::Epoll::new(nix::sys::epoll::EpollCreateFlags::empty()), &[])),
    ("timerfd", |_| {
        use nix::sys::timerfd::{ClockId, TimerFd, TimerFlags};
        looked_at(TimerFd::new(ClockId::CLOCK_MONOTONIC, TimerFlags::empty()), &[])
    }),
    ("splice: between two descriptors", |_| {
        let flags = nix::fcntl::SpliceFFlags::SPLICE_F_NONBLOCK;
        looked_at(nix::fcntl::splice(io::stdin(), None, io::stdout(), None, 0, flags), &[Errno::EINVAL])
    }),
    ("openat2: opening by the newer call", |_| {
        use rustix::fs::{CWD, Mode, OFlags, ResolveFlags, openat2};
        super::done(openat2(CWD, "/usr/share", OFlags::PATH, Mode::empty(), ResolveFlags::empty()))
    }),
    ("sched_setaffinity: other processors", |_| {
        let own = rustix::thread::sched_getaffinity(None)?;
        Ok(rustix::thread::sched_setaffinity(None, &own)?)
    }),
];

fn session() -> io::Result<KeyRing> {
    KeyRing::from_special_id(KeyRingIdentifier::Session, true).map_err(|error| io::Error::other(format!("{error:?}")))
}
