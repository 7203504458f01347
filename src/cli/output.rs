//! Where answers go: standard output, or a file that a broken-off run can go on with. Knows files; must not know what is written.
//!
//! Beside `FILE` lies `FILE.progress` while a stream is worked on: how many lines of input are done and how many bytes of output
//! they made. Going on cuts `FILE` to those bytes, so that a document half written is written again.

use super::Failure;
use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Write, stdout};
use std::time::{Duration, Instant};

/// How often progress is put on disk: what a crash costs.
const EVERY: Duration = Duration::from_secs(2);

/// A place for answers.
pub(super) struct Sink {
    out: Box<dyn Write>,
    progress: Option<Progress>,
}

struct Progress {
    path: String,
    lines: usize,
    bytes: u64,
    told: Instant,
}

impl Sink {
    /// Standard output, or a file: a new one, or with `resume` one that is gone on with.
    ///
    /// # Errors
    /// A file that is there already without `resume`, and what the system says.
    pub(super) fn open(file: Option<&str>, resume: bool) -> Result<Self, Failure> {
        let Some(file) = file else { return Ok(Sink { out: Box::new(BufWriter::new(stdout().lock())), progress: None }) };
        let path = format!("{file}.progress");
        let known = if resume { read(&path) } else { None };
        if known.is_none() && fs::metadata(file).is_ok_and(|found| found.len() > 0) {
            let advice = if resume { "nothing is known of how far it got" } else { "--resume goes on with it" };
            return Err(Failure::Input(format!("{file}: is there already; take it away, or choose another name ({advice})")));
        }
        let (lines, bytes) = known.unwrap_or_default();
        let opened = OpenOptions::new().create(true).append(true).open(file).and_then(|out| out.set_len(bytes).map(|()| out));
        let out = opened.map_err(|error| Failure::Input(format!("{file}: cannot be written: {error}")))?;
        Ok(Sink { out: Box::new(BufWriter::new(out)), progress: Some(Progress { path, lines, bytes, told: Instant::now() }) })
    }

    /// How many lines of input were done before this run.
    pub(super) fn lines_done(&self) -> usize {
        self.progress.as_ref().map_or(0, |progress| progress.lines)
    }

    pub(super) fn write(&mut self, body: &str) -> Result<(), Failure> {
        if let Some(progress) = &mut self.progress {
            progress.bytes += body.len() as u64;
        }
        self.out.write_all(body.as_bytes()).map_err(|error| failed(&error))
    }

    /// Line `nth` of the input and all before it are done.
    pub(super) fn line_done(&mut self, nth: usize) -> Result<(), Failure> {
        let Some(progress) = &mut self.progress else { return Ok(()) };
        progress.lines = nth;
        if progress.told.elapsed() < EVERY {
            return Ok(());
        }
        progress.told = Instant::now();
        self.out.flush().and_then(|()| progress.tell()).map_err(|error| failed(&error))
    }

    /// All is written: there is nothing to go on with.
    pub(super) fn finish(mut self) -> Result<(), Failure> {
        self.out.flush().map_err(|error| failed(&error))?;
        if let Some(progress) = &self.progress {
            // it may never have been told
            let _ = fs::remove_file(&progress.path);
        }
        Ok(())
    }
}

impl Progress {
    /// In place of the old one at once, so that a crash leaves one of the two.
    fn tell(&self) -> std::io::Result<()> {
        let fresh = format!("{}.new", self.path);
        let mut file = File::create(&fresh)?;
        writeln!(file, "{} {}", self.lines, self.bytes)?;
        file.sync_all()?;
        fs::rename(fresh, &self.path)
    }
}

/// Lines of input and bytes of output.
fn read(path: &str) -> Option<(usize, u64)> {
    let text = fs::read_to_string(path).ok()?;
    let (lines, bytes) = text.trim().split_once(' ')?;
    Some((lines.parse().ok()?, bytes.parse().ok()?))
}

fn failed(error: &std::io::Error) -> Failure {
    Failure::Input(format!("cannot write: {error}"))
}
