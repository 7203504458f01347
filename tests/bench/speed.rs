//! How fast the engine is natively, on the bundled samples: `./dev bench speed`.
//!
//! Knows the facade and a clock; must not know the layers' insides. A wall-clock table, no statistics: the best of several runs is
//! what the machine can do, and the other runs say how far to trust it.

use manicule::analysis::{Analyzer, Layers, Options};
use manicule::lexicon::Embedded;
use std::hint::black_box;
use std::time::{Duration, Instant};

const SAMPLES: [(&str, &str); 3] = [
    ("en", include_str!("../../www/samples/en.txt")),
    ("zh-Hans", include_str!("../../www/samples/zh-Hans.txt")),
    ("zh-Hant", include_str!("../../www/samples/zh-Hant.txt")),
];

const NONE: Layers = Layers { entities: false, figures: false, attributions: false };
const LAYERS: [(&str, Layers); 4] = [
    ("all", Layers { entities: true, figures: true, attributions: true }),
    ("entities", Layers { entities: true, ..NONE }),
    ("figures", Layers { figures: true, ..NONE }),
    ("attributions", Layers { attributions: true, ..NONE }),
];

/// How long each measurement goes on.
const PATIENCE: Duration = Duration::from_millis(600);

fn main() {
    // cargo passes --bench, and a filter where one is given; there is nothing to filter
    let start = Instant::now();
    let analyzer = Analyzer::new(&Embedded).expect("the embedded lexicon is sound");
    println!("set-up of the engine: {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    println!(
        "{:<10} {:<14} {:>10} {:>10} {:>10} {:>14}",
        "sample", "layers", "characters", "best ms", "median ms", "characters/ms"
    );
    for (name, text) in SAMPLES {
        for (layers_name, layers) in LAYERS {
            row(name, layers_name, text, &runs(&analyzer, text, &Options { layers, ..Options::default() }));
        }
    }
}

/// The times of runs over a text, sorted; at least five.
fn runs(analyzer: &Analyzer, text: &str, options: &Options) -> Vec<Duration> {
    let begin = Instant::now();
    let mut times = Vec::new();
    while times.len() < 5 || begin.elapsed() < PATIENCE {
        let start = Instant::now();
        black_box(analyzer.analyze(black_box(text), options));
        times.push(start.elapsed());
    }
    times.sort();
    times
}

fn row(name: &str, layers: &str, text: &str, times: &[Duration]) {
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    let (characters, best, median) = (text.chars().count(), milliseconds(times[0]), milliseconds(times[times.len() / 2]));
    println!("{name:<10} {layers:<14} {characters:>10} {best:>10.2} {median:>10.2} {:>14.0}", characters as f64 / median);
}
