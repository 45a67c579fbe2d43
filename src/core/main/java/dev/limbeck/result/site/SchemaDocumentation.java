package dev.limbeck.result.site;

import dev.limbeck.model.Schema;
import dev.limbeck.result.RevisionInfo;
import java.util.List;

/**
 * The schema that results from a history, with its documentation.
 *
 * @param database the product name of the database, for instance {@code PostgreSQL}
 * @param schema the schema, without Limbeck's own tables
 * @param tables the tables, sorted by name
 * @param revisions the revisions, newest first
 * @param changes the changes of each revision, in the order of {@code revisions}
 * @param remarks remarks for the user, one line each
 */
public record SchemaDocumentation(
        String database,
        Schema schema,
        List<TableEntry> tables,
        List<RevisionInfo> revisions,
        List<RevisionChanges> changes,
        List<String> remarks) {
    /** Copies the lists. */
    public SchemaDocumentation {
        tables = List.copyOf(tables);
        revisions = List.copyOf(revisions);
        changes = List.copyOf(changes);
        remarks = List.copyOf(remarks);
    }
}
