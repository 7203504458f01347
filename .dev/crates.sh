# The crates the build needs, fetched beforehand: trunk is run offline so that it takes the tools we brought, and so are its builds.

fetch_crates() { step crates cargo fetch --target "$WASM_TARGET"; }
