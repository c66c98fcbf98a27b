//! What a process inside the sandbox can still do.

use std::fs::File;
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::os::unix::net::UnixStream;
use std::process::{Command, Stdio};

use bid_review::sandbox::{Limits, enter};

/// Enters the sandbox, tries everything that must not work, and prints what did.
pub fn child() {
    let report = enter(&Limits::default());
    let temporary = std::env::temp_dir().join(format!("bid-review-probe-{}", std::process::id()));
    let tries: [(&str, bool); 11] = [
        ("connect", TcpStream::connect("127.0.0.1:1").is_err_and(|error| error.raw_os_error() != Some(libc::EPERM))),
        ("listen", TcpListener::bind("127.0.0.1:0").is_ok()),
        ("send", UdpSocket::bind("127.0.0.1:0").is_ok()),
        ("unix socket", UnixStream::pair().is_ok()),
        ("run", Command::new("/bin/true").spawn().is_ok()),
        ("write", File::create(&temporary).is_ok()),
        ("read", report.landlock && File::open("/etc/passwd").is_ok()),
        ("list", report.landlock && std::fs::read_dir("/root").is_ok()),
        ("delete", std::fs::remove_file("/tmp/nothing-there").is_err_and(|e| e.kind() == std::io::ErrorKind::NotFound)),
        ("raise a limit", rlimit::setrlimit(rlimit::Resource::NOFILE, 1024, 1024).is_ok()),
        (
            "signal others",
            rustix::process::kill_process_group(rustix::process::getpid(), rustix::process::Signal::URG).is_ok(),
        ),
    ];
    let done: Vec<&str> = tries.iter().filter(|(_, worked)| *worked).map(|(name, _)| *name).collect();
    println!("{}", serde_json::json!({ "report": report, "done": done }));
}

/// Nothing of that works.
pub fn holds() {
    let child = Command::new(std::env::current_exe().unwrap())
        .arg("probe")
        .env_clear()
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let output = child.wait_with_output().unwrap();
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(told["done"], serde_json::json!([]), "{told}");
    for always in ["limits", "undumpable", "system_calls"] {
        assert_eq!(told["report"][always], true, "{told}");
    }
    println!("  {}", told["report"]);
}
