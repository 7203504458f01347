//! The app.

fn main() {
    manicule::app::run();
}
