package dev.limbeck.command;

/**
 * What a reviewer needs to see of a change, so that it can be read without running it.
 *
 * @param product the kind of database that the SQL is for
 * @param upgrade the SQL of the upgrade, as it is planned on the present schema
 * @param downgrade the SQL of the downgrade, on the schema after the upgrade
 * @param before a Mermaid diagram of the touched tables before the change; empty if there are none
 * @param after a Mermaid diagram of the touched tables after the change; empty if there are none
 */
public record Review(String product, String upgrade, String downgrade, String before, String after) {}
