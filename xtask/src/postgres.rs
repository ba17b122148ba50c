//! A PostgreSQL of our own for the tests: a private port and folder, gone when dropped.

use crate::ci::finish;
use crate::tools;
use anyhow::{Context, Result};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A running server.
pub struct Server {
    programs: PathBuf,
    data: PathBuf,
    port: u16,
}

impl Server {
    /// Makes a fresh cluster in a folder and starts it. Nothing in it is worth keeping, so it need not survive a crash.
    pub fn start(data: &Path) -> Result<Self> {
        let programs = tools::postgres_programs().context("PostgreSQL is not installed")?;
        // A folder that the unprivileged user of the server can reach, since ours may be closed to it.
        let data =
            std::env::temp_dir().join(format!("soket-{}-{}", data.file_name().unwrap_or_default().to_string_lossy(), std::process::id()));
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
        let options = format!(
            "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=300"
        );
        let log = server.data.join("log");
        finish(server.program("pg_ctl").args(["start", "--wait", "--silent", "-o", &options, "-l"]).arg(&log))?;
        Ok(server)
    }

    /// The address without a database name.
    pub fn url(&self) -> String {
        format!("postgres://soket@127.0.0.1:{}", self.port)
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
