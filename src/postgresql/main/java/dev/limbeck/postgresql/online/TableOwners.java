package dev.limbeck.postgresql.online;

import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.dialect.OnlineChanges.RecordedStep;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.ops.ReplaceView;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks whether the user may change tables: only the owner can, and a foreign key needs the REFERENCES privilege on
 * the referenced table.
 *
 * @param connection the connection of the user
 */
record TableOwners(Connection connection) {
    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    private static final String OTHER_OWNER =
            """
            SELECT c.oid::regclass::text, quote_ident(pg_get_userbyid(c.relowner)), quote_ident(current_user)
            FROM unnest(?) AS name JOIN pg_class c ON c.oid = to_regclass(name)
            WHERE NOT pg_has_role(c.relowner, 'USAGE') ORDER BY 1 LIMIT 1
            """;

    private static final String NO_REFERENCES =
            """
            SELECT c.oid::regclass::text, quote_ident(pg_get_userbyid(c.relowner)), quote_ident(current_user)
            FROM unnest(?) AS name JOIN pg_class c ON c.oid = to_regclass(name)
            WHERE NOT has_any_column_privilege(c.oid, 'REFERENCES') ORDER BY 1 LIMIT 1
            """;

    /**
     * Checks the steps up to the first one with SQL or Java code.
     *
     * @throws BrokenSchema if the user may not change one of the tables
     */
    void require(List<RecordedStep> steps) throws SQLException {
        Set<String> changed = new LinkedHashSet<>();
        Set<String> parents = new LinkedHashSet<>();
        for (RecordedStep step : steps) {
            Operation operation = step.operation();
            if (operation == null || operation instanceof ExecuteSql) {
                break;
            }
            changed(operation).map(SYNTAX::quote).forEach(changed::add);
            parents(operation).map(SYNTAX::quote).forEach(parents::add);
        }
        require(OTHER_OWNER, changed, "change the table %s, which belongs to %s", "Set database.role to %2$s");
        require(
                NO_REFERENCES,
                parents,
                "refer to the table %s, which belongs to %s",
                "Run GRANT REFERENCES ON %1$s TO %3$s");
    }

    private static Stream<TableName> changed(Operation operation) {
        if (operation instanceof AlterTable batch) {
            return Stream.of(batch.table());
        }
        if (operation instanceof RenameTable rename) {
            return Stream.of(rename.from());
        }
        return operation instanceof ReplaceView replaced
                ? Stream.of(replaced.before().name())
                : Stream.empty();
    }

    private static Stream<TableName> parents(Operation operation) {
        return operation instanceof AlterTable batch
                ? batch.steps().stream()
                        .filter(step -> step instanceof AddConstraint add && add.constraint() instanceof ForeignKey)
                        .map(step -> ((ForeignKey) ((AddConstraint) step).constraint()).referencedTable())
                : Stream.empty();
    }

    private void require(String query, Set<String> tables, String what, String advice) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setArray(1, connection.createArrayOf("text", tables.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    String table = row.getString(1);
                    String owner = row.getString(2);
                    String user = row.getString(3);
                    throw new BrokenSchema("The user " + user + " may not " + what.formatted(table, owner) + ". "
                            + advice.formatted(table, owner, user) + ", or change the owner of the table.");
                }
            }
        }
    }
}
