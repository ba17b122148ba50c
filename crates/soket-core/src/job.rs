//! Work that is done beside requests: what stands in the queue, as a text that any running soket understands.

use crate::id::PrintRunId;

/// Something to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Job {
    /// To print the parts of a run that are not printed yet.
    Print(PrintRunId),
}

impl Job {
    /// The text form kept in the database: `print:7`.
    pub fn as_text(self) -> String {
        match self {
            Job::Print(run) => format!("print:{run}"),
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, id) = text.split_once(':')?;
        match kind {
            "print" => Some(Job::Print(PrintRunId(id.parse().ok()?))),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_reads_back() {
        let job = Job::Print(PrintRunId(7));
        assert_eq!((Job::parse(&job.as_text()), job.as_text().as_str()), (Some(job), "print:7"));
        for strange in ["", "print", "print:", "print:x", "sing:7"] {
            assert_eq!(Job::parse(strange), None, "{strange}");
        }
    }
}
