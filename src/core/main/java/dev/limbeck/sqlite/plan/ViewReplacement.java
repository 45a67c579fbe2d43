package dev.limbeck.sqlite.plan;

import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.ops.ReplaceView;
import dev.limbeck.sqlite.catalog.SchemaRow;
import dev.limbeck.sqlite.catalog.Sql;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.ViewText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Replaces a view: SQLite has no statement for this, so the view is dropped and then created with the new definition.
 * Its triggers, which are dropped with it, are created again from their own text.
 */
final class ViewReplacement {
    private ViewReplacement() {}

    static List<Statement> plan(ReplaceView operation, SqliteCatalog catalog) {
        String name = operation.before().name().name();
        String sql = operation.after().definition().sql();
        String created = ViewText.parse(sql).name().name();
        if (!SqliteNames.areSame(created, name)) {
            throw new UnsupportedChange("The view " + name + " cannot be replaced by a view named " + created
                    + ": the statement must begin with CREATE VIEW " + name + ".");
        }
        Predicate<SchemaRow> ofTheView = row -> row.isType("trigger") && SqliteNames.areSame(row.table(), name);
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of("DROP VIEW " + Sql.mainName(name), ""));
        statements.add(Statement.of(sql, ""));
        catalog.rows().stream()
                .filter(ofTheView)
                .forEach(trigger -> statements.add(
                        Statement.of(Sql.withPrefix(trigger, "main."), "the trigger was dropped with the view")));
        catalog.temporary().stream()
                .filter(ofTheView)
                .forEach(trigger -> statements.add(
                        Statement.of(Sql.createTemporary(trigger), "the trigger was dropped with the view")));
        return statements;
    }
}
