//! What the tests of the command line share.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use tempfile::TempDir;

/// A folder of its own to run the program in.
pub struct Desk {
    folder: TempDir,
}

/// What a run printed and how it ended.
#[derive(Debug)]
pub struct Run {
    /// Exit status.
    pub code: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Desk {
    /// An empty folder.
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// The path of a name in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file, and the folders above it.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).expect("a folder");
        fs::write(path, content).expect("a file");
        self
    }

    /// The program, about to run here.
    pub fn command(&self) -> std::process::Command {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_sidelined"));
        command
            .current_dir(self.folder.path())
            .env_remove("SIDELINED_STORE")
            .env_remove("NO_COLOR")
            .env("COLUMNS", "120");
        command
    }

    /// Runs it with these arguments.
    pub fn run(&self, args: &[&str]) -> Run {
        let output =
            self.command().args(args).stdin(std::process::Stdio::null()).output().expect("it starts");
        Run::of(output)
    }

    /// Runs it with these arguments and this standard input.
    pub fn run_with(&self, args: &[&str], input: impl Into<Vec<u8>>) -> Run {
        let mut command = assert_cmd::Command::from_std(self.command());
        Run::of(command.args(args).write_stdin(input).output().expect("it starts"))
    }

    /// Runs a line of shell in which `$SIDELINED` is the program.
    pub fn shell(&self, line: &str) -> Run {
        let mut command = std::process::Command::new("sh");
        command.current_dir(self.folder.path()).env("SIDELINED", env!("CARGO_BIN_EXE_sidelined"));
        Run::of(command.args(["-c", line]).output().expect("sh starts"))
    }
}

impl Run {
    fn of(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// The lines of standard output, each as JSON.
    pub fn json_lines(&self) -> Vec<serde_json::Value> {
        self.out.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
    }

    /// Demands success and nothing on standard error.
    #[track_caller]
    pub fn quiet(self) -> Self {
        assert_eq!((self.code, self.err.as_str()), (Some(0), ""), "{self:?}");
        self
    }

    /// Demands success and that one line on standard error.
    #[track_caller]
    pub fn quiet_but(self, line: &str) -> Self {
        assert_eq!((self.code, self.err.trim_end()), (Some(0), line), "{self:?}");
        self
    }

    /// Demands exit status 1 and one line on standard error that begins so.
    #[track_caller]
    pub fn fails(self, line: &str) -> Self {
        assert_eq!(self.code, Some(1), "{self:?}");
        assert!(self.err.lines().count() == 1 && self.err.starts_with(line), "{self:?}");
        self
    }
}

/// A report that tells of somebody hurt.
pub const REPORT: &str = "2021-04-17\n\nHillside striker Marek Dvorak will miss the rest of the season after \
    tearing a hamstring in training on Thursday, manager Paul Okoro said.\n";
