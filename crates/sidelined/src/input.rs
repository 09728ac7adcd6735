//! From the paths of the command line to files that can be read.

use std::collections::BTreeSet;
use std::fs::{self, FileType, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::notes::{one_line, reason};

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Standard input.
    Stdin,
    /// A file and its size in bytes when it was found.
    File(PathBuf, u64),
    /// A file that comes with the program: name and content.
    Bundled(&'static str, &'static [u8]),
    /// What was had from an address of the web: address and content.
    Fetched(String, Arc<[u8]>),
}

impl Source {
    /// The name that messages and documents give it.
    pub fn name(&self) -> String {
        match self {
            Self::Stdin => "-".into(),
            Self::File(path, _) => shown(path),
            Self::Bundled(name, _) => (*name).into(),
            Self::Fetched(address, _) => address.clone(),
        }
    }
}

/// A path that could not be read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The path.
    pub name: String,
    /// The reason, for people.
    pub reason: String,
}

/// A path as it is printed: on one line, whatever bytes it has.
pub fn shown(path: &Path) -> String {
    one_line(&path.to_string_lossy())
}

/// The files of all `paths`, folders gone through in sorted order.
///
/// Links are followed, but no folder is read twice because of links; one that leads back to a folder it lies in is
/// told of. Inside folders, names that begin with a dot are left out, and so are the files in `leave_out`.
pub fn walk<'a>(
    paths: &'a [PathBuf],
    leave_out: &'a BTreeSet<PathBuf>,
) -> impl Iterator<Item = Result<Source, Unreadable>> + 'a {
    paths.iter().flat_map(move |path| Walk {
        todo: vec![Step::Enter(path.clone(), true)],
        inside: Vec::new(),
        entered: BTreeSet::new(),
        leave_out,
    })
}

enum Step {
    /// Look at a path; `true` for one that the user named.
    Enter(PathBuf, bool),
    /// All of a folder has been seen.
    Leave,
}

struct Walk<'a> {
    todo: Vec<Step>,
    /// Canonical paths of the folders we are inside of.
    inside: Vec<PathBuf>,
    /// Canonical paths of all folders entered by way of links.
    entered: BTreeSet<PathBuf>,
    leave_out: &'a BTreeSet<PathBuf>,
}

impl Iterator for Walk<'_> {
    type Item = Result<Source, Unreadable>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.todo.pop()? {
                Step::Leave => {
                    self.inside.pop();
                }
                Step::Enter(path, named) => {
                    if named && path.as_os_str() == "-" {
                        return Some(Ok(Source::Stdin));
                    }
                    match self.look(&path, named) {
                        Ok(None) => {}
                        Ok(Some(source)) => return Some(Ok(source)),
                        Err(reason) => return Some(Err(Unreadable { name: shown(&path), reason })),
                    }
                }
            }
        }
    }
}

impl Walk<'_> {
    /// A file, nothing (a folder, whose content is now to do), or why neither.
    fn look(&mut self, path: &Path, named: bool) -> Result<Option<Source>, String> {
        let link = fs::symlink_metadata(path).map_err(|e| reason(&e))?;
        let meta = if link.is_symlink() {
            fs::metadata(path).map_err(|e| dangling(path, &e))?
        } else {
            link.clone()
        };
        if meta.is_dir() {
            return self.enter(path, link.is_symlink()).map(|()| None);
        }
        if let Some(what) = special(&meta) {
            return Err(format!("is {what}, not a file"));
        }
        if !named && !self.leave_out.is_empty() {
            let real = fs::canonicalize(path).map_err(|e| reason(&e))?;
            if self.leave_out.contains(&real) {
                return Ok(None);
            }
        }
        Ok(Some(Source::File(path.to_owned(), meta.len())))
    }

    fn enter(&mut self, path: &Path, by_link: bool) -> Result<(), String> {
        let real = fs::canonicalize(path).map_err(|e| reason(&e))?;
        if self.inside.contains(&real) {
            return Err(format!("is a link back to a folder it lies in ({})", shown(&real)));
        }
        // A folder inside the one that was named is read in its own place.
        let comes_anyway = self.inside.first().is_some_and(|root| real.starts_with(root));
        if by_link && (comes_anyway || self.entered.contains(&real)) {
            return Ok(());
        }
        let mut names = Vec::new();
        for entry in fs::read_dir(path).map_err(|e| reason(&e))? {
            names.push(entry.map_err(|e| reason(&e))?.file_name());
        }
        names.retain(|name| !name.as_encoded_bytes().starts_with(b"."));
        names.sort();
        if by_link {
            self.entered.insert(real.clone());
        }
        self.inside.push(real);
        self.todo.push(Step::Leave);
        self.todo.extend(names.iter().rev().map(|name| Step::Enter(path.join(name), false)));
        Ok(())
    }
}

fn dangling(path: &Path, error: &io::Error) -> String {
    match (error.kind(), fs::read_link(path)) {
        (io::ErrorKind::NotFound, Ok(to)) => format!("is a link to {}, which does not exist", shown(&to)),
        // Linux gives ELOOP no stable kind.
        (_, Ok(_)) if error.raw_os_error() == Some(40) => "is a link that leads back to itself".into(),
        _ => reason(error),
    }
}

/// What it is, when it is neither a file nor a folder: reading it might never end.
fn special(meta: &Metadata) -> Option<&'static str> {
    let kind = meta.file_type();
    if kind.is_file() { None } else { Some(special_kind(kind)) }
}

#[cfg(unix)]
fn special_kind(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt as _;
    if kind.is_fifo() {
        "a named pipe"
    } else if kind.is_socket() {
        "a socket"
    } else if kind.is_block_device() || kind.is_char_device() {
        "a device"
    } else {
        "something special"
    }
}

#[cfg(not(unix))]
fn special_kind(_: FileType) -> &'static str {
    "something special"
}
