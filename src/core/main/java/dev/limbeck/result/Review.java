package dev.limbeck.result;

/**
 * What a reviewer needs to know about a change without running it.
 *
 * @param product the kind of database that the SQL is for
 * @param upgrade the SQL of the upgrade, planned for the current schema
 * @param downgrade the SQL of the downgrade, planned for the schema after the upgrade
 * @param before a Mermaid diagram of the affected tables before the change; empty if there are none
 * @param after a Mermaid diagram of the affected tables after the change; empty if there are none
 */
public record Review(String product, String upgrade, String downgrade, String before, String after) {}
