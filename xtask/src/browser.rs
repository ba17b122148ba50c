//! People in a real browser: every page looked at by axe, wide and narrow; the walk from an empty folder to a printed
//! report; the walk through the main job; a conference in six browsers at once; a campaign from its call to a revoked award.

use crate::ci::{finish, root, target};
use crate::demo::{Demo, program};
use anyhow::Result;
use std::process::Command;

/// Runs the browser tests on a fresh demonstration; screenshots stay in `ci-output/`.
pub fn walk() -> Result<()> {
    let tests = root().join("tests/browser");
    finish(Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--silent"]).current_dir(&tests))?;
    let program = program()?;
    let pictures = root().join("ci-output");
    let _ = std::fs::remove_dir_all(&pictures);
    std::fs::create_dir_all(&pictures)?;
    let demo = Demo::start(&program, &target().join("ci-browser-data"))?;
    let empty = Demo::empty(&program, &target().join("ci-browser-empty"))?;
    // The conference starts a server of its own, since it kills it; commendation begins and ends one there too.
    let hall = target().join("ci-browser-conference");
    for script in ["pages.mjs", "from_nothing.mjs", "walk.mjs", "press.mjs", "conference.mjs", "commendation.mjs"] {
        let mut node = Command::new("node");
        node.arg(script).current_dir(&tests).env("SOKET", &demo.address).env("SOKET_EMPTY", &empty.address);
        finish(node.env("SOKET_PROGRAM", &program).env("SOKET_HALL", &hall).env("SOKET_PICTURES", &pictures))?;
    }
    Ok(())
}
