//! The target of cargo-fuzz compiled without its engine, which needs another compiler, and held to a few inputs.
#![allow(missing_docs)]

extern crate self as libfuzzer_sys;

#[path = "../fuzz/fuzz_targets/read.rs"]
#[allow(unused_attributes, reason = "the target is a program of its own elsewhere")]
mod target;

/// What the engine's macro makes of a target: a function of its bytes. It stands below the target, which asks for it by name.
#[macro_export]
macro_rules! fuzz_target {
    (|$bytes:ident: $kind:ty| $body:block) => {
        pub fn run($bytes: $kind) $body
    };
}

#[test]
fn the_target_takes_any_bytes() {
    let inputs: [&[u8]; 6] =
        [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"II*\0\x08\0\0\0", &[0xFF; 4096]];
    inputs.into_iter().for_each(target::run);
}
