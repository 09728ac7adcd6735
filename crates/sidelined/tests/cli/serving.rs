//! The program as a server, started by a test and stopped at its end.

#![allow(clippy::disallowed_types, reason = "a test speaks to the server it started")]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::desk::Desk;

/// A server and what it has said on standard error since it told where it answers.
pub(crate) struct Server {
    pub(crate) child: Child,
    pub(crate) address: String,
    said: Arc<Mutex<Vec<String>>>,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    pub(crate) fn start(desk: &Desk, args: &[&str]) -> Self {
        let mut command = desk.command();
        command.args(["serve", "--listen", "127.0.0.1:0"]).args(args);
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut lines = BufReader::new(child.stderr.take().expect("it speaks")).lines().map_while(Result::ok);
        let first = lines.next().expect("it says where");
        assert!(first.starts_with("sidelined: answers at http://127.0.0.1:"), "{first}");
        let address = first.rsplit("http://").next().unwrap_or_default().to_owned();
        let said = Arc::new(Mutex::new(Vec::new()));
        let noted = Arc::clone(&said);
        thread::spawn(move || lines.for_each(|line| noted.lock().expect("whole").push(line)));
        Self { child, address, said }
    }

    pub(crate) fn ask(&self, method: &str, path: &str, headers: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {}\r\n{headers}\r\n{body}",
            body.len()
        );
        stream.write_all(request.as_bytes()).expect("it hears");
        let mut said = String::new();
        stream.read_to_string(&mut said).expect("it answers");
        said
    }

    /// Asks with a token, and sends JSON.
    pub(crate) fn ask_as(&self, token: &str, method: &str, path: &str, body: &str) -> String {
        let headers = format!("Content-Type: application/json\r\nAuthorization: Bearer {token}\r\n");
        self.ask(method, path, &headers, body)
    }

    pub(crate) fn said(&self) -> Vec<String> {
        self.said.lock().expect("whole").clone()
    }
}
