package dev.limbeck.cli.terminal;

/** The format of results. */
public enum OutputFormat {
    /** Text for human readers. */
    text,
    /** One JSON object, for programs. */
    json,
    /** GitHub-flavored Markdown, for pull requests. */
    markdown,
    /** A Mermaid diagram; only for a history. */
    mermaid,
    /** A self-contained page; only for a history. */
    html
}
