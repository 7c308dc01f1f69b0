package dev.claimport.cli;

/** How results are printed. */
enum OutputFormat {
    text,
    json
}
