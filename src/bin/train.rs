//! `./dev train`: see [`manicule::training::tagger::command`].

fn main() -> std::process::ExitCode {
    manicule::training::tagger::command::main()
}
