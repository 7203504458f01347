//! The worker with formats and recognizers: the engine behind a message port, and the module behind the JavaScript package.

fn main() {
    manicule::embed::worker::start();
}
