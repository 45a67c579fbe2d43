package dev.limbeck.cli;

/** The format of results. */
enum Format {
    /** Text for people. */
    text,
    /** One JSON object, for programs. */
    json,
    /** GitHub-flavoured Markdown, for pull requests. */
    markdown,
    /** A Mermaid diagram; only of a history. */
    mermaid
}
