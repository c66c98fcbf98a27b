//! What a process inside the sandbox can still do. Each try runs in a process of its own, once free and once inside: a try that does not work
//! when free tells nothing.

#[path = "probe/deep.rs"]
mod deep;

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::{UnixListener, UnixStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use bid_review::sandbox::{Limits, Report, enter};
use rustix::io::Errno;
use rustix::net::{AddressFamily, SocketType, socket};
use rustix::process::{DumpableBehavior, Pid, PidfdFlags, Resource, Rlimit, Signal};

/// Where a try may write: made by the parent, one for each try; and who the parent is.
struct Place(PathBuf, Pid);

/// `Ok` when it got through.
type Try = fn(&Place) -> io::Result<()>;

fn open(family: AddressFamily, kind: SocketType) -> io::Result<()> {
    done(socket(family, kind, None))
}

fn done<T>(answer: Result<T, Errno>) -> io::Result<()> {
    answer.map(drop).map_err(io::Error::from)
}

/// A call that the kernel takes for wrong, but looks at: only a filter refuses it before.
fn reaches<T>(answer: Result<T, Errno>, expected: &[Errno]) -> io::Result<()> {
    match answer {
        Err(error) if !expected.contains(&error) => Err(error.into()),
        _ => Ok(()),
    }
}

/// Everything that must not work inside.
const TRIES: [(&str, Try); 58] = [
    ("connect by TCP", |_| match TcpStream::connect("127.0.0.1:1") {
        Err(error) if error.kind() == io::ErrorKind::ConnectionRefused => Ok(()),
        other => other.map(drop),
    }),
    ("listen by TCP", |_| TcpListener::bind("127.0.0.1:0").map(drop)),
    ("send by UDP", |_| UdpSocket::bind("127.0.0.1:0")?.send_to(b"x", "127.0.0.1:9").map(drop)),
    ("IPv6", |_| open(AddressFamily::INET6, SocketType::DGRAM)),
    ("a pair of sockets", |_| UnixStream::pair().map(drop)),
    ("a socket of the service", |place| UnixStream::connect(place.0.join("socket")).map(drop)),
    ("an abstract socket", |_| open(AddressFamily::UNIX, SocketType::DGRAM)),
    ("netlink", |_| open(AddressFamily::NETLINK, SocketType::RAW)),
    ("the kernel's ciphers", |_| {
        reaches(socket(AddressFamily::from_raw(38), SocketType::SEQPACKET, None), &[Errno::AFNOSUPPORT])
    }),
    ("virtual machines", |_| {
        reaches(socket(AddressFamily::VSOCK, SocketType::STREAM, None), &[Errno::AFNOSUPPORT, Errno::NODEV])
    }),
    ("Bluetooth", |_| {
        reaches(
            socket(AddressFamily::BLUETOOTH, SocketType::RAW, None),
            &[Errno::AFNOSUPPORT, Errno::PROTONOSUPPORT, Errno::NOSYS],
        )
    }),
    ("run a program", |_| Command::new("/bin/true").status().map(drop)),
    ("become a program", |_| Err(Command::new("/bin/true").exec())),
    ("run itself", |_| Command::new(std::env::current_exe()?).arg("--list").stdout(Stdio::null()).status().map(drop)),
    ("write a file", |place| File::create(place.0.join("new")).map(drop)),
    ("change a file", |place| OpenOptions::new().append(true).open(place.0.join("file"))?.write_all(b"x")),
    ("read a file", |place| fs::read(place.0.join("file")).map(drop)),
    ("read the users", |_| File::open("/etc/passwd").map(drop)),
    ("read by a detour", |_| File::open("/usr/share/fonts/../../../etc/passwd").map(drop)),
    ("read through the root of a process", |_| File::open("/proc/self/root/etc/passwd").map(drop)),
    ("list a folder", |place| fs::read_dir(&place.0).map(drop)),
    ("list the root", |_| fs::read_dir("/").map(drop)),
    ("delete a file", |place| fs::remove_file(place.0.join("file"))),
    ("rename a file", |place| fs::rename(place.0.join("file"), place.0.join("other"))),
    ("make a folder", |place| fs::create_dir(place.0.join("folder"))),
    ("make a link", |place| symlink("/etc/passwd", place.0.join("link"))),
    ("make a hard link", |place| fs::hard_link(place.0.join("file"), place.0.join("hard"))),
    ("change permissions", |place| fs::set_permissions(place.0.join("file"), fs::Permissions::from_mode(0o777))),
    ("cut a file", |place| Ok(rustix::fs::ftruncate(OpenOptions::new().write(true).open(place.0.join("file"))?, 0)?)),
    ("make a pipe with a name", |place| {
        Ok(rustix::fs::mknodat(rustix::fs::CWD, place.0.join("pipe"), rustix::fs::FileType::Fifo, 0o600.into(), 0)?)
    }),
    ("lock a file", |place| {
        Ok(rustix::fs::flock(File::open(place.0.join("file"))?, rustix::fs::FlockOperation::LockExclusive)?)
    }),
    ("leave its folder", |_| std::env::set_current_dir("/tmp")),
    ("change the root", |_| reaches(rustix::process::chroot("/nowhere"), &[Errno::NOENT])),
    ("a file in memory", |_| done(rustix::fs::memfd_create("x", rustix::fs::MemfdFlags::empty()))),
    ("its own environment", |_| fs::read("/proc/self/environ").map(drop)),
    ("its own memory", |_| File::open("/proc/self/mem").map(drop)),
    ("the command of its parent", |place| fs::read(format!("/proc/{}/cmdline", place.1)).map(drop)),
    ("settings of the kernel", |_| fs::read("/proc/sys/kernel/ostype").map(drop)),
    ("devices", |_| File::open("/dev/zero").map(drop)),
    ("signal its parent", |place| Ok(rustix::process::kill_process(place.1, Signal::URG)?)),
    ("signal its group", |_| Ok(rustix::process::kill_current_process_group(Signal::URG)?)),
    ("a handle on its parent", |place| done(rustix::process::pidfd_open(place.1, PidfdFlags::empty()))),
    ("leave its group", |_| Ok(rustix::process::setpgid(None, None)?)),
    ("leave its session", |_| rustix::process::setsid().map(|_| ()).map_err(io::Error::from)),
    ("raise a limit", |_| {
        Ok(rustix::process::setrlimit(Resource::Nofile, Rlimit { current: Some(32), maximum: Some(64) })?)
    }),
    ("limits of its parent", |place| {
        let none = Rlimit { current: Some(0), maximum: None };
        rustix::process::prlimit(Some(place.1), Resource::Core, none).map(|_| ()).map_err(io::Error::from)
    }),
    ("its rank", |_| rustix::process::nice(1).map(|_| ()).map_err(io::Error::from)),
    ("be traced", |_| Ok(rustix::process::set_dumpable_behavior(DumpableBehavior::Dumpable)?)),
    ("ask to be traced", |_| nix::sys::ptrace::traceme().map_err(io::Error::from)),
    ("read the memory of its parent", |place| {
        let mut out = [0; 8];
        let from = nix::sys::uio::RemoteIoVec { base: 16, len: 8 };
        let parent = nix::unistd::Pid::from_raw(place.1.as_raw_nonzero().get());
        match nix::sys::uio::process_vm_readv(parent, &mut [io::IoSliceMut::new(&mut out)], &[from]) {
            Err(nix::errno::Errno::EFAULT) => Ok(()),
            other => other.map(drop).map_err(io::Error::from),
        }
    }),
    ("mount", |_| {
        let none = rustix::mount::MountFlags::empty();
        reaches(rustix::mount::mount("none", "/nowhere", "tmpfs", none, None), &[Errno::NOENT])
    }),
    ("unmount", |_| reaches(rustix::mount::unmount("/nowhere", rustix::mount::UnmountFlags::empty()), &[Errno::NOENT])),
    ("a new kind of mount", |_| {
        let flags = rustix::mount::FsOpenFlags::empty();
        reaches(rustix::mount::fsopen("no-such-thing", flags), &[Errno::NODEV])
    }),
    ("enter a namespace", |place| {
        let file = File::open(place.0.join("file"))?;
        let kind = rustix::thread::LinkNameSpaceType::Network;
        reaches(rustix::thread::move_into_link_name_space(std::os::fd::AsFd::as_fd(&file), Some(kind)), &[Errno::INVAL])
    }),
    ("load a module", |_| reaches(rustix::system::delete_module(c"no-such-module", 0), &[Errno::NOENT])),
    ("another user", |_| {
        Ok(rustix::thread::set_thread_res_uid(
            rustix::process::getuid(),
            rustix::process::getuid(),
            rustix::process::getuid(),
        )?)
    }),
    ("watch events", |_| done(rustix::event::eventfd(0, rustix::event::EventfdFlags::empty()))),
    ("control a device", |_| rustix::io::ioctl_fionread(io::stdin()).map(|_| ()).map_err(io::Error::from)),
];

fn all() -> impl Iterator<Item = &'static (&'static str, Try)> {
    TRIES.iter().chain(&deep::TRIES)
}

/// Tries one thing, inside or free, and tells how it went on its output.
pub fn child(arguments: &[String]) {
    let [name, place, parent, inside] = arguments else { panic!("probe NAME PLACE PARENT inside|free") };
    let parent = Pid::from_raw(parent.parse().unwrap()).unwrap();
    let attempt = all().find(|(known, _)| known == name).unwrap().1;
    let report = if inside == "inside" { enter(&Limits::default()) } else { Report::default() };
    let word = match attempt(&Place(place.into(), parent)) {
        Ok(()) => "done".to_owned(),
        Err(error) => format!("{error}"),
    };
    println!("{}", serde_json::json!({ "report": report, "word": word }));
}

fn outcome(name: &str, place: &Path, inside: &str) -> serde_json::Value {
    let _ = fs::remove_dir_all(place);
    fs::create_dir_all(place).unwrap();
    fs::write(place.join("file"), b"x").unwrap();
    let _socket = UnixListener::bind(place.join("socket")).unwrap();
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["probe", name]).arg(place).arg(std::process::id().to_string()).arg(inside).env_clear();
    let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let output = child.wait_with_output().unwrap();
    fs::remove_dir_all(place).unwrap();
    // What became another program says nothing.
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| serde_json::json!({ "word": "done" }))
}

/// Nothing of all that works, and most of it would without the sandbox.
pub fn holds() {
    let place = std::env::temp_dir().join(format!("bid-review-probe-{}", std::process::id()));
    let (mut telling, mut silent) = (0, Vec::new());
    for (name, _) in all() {
        let inside = outcome(name, &place, "inside");
        // An old kernel without Landlock leaves reading to the permissions of files; production does not run there.
        let files = inside["report"]["landlock"] == true;
        assert!(inside["word"] != "done" || !files, "{name} works inside: {inside}");
        for always in ["limits", "undumpable", "system_calls"] {
            assert_eq!(inside["report"][always], true, "{name}: {inside}");
        }
        let free = outcome(name, &place, "free");
        if free["word"] == "done" { telling += 1 } else { silent.push(format!("{name}: {}", free["word"])) }
    }
    println!("  {telling} tries work when free and none inside; not to be told here: {silent:?}");
    assert!(telling >= 65, "{silent:?}");
    alone();
}

/// A child of the service has nothing but the file: no environment, and no descriptor that its parent opened.
fn alone() {
    let descriptors = || -> BTreeSet<u32> {
        fs::read_dir("/proc/self/fd")
            .unwrap()
            .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
            .collect()
    };
    let before = descriptors();
    let _kept = (File::open("/etc/passwd").unwrap(), TcpListener::bind("127.0.0.1:0").unwrap());
    let opened: Vec<u32> = descriptors().difference(&before).copied().collect();
    let told = Command::new(std::env::current_exe().unwrap()).arg("bare").env_clear().output().unwrap();
    let told: (usize, BTreeSet<u32>) = serde_json::from_slice(&told.stdout).unwrap();
    assert_eq!(told.0, 0);
    assert!(opened.len() >= 2 && told.1.is_subset(&before), "{opened:?} {told:?} {before:?}");
}

/// Tells what a child has been given: the number of its variables, and its descriptors without that of the list itself.
pub fn bare() {
    let mut open: Vec<u32> = fs::read_dir("/proc/self/fd")
        .unwrap()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .collect();
    open.sort_unstable();
    open.pop();
    println!("{}", serde_json::json!([std::env::vars_os().count(), open]));
}
