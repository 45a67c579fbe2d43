package dev.limbeck.sqlite;

import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Steps;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.dialect.Way;
import dev.limbeck.ops.RenameTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Plans a new name for a table: SQLite's RENAME TO, which foreign keys, views, triggers and AUTOINCREMENT follow. */
final class TableRename {
    private final SqliteCatalog catalog;
    private final String from;
    private final String to;

    private TableRename(SqliteCatalog catalog, RenameTable operation) {
        this.catalog = catalog;
        this.from = operation.from().name();
        this.to = operation.to().name();
    }

    /**
     * {@return how the table gets its name}
     *
     * @throws UnsupportedChange if something elsewhere cannot follow
     */
    static Steps plan(RenameTable operation, SqliteCatalog catalog, PlanOptions options) {
        return new TableRename(catalog, operation).plan(options);
    }

    private Steps plan(PlanOptions options) {
        check();
        List<String> rename = statements();
        Optional<String> failure = tried(rename);
        if (failure.isPresent() && options.inPlace() && !options.offline()) {
            rename = NativeWay.tolerant(rename);
            failure = tried(rename);
        }
        failure.ifPresent(why -> {
            throw new UnsupportedChange(
                    "Table " + from + " cannot be renamed: " + why + ". Perhaps you should drop what is broken first.");
        });
        return new Steps(
                Way.NATIVE,
                "SQLite renames tables itself",
                false,
                Stream.concat(rename.stream(), Statistics.follow(catalog, from, to).stream())
                        .map(sql -> Statement.of(sql, ""))
                        .toList());
    }

    /** SQLite takes a name that differs in case only for the table's own and refuses it: it goes by way of another. */
    private List<String> statements() {
        if (!Names.same(from, to)) {
            return List.of(statement(from, to));
        }
        String between = to + "_limbeck";
        while (isTaken(between)) {
            between += "_";
        }
        return List.of(statement(from, between), statement(between, to));
    }

    private static String statement(String from, String to) {
        return "ALTER TABLE " + Sql.main(from) + " RENAME TO " + Names.spell(to);
    }

    private boolean isTaken(String name) {
        return catalog.stored().stream().anyMatch(one -> Names.same(one.name(), name));
    }

    private void check() {
        if (catalog.stored("table", from).isEmpty()) {
            throw new UnsupportedChange("There is no table " + from + ".");
        }
        boolean taken = catalog.stored().stream()
                .anyMatch(one -> Names.same(one.name(), to) && !one.is("trigger") && !Names.same(to, from));
        if (taken) {
            throw new UnsupportedChange("Table " + from + " cannot be renamed: there already is a " + to + ".");
        }
        catalog.stored().stream()
                .filter(one -> one.is("table") && VirtualTableText.is(one.sql()) && ContentTable.reads(one, from))
                .findFirst()
                .ifPresent(one -> {
                    throw new UnsupportedChange("Table " + from + " cannot be renamed: virtual table " + one.name()
                            + " reads it by its name. Perhaps you should drop that first and make it again.");
                });
    }

    /** {@return what SQLite says against it; what cannot be made here for want of the application is left out} */
    private Optional<String> tried(List<String> statements) {
        try (Scratch scratch = new Scratch()) {
            for (Stored one : Neighbourhood.all(catalog, from)) {
                scratch.run(one.sql());
            }
            if (scratch.text(catalog.stored("table", from).orElseThrow()).isEmpty()) {
                return Optional.empty();
            }
            return statements.stream()
                    .map(scratch::run)
                    .flatMap(Optional::stream)
                    .findFirst();
        }
    }
}
