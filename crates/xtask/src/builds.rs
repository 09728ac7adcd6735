//! Builds of the binary, and what they read.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

/// The working tree that this was built from.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The binary of a revision, or the one at that path. A revision is built once, in a working tree of its own, and kept.
///
/// # Errors
/// When there is no such file and no such revision, or it does not build.
pub fn base(name: &str) -> Result<PathBuf> {
    if Path::new(name).is_file() {
        return Ok(PathBuf::from(name));
    }
    let revision = format!("{name}^{{commit}}");
    let commit = git(&["rev-parse", "--verify", "--quiet", &revision])
        .with_context(|| format!("{name:?} is neither a file nor a revision"))?;
    let kept = folder().join("builds").join(&commit).join("sidelined");
    if kept.is_file() {
        return Ok(kept);
    }
    let tree = folder().join("tree");
    let place = tree.display().to_string();
    if tree.join(".git").exists() {
        git(&["-C", &place, "checkout", "--quiet", "--detach", "--force", &commit])?;
    } else {
        // One that was deleted by hand is still on git's list.
        git(&["worktree", "prune"])?;
        git(&["worktree", "add", "--quiet", "--detach", &place, &commit])?;
    }
    build(&tree, &kept)?;
    Ok(kept)
}

/// The binary of this working tree, as it is now.
///
/// # Errors
/// When it does not build.
pub fn here() -> Result<PathBuf> {
    let kept = folder().join("builds/here/sidelined");
    build(&root(), &kept)?;
    Ok(kept)
}

/// Where trees and builds are kept.
fn folder() -> PathBuf {
    root().join("target/xtask")
}

/// Builds the binary of a tree and puts it at `kept`: optimised as far as a second build in a row is quick.
fn build(tree: &Path, kept: &Path) -> Result<()> {
    eprintln!("building {}", tree.display());
    let target = folder().join("target");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["build", "--quiet", "--release", "--package", "sidelined", "--target-dir"])
        .arg(&target)
        .current_dir(tree)
        .envs([
            ("CARGO_PROFILE_RELEASE_LTO", "off"),
            ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
            ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "32"),
            ("CARGO_PROFILE_RELEASE_INCREMENTAL", "true"),
        ])
        .status()
        .context("cargo cannot be started")?;
    if !status.success() {
        bail!("{} does not build", tree.display());
    }
    let folder = kept.parent().context("the build has no folder")?;
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let built = target.join("release/sidelined");
    fs::copy(&built, kept).with_context(|| built.display().to_string())?;
    Ok(())
}

fn git(arguments: &[&str]) -> Result<String> {
    let run = Command::new("git").args(arguments).current_dir(root()).output().context("git")?;
    if !run.status.success() {
        bail!("git {}: {}", arguments.join(" "), String::from_utf8_lossy(&run.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&run.stdout).trim().to_owned())
}

/// What a build prints for a file of rows; what it has to say goes to standard error.
///
/// # Errors
/// When it cannot be started, or refuses the way it is called.
pub fn read(binary: &Path, rows: &Path, published: Option<&str>) -> Result<String> {
    let binary = fs::canonicalize(binary).with_context(|| binary.display().to_string())?;
    let mut command = Command::new(&binary);
    command.args(["read", "--format", "json", "--input", "jsonl"]).arg(rows).stderr(Stdio::inherit());
    if let Some(day) = published {
        command.args(["--published", day]);
    }
    let run = command.output().with_context(|| binary.display().to_string())?;
    // Status 1 says that some rows could not be read; they have been named.
    if !matches!(run.status.code(), Some(0 | 1)) {
        bail!("{} read: {}", binary.display(), run.status);
    }
    String::from_utf8(run.stdout).context("its output is not UTF-8")
}
