//! A PostgreSQL server of the tests' own: on loopback, in a temporary folder, gone when the tests end.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "the tests start a server")]
#![allow(dead_code, reason = "each test file uses a part")]

use std::io::Write as _;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A server. It ends when this is dropped, or with the process, however that ends.
pub(crate) struct Cluster {
    bin: PathBuf,
    user: Option<String>,
    data: PathBuf,
    port: u16,
    /// Waits for the end of its standard input, and then stops the server and clears the folder away.
    keeper: Child,
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}

/// An address of a store that is not there yet, on a server that the tests of this file share; none where the tests of
/// PostgreSQL are left out.
pub(crate) fn address() -> Option<String> {
    static SHARED: OnceLock<Option<Cluster>> = OnceLock::new();
    Some(SHARED.get_or_init(|| wanted().then(Cluster::start)).as_ref()?.address())
}

/// Whether the tests of PostgreSQL are to be run; says so where they are not.
pub(crate) fn wanted() -> bool {
    let skipped = std::env::var("SIDELINED_SKIP").is_ok_and(|skip| skip.split(',').any(|s| s == "postgres"));
    if skipped {
        // Past the test runner, which keeps to itself what a passing test prints.
        let _ = writeln!(std::io::stderr(), "skipped: the tests of PostgreSQL (SIDELINED_SKIP=postgres)");
    }
    !skipped
}

impl Cluster {
    /// Makes a server and starts it.
    pub(crate) fn start() -> Self {
        let bin = programs();
        let user = (said("id", &["-u"]) == "0").then(|| {
            // PostgreSQL refuses to run as root.
            let some = ["postgres", "nobody"].into_iter().find(|user| !said("id", &["-u", user]).is_empty());
            some.expect("a user to run PostgreSQL as").to_owned()
        });
        let folder = tempfile::Builder::new().prefix("sidelined-pg").tempdir().unwrap().keep();
        if let Some(user) = &user {
            assert!(
                Command::new("chown").args([user.as_ref(), folder.as_os_str()]).status().unwrap().success()
            );
        }
        let data = folder.join("data");
        let run = |program: &str, arguments: &[&str]| {
            let mut command = as_user(user.as_deref(), &bin.join(program));
            let output = command.arg("-D").arg(&data).args(arguments).current_dir(&folder).output().unwrap();
            let told = [output.stdout, output.stderr].concat();
            assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&told));
        };
        run("initdb", &["-A", "trust", "-U", "sidelined", "-E", "UTF8", "--locale=C", "--no-sync"]);
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let settings = format!(
            "port = {port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = '{}'\nmax_connections = 60\n",
            folder.display()
        );
        let conf = data.join("postgresql.conf");
        std::fs::OpenOptions::new().append(true).open(conf).unwrap().write_all(settings.as_bytes()).unwrap();
        let script = "\"$1/pg_ctl\" -D \"$2/data\" -w -l \"$2/log\" start >&2 && echo up; read -r _; \
                      \"$1/pg_ctl\" -D \"$2/data\" -m immediate -w stop; rm -rf \"$2\"";
        let mut keeper = as_user(user.as_deref(), Path::new("/bin/sh"));
        keeper.args(["-c", script, "keeper"]).arg(&bin).arg(&folder).current_dir(&folder);
        let mut keeper =
            keeper.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let cluster = |keeper| Self { bin, user, data, port, keeper };
        for _ in 0..600 {
            std::thread::sleep(std::time::Duration::from_millis(50));
            if TcpListener::bind(("127.0.0.1", port)).is_err() {
                return cluster(keeper);
            }
            assert!(keeper.try_wait().unwrap().is_none(), "the server ended: see {}", folder.display());
        }
        panic!("the server did not start: see {}", folder.display());
    }

    /// An address of a store that is not there yet.
    pub(crate) fn address(&self) -> String {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let schema = format!("s{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        format!("postgres://sidelined@127.0.0.1:{}/postgres?schema={schema}", self.port)
    }

    /// Has the server make encrypted connections with that certificate and key (PEM), to whoever asks for them.
    pub(crate) fn encrypt(&self, certificate: &str, key: &str) {
        use std::os::unix::fs::PermissionsExt as _;
        for (name, pem) in [("server.crt", certificate), ("server.key", key)] {
            let file = self.data.join(name);
            std::fs::write(&file, pem).unwrap();
            std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
            if let Some(user) = &self.user {
                assert!(Command::new("chown").arg(user).arg(&file).status().unwrap().success());
            }
        }
        let conf = self.data.join("postgresql.conf");
        std::fs::OpenOptions::new().append(true).open(conf).unwrap().write_all(b"ssl = on\n").unwrap();
        self.crash_and_restart();
    }

    /// Stops the server at once, without a word to anybody, and starts it again.
    pub(crate) fn crash_and_restart(&self) {
        let mut command = as_user(self.user.as_deref(), &self.bin.join("pg_ctl"));
        command.arg("-D").arg(&self.data).args(["-m", "immediate", "-w", "-l"]).arg(self.data.join("../log"));
        let status = command.arg("restart").stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
        assert!(status.success(), "the server did not come back");
    }
}

fn as_user(user: Option<&str>, program: &Path) -> Command {
    let Some(user) = user else { return Command::new(program) };
    let mut command = Command::new("setpriv");
    let group = said("id", &["-g", user]);
    command
        .args([&format!("--reuid={user}"), &format!("--regid={group}"), "--clear-groups", "--"])
        .arg(program);
    command
}

/// What a program prints, or nothing where it fails.
fn said(program: &str, arguments: &[&str]) -> String {
    match Command::new(program).args(arguments).output() {
        Ok(output) if output.status.success() => String::from_utf8_lossy(&output.stdout).trim().to_owned(),
        _ => String::new(),
    }
}

/// The folder of PostgreSQL's programs. Installs Debian's package where there is none and we may.
fn programs() -> PathBuf {
    if let Some(bin) = found() {
        return bin;
    }
    if said("id", &["-u"]) == "0" && !said("apt-get", &["--version"]).is_empty() {
        let _ = writeln!(
            std::io::stderr(),
            "installing PostgreSQL, which the tests need: apt-get install postgresql"
        );
        let install = "apt-get update -q && DEBIAN_FRONTEND=noninteractive \
                       apt-get install -q -y --no-install-recommends postgresql";
        let _ = Command::new("sh").args(["-c", install]).stdout(Stdio::null()).status();
    }
    found().unwrap_or_else(|| {
        panic!(
            "the tests need PostgreSQL's programs initdb and pg_ctl, and found none in the PATH or under \
             /usr/lib/postgresql: install the package `postgresql` (apt-get install postgresql), or leave these tests \
             out with SIDELINED_SKIP=postgres"
        )
    })
}

fn found() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    // The newest of Debian's, should there be several.
    let number = |path: &PathBuf| -> u32 {
        path.file_name().and_then(|name| name.to_str()?.parse().ok()).unwrap_or_default()
    };
    let mut debian: Vec<PathBuf> = debian.map(|entry| entry.path()).collect();
    debian.sort_by_key(|path| std::cmp::Reverse(number(path)));
    std::env::split_paths(&path)
        .chain(debian.into_iter().map(|version| version.join("bin")))
        .find(|folder| folder.join("initdb").exists() && folder.join("pg_ctl").exists())
}
