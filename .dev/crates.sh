# The crates the build needs, fetched beforehand: trunk is run offline so that it takes the tools we brought, and so are its builds.

# For every platform: procedural macros are built for this machine, whatever the module is built for.
fetch_crates() { step crates cargo fetch; }
