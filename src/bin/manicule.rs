//! The command line.

fn main() -> std::process::ExitCode {
    manicule::cli::main()
}
