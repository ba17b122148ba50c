//! A PostgreSQL of our own for the tests: a private port and folder, gone when dropped.

use crate::ci::finish;
use crate::tools;
use anyhow::{Context, Result};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What a server does for what it was told to keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promise {
    /// As little as it can: nothing in it need survive a crash, and the tests are quicker.
    None,
    /// What it ships with: an answer means that the disk has it.
    Durable,
}

/// A running server.
pub struct Server {
    programs: PathBuf,
    data: PathBuf,
    port: u16,
}

impl Server {
    /// Makes a fresh cluster and starts it.
    pub fn start(promise: Promise) -> Result<Self> {
        let programs = tools::postgres_programs().context("PostgreSQL is not installed")?;
        // A folder that the unprivileged user of the server can reach, since ours may be closed to it.
        let data = std::env::temp_dir().join(format!("soket-ci-postgres-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&data);
        std::fs::create_dir_all(&data)?;
        if tools::is_root() {
            finish(Command::new("chown").arg("postgres").arg(&data))?;
        }
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let server = Self { programs, data, port };
        finish(
            server
                .program("initdb")
                .args(["--auth=trust", "--username=soket", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"])
                .stdout(Stdio::null()),
        )?;
        let switch = if promise == Promise::Durable { "on" } else { "off" };
        let options = format!(
            "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync={switch} -c full_page_writes={switch} -c synchronous_commit={switch} -c max_connections=300"
        );
        let log = server.data.join("log");
        finish(server.program("pg_ctl").args(["start", "--wait", "--silent", "-o", &options, "-l"]).arg(&log))?;
        Ok(server)
    }

    /// The address without a database name.
    pub fn url(&self) -> String {
        format!("postgres://soket@127.0.0.1:{}", self.port)
    }

    /// A line for a shell that makes the server fall as in a crash, nothing written that was not on the disk, and rise again.
    pub fn crash(&self) -> String {
        let mut restart = self.program("pg_ctl");
        restart.args(["restart", "--mode=immediate", "--wait", "--silent"]);
        let words = std::iter::once(restart.get_program()).chain(restart.get_args());
        words.map(|word| format!("'{}'", word.to_string_lossy())).collect::<Vec<_>>().join(" ")
    }

    /// A program of PostgreSQL over our folder; as root it runs as `postgres`, which is the only way it runs at all.
    fn program(&self, name: &str) -> Command {
        let file = self.programs.join(name);
        let mut command = if tools::is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(file);
            command
        } else {
            Command::new(file)
        };
        command.arg("--pgdata").arg(&self.data).current_dir("/");
        command
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.program("pg_ctl").args(["stop", "--mode=immediate", "--silent"]).status();
        let _ = std::fs::remove_dir_all(&self.data);
    }
}
