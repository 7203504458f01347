//! The command line as its users run it: streams in order, bad lines, runs that were broken off. Knows the binary's path and the
//! contract; must not know how the engine works.

use manicule::interchange::{Format, export, import};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder for one test, gone when it ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("manicule-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn manicule(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_manicule"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_string();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    // it may have read enough before the end
    let _ = writer.join().unwrap();
    output
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// Documents of very different lengths, so that threads finish out of order.
fn corpus(lines: usize) -> String {
    let document = |nth: usize| {
        let body = "據知情人士透露，Meta 將投入 143 億美元。Analysts said it paid $3.4B in 2025. ".repeat(1 + nth * 7 % 23);
        serde_json::json!({ "id": nth, "text": body, "reference_date": "2025-12-10" }).to_string() + "\n"
    };
    (0..lines).map(document).collect()
}

fn ids(output: &str) -> Vec<usize> {
    let id = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].as_str().unwrap().parse().unwrap();
    output.lines().map(id).collect()
}

#[test]
fn a_stream_keeps_its_order_on_any_number_of_threads() {
    let input = corpus(60);
    let alone = manicule(&["annotate", "--format", "ndjson", "--threads", "1", "-"], &input);
    let many = manicule(&["annotate", "--format", "ndjson", "--threads", "5", "-"], &input);
    assert!(alone.status.success() && many.status.success());
    assert_eq!(ids(text(&alone.stdout)), (0..60).collect::<Vec<_>>());
    assert_eq!(text(&alone.stdout), text(&many.stdout));
}

#[test]
fn bad_lines_are_named_and_skipped() {
    let mut lines: Vec<String> = corpus(4).lines().map(str::to_string).collect();
    lines[1] = "{\"text\": 7}".into();
    lines.insert(3, String::new());
    let output = manicule(&["annotate", "--format", "ndjson", "-"], &lines.join("\n"));
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(ids(text(&output.stdout)), [0, 2, 3]);
    assert!(text(&output.stderr).contains("-:2: not a document, skipped"), "{}", text(&output.stderr));
}

#[test]
fn a_run_that_was_broken_off_goes_on() {
    let folder = Folder::new("resume");
    let (input, out) = (folder.file("in.ndjson"), folder.file("out.ndjson"));
    fs::write(&input, corpus(30)).unwrap();
    let run = |more: &[&str]| {
        let arguments = ["annotate", "--output", out.to_str().unwrap(), input.to_str().unwrap()];
        manicule(&[&arguments[..], more].concat(), "")
    };
    assert!(run(&[]).status.success());
    let whole = fs::read_to_string(&out).unwrap();
    assert_eq!(ids(&whole), (0..30).collect::<Vec<_>>());
    assert!(!Path::new(&format!("{}.progress", out.display())).exists());

    // what is there is never written over
    let again = run(&[]);
    assert_eq!((again.status.code(), text(&again.stderr).contains("--resume")), (Some(1), true));

    // eleven lines done, the twelfth document half written
    let done: usize = whole.split_inclusive('\n').take(11).map(str::len).sum();
    fs::write(&out, &whole[..done + 100]).unwrap();
    fs::write(format!("{}.progress", out.display()), format!("11 {done}\n")).unwrap();
    assert!(run(&["--resume"]).status.success());
    assert_eq!(fs::read_to_string(&out).unwrap(), whole);
}

/// What the command writes is what the library writes, which is what the package and the app's menus call (`src/embed/formats.rs`).
#[test]
fn convert_is_the_librarys() {
    let text = "Ann Lee of Meta paid. Meta pays 😀 twice.";
    let file = serde_json::json!({ "text": text, "label": [[0, 7, "PER"], [11, 15, "ORG"], [22, 26, "ORG"]] }).to_string();
    let bundle = import(Format::Doccano, &file, None).unwrap().bundle;
    for to in Format::ALL {
        let output = manicule(&["convert", "--from", "doccano", "--to", to.name(), "-"], &file);
        assert!(output.status.success(), "{to:?}");
        assert_eq!(self::text(&output.stdout), export(to, &bundle).body, "{to:?}");
    }
}

#[test]
fn wrong_usage_is_told_apart_from_bad_input() {
    assert_eq!(manicule(&["annotate", "--offsets", "miles"], "").status.code(), Some(2));
    assert_eq!(manicule(&["annotate", "/no/such/file"], "").status.code(), Some(1));
    assert_eq!(manicule(&["annotate", "--resume", "-"], "").status.code(), Some(2));
}
