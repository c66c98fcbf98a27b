//! Where the trained network of the second reader lies.

use std::path::{Path, PathBuf};

/// Names the folder, over any other place.
pub const VARIABLE: &str = "GONGQI_MODELS";
/// The network that reads lines.
pub const READS: &str = "PP-OCRv6_rec_small.onnx";
/// The folder of the network: the one that `GONGQI_MODELS` names, else the user's folder of data; `None` where it is not in it.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let data = || set("XDG_DATA_HOME").or_else(|| set("HOME").map(|home| home.join(".local/share")));
    let folder = set(VARIABLE).or_else(|| data().map(|data| data.join("gongqi/models")))?;
    // The child that reads stands in another folder than its parent.
    std::path::absolute(folder).ok().filter(|folder| complete(folder))
}

fn complete(folder: &Path) -> bool {
    folder.join(READS).is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_without_the_network_is_none() {
        let folder = std::env::temp_dir().join(format!("no-models-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        assert!(!complete(&folder));
        std::fs::write(folder.join(READS), b"").unwrap();
        assert!(complete(&folder));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
