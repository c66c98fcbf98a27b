//! Files and the network, held by the kernel's Landlock.

use std::path::PathBuf;

use landlock::{
    ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetCreatedAttr, RulesetError, RulesetStatus, Scope,
    path_beneath_rules,
};

/// How far the kernel holds the process.
pub(super) struct Held {
    /// At least in part.
    pub(super) some: bool,
    /// In everything asked for.
    pub(super) all: bool,
}

/// Leaves nothing but reading from these folders: no writing, no network, no signals or abstract sockets to others.
pub(super) fn hold(readable: &[PathBuf]) -> Held {
    let status = restrict(readable).unwrap_or(RulesetStatus::NotEnforced);
    Held { some: status != RulesetStatus::NotEnforced, all: status == RulesetStatus::FullyEnforced }
}

fn restrict(readable: &[PathBuf]) -> Result<RulesetStatus, RulesetError> {
    // The sixth version of the interface is the last one with something that matters here.
    let abi = ABI::V6;
    let status = Ruleset::default()
        .handle_access(AccessFs::from_all(abi))?
        .handle_access(AccessNet::from_all(abi))?
        .scope(Scope::from_all(abi))?
        .create()?
        .add_rules(path_beneath_rules(readable, AccessFs::ReadFile | AccessFs::ReadDir))?
        .restrict_self()?;
    Ok(status.ruleset)
}
