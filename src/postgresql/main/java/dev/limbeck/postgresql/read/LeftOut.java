package dev.limbeck.postgresql.read;

import dev.limbeck.postgresql.query.LeftOutQueries;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Describes the objects and properties that the first revision of a database does not create. */
final class LeftOut {
    private LeftOut() {}

    /** {@return a sentence for each of them} */
    static List<String> read(CatalogQueries queries) throws SQLException {
        List<String> lines = new ArrayList<>();
        for (Row row : queries.rows(LeftOutQueries.OBJECTS)) {
            lines.add(row.text("description") + " is left out: a revision cannot express it");
        }
        for (Row row : queries.rows(LeftOutQueries.COMMENTS)) {
            lines.add("the comment on schema " + row.text("schema")
                    + " is left out: a revision does not create this schema");
        }
        for (Row row : queries.rows(LeftOutQueries.ROLES)) {
            lines.add(describe(row));
        }
        return lines;
    }

    private static String describe(Row row) {
        String role = row.text("role");
        long more = row.number("number") - 1;
        String objects = row.text("example")
                + (more == 0 ? "" : " and " + more + (more == 1 ? " other object" : " other objects"));
        return switch (row.text("kind")) {
            case "privileges" ->
                "the privileges of " + role + " on " + objects + " are left out: roles belong to the server";
            case "default privileges" ->
                "the default privileges that " + role + " grants are left out: roles belong to the server";
            case "owner" ->
                "the owner " + role + " of " + objects
                        + " is left out: the user that runs the revision becomes the owner";
            case "tablespace" ->
                "the tablespace " + role + " of " + objects + " is left out: tablespaces belong to the server";
            default -> "the security labels of the provider " + role + " on " + objects + " are left out";
        };
    }
}
