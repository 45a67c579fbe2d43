package dev.limbeck.cli;

/** How results are printed. */
enum Format {
    /** For a person. */
    text,
    /** For a program: one JSON object. */
    json,
    /** For a pull request: GitHub's Markdown. */
    markdown,
    /** A diagram, of a history only. */
    mermaid
}
