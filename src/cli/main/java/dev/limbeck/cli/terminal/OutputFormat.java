package dev.limbeck.cli.terminal;

/** The format of results. */
public enum OutputFormat {
    /** Text for people. */
    text,
    /** One JSON object, for programs. */
    json,
    /** GitHub-flavored Markdown, for pull requests. */
    markdown,
    /** A Mermaid diagram; only of a history. */
    mermaid,
    /** A page that needs no other file; only of a history. */
    html
}
