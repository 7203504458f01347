//! The worker: the engine behind a message port.

fn main() {
    manicule::embed::worker::start();
}
