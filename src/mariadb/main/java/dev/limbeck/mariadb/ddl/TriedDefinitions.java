package dev.limbeck.mariadb.ddl;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.OnlineChanges.RecordedStep;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.mariadb.syntax.MariadbOptions;
import dev.limbeck.mariadb.syntax.MariadbSyntax;
import dev.limbeck.mariadb.syntax.MariadbTokens;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.CreateTrigger;
import dev.limbeck.ops.CreateView;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.DropView;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.ops.ReplaceView;
import dev.limbeck.ops.TableOperation;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Asks the server whether it accepts the definitions in the steps of a revision. A table is created as a temporary
 * table, which only this session sees and which ends no transaction; a statement is prepared, but not executed. What
 * the server cannot judge in this way is accepted. So is each table if the user cannot create temporary tables.
 */
final class TriedDefinitions {
    private static final MariadbSyntax SYNTAX = new MariadbSyntax();
    private static final String NAME = "limbeck_tried";

    /** The longest statement, in bytes, that is only prepared; the server may accept longer ones. */
    private static final int LONGEST = 1_000_000;

    private static final int SYNTAX_ERROR = 1064;
    private static final int TOO_WIDE = 1118;
    private static final int UNKNOWN_COLUMN = 1054;
    private static final int UNKNOWN_TABLE = 1146;
    private static final int NOT_ALLOWED = 1901;
    private static final Set<Integer> FORBIDDEN = Set.of(1044, 1142);
    private static final Set<Integer> UNKNOWN_FUNCTION = Set.of(1305, 1582, 1583, 1584, 1630);

    /**
     * The errors that depend only on the definition of the table: names, types, defaults, generated columns, checks,
     * keys, and the numbers and sizes of columns. Other errors can result from the table being temporary, for instance
     * because it would have partitions.
     */
    private static final Set<Integer> OF_DEFINITION = Set.of(
            UNKNOWN_COLUMN,
            1059,
            1060,
            1061,
            1063,
            SYNTAX_ERROR,
            1067,
            1068,
            1069,
            1070,
            1071,
            1072,
            1073,
            1074,
            1075,
            1089,
            1097,
            1101,
            1110,
            1111,
            1113,
            1115,
            1117,
            TOO_WIDE,
            1121,
            1163,
            1164,
            1166,
            1167,
            1170,
            1171,
            1173,
            1225,
            1247,
            1253,
            1264,
            1265,
            1267,
            1270,
            1271,
            1273,
            1280,
            1286,
            1291,
            1292,
            1293,
            1294,
            1305,
            1366,
            1367,
            1406,
            1411,
            1425,
            1426,
            1427,
            1439,
            1582,
            1583,
            1584,
            1628,
            1629,
            1630,
            1688,
            1709,
            NOT_ALLOWED,
            1903,
            1904,
            1907,
            1910,
            1911,
            1912,
            1967,
            1970,
            4026,
            4028,
            4029,
            4078,
            4079,
            4097,
            4098,
            4159,
            4161,
            4162,
            4169,
            4172,
            4174);

    private final Statement statement;

    /** The names in lower case of what earlier steps of the revision create, change or drop. */
    private final Set<String> touched = new HashSet<>();

    /** The tables and views that earlier steps drop or rename. */
    private final Set<TableName> gone = new HashSet<>();

    private boolean temporaryTables = true;

    /** Whether no earlier step is Java code, which may have created temporary tables. */
    private boolean known = true;

    private TriedDefinitions(Statement statement) {
        this.statement = statement;
    }

    /**
     * Asks for each step, up to a statement whose effect on the schema is unknown.
     *
     * @throws UnsupportedChange if the server does not accept the definition in a step; nothing was changed
     * @throws SQLException if the connection was lost
     */
    static void require(Connection connection, List<RecordedStep> steps) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            new TriedDefinitions(statement).require(steps);
        }
    }

    private void require(List<RecordedStep> steps) throws SQLException {
        try {
            for (int i = 0; i < steps.size(); i++) {
                Operation operation = steps.get(i).operation();
                if (operation == null) {
                    known = false;
                    continue;
                }
                requireExisting(steps.get(i));
                if (known && operation instanceof ExecuteSql execute && execute.sql() != null) {
                    requireTable(execute.sql().sql(), steps.get(i).catalog());
                }
                Optional<SQLException> refusal = ask(steps.get(i), operation);
                if (refusal.isPresent()) {
                    throw new UnsupportedChange(message(i + 1, operation, refusal.get()));
                }
                if (operation instanceof ExecuteSql execute && mayChangeSchema(execute)) {
                    return;
                }
                touch(operation);
                follow(operation, steps.get(i).catalog().schema().names());
            }
        } finally {
            if (temporaryTables) {
                run(SYNTAX.dropTemporaryTable(NAME));
            }
        }
    }

    private static boolean mayChangeSchema(ExecuteSql execute) {
        return execute.sql() != null && SYNTAX.kind(execute.sql().sql()) != dev.limbeck.dialect.Statement.Kind.ROWS;
    }

    private static String message(int number, Operation operation, SQLException refusal) {
        String reason =
                String.valueOf(refusal.getMessage()).strip().split("\n", 2)[0].replaceFirst("^\\(conn=\\d+\\) ", "");
        return "The server does not accept step " + number + ", \"" + operation.describe() + "\": " + reason
                + (reason.endsWith(".") ? "" : ".");
    }

    private void touch(Operation operation) {
        operation.tables().forEach(name -> touched.add(lower(name.name())));
        if (operation instanceof RenameTable rename) {
            touched.add(lower(rename.from().name()));
            touched.add(lower(rename.to().name()));
        }
    }

    /** Checks that a new view uses no table that an earlier step drops or renames. */
    private void requireExisting(RecordedStep step) {
        Operation operation = step.operation();
        View view = operation instanceof CreateView create
                ? create.view()
                : operation instanceof ReplaceView replace ? replace.after() : null;
        if (view != null) {
            NameRules names = step.catalog().schema().names();
            gone.stream()
                    .filter(table ->
                            MariadbTableUsers.uses(view.definition(), name -> names.same(TableName.of(name), table)))
                    .findFirst()
                    .ifPresent(table -> {
                        throw new UnsupportedChange("The view " + view.name() + " uses " + table
                                + ", which an earlier step of the revision drops or renames.");
                    });
        }
    }

    /** Checks that a table exists that SQL drops or changes, because the server does not check it when it prepares. */
    private static void requireTable(String sql, Catalog catalog) {
        List<SqlToken> tokens = MariadbTokens.meaningful(sql);
        boolean drops = tokens.size() == 3 && tokens.get(0).is("drop");
        boolean alters = tokens.size() > 3
                && tokens.get(0).is("alter")
                && !tokens.get(3).is('.')
                && !tokens.get(2).is("if");
        if ((drops || alters) && tokens.get(1).is("table") && tokens.get(2).isName()) {
            TableName name = TableName.of(tokens.get(2).name(NameRule.EXACT));
            NameRules names = catalog.schema().names();
            boolean found = Stream.of(catalog.tableNames(), catalog.sequenceNames(), catalog.otherNames())
                    .flatMap(List::stream)
                    .anyMatch(each -> names.same(each, name));
            if (!found) {
                throw new UnsupportedChange("There is no table " + name + ", which this statement needs: " + sql);
            }
        }
    }

    private void follow(Operation operation, NameRules names) {
        if (operation instanceof DropTable drop) {
            gone.add(drop.table().name());
        } else if (operation instanceof DropView drop) {
            gone.add(drop.view().name());
        } else if (operation instanceof RenameTable rename) {
            gone.add(rename.from());
            gone.removeIf(name -> names.same(name, rename.to()));
        } else if (operation instanceof CreateTable create) {
            gone.removeIf(name -> names.same(name, create.table().name()));
        } else if (operation instanceof CreateView create) {
            gone.removeIf(name -> names.same(name, create.view().name()));
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private Optional<SQLException> ask(RecordedStep step, Operation operation) throws SQLException {
        if (operation instanceof CreateTable create) {
            return create(create.table());
        }
        if (operation instanceof AlterTable batch) {
            Optional<Table> before = step.catalog().table(batch.table());
            return before.isEmpty() ? Optional.empty() : change(batch, before.get());
        }
        if (operation instanceof CreateView create) {
            return prepare(create.view().definition().sql());
        }
        if (operation instanceof ReplaceView replace) {
            return prepare(replace.after().definition().sql());
        }
        if (operation instanceof CreateTrigger create) {
            return prepare(create.trigger().definition().sql());
        }
        return operation instanceof ExecuteSql execute && execute.sql() != null
                ? prepare(execute.sql().sql())
                : Optional.empty();
    }

    /** The server accepts most changes of a table that it would no longer create, for instance after a new version. */
    private Optional<SQLException> change(AlterTable batch, Table before) throws SQLException {
        Table after = before;
        for (TableOperation step : batch.steps()) {
            after = MariadbColumnUsers.after(after, step);
        }
        Optional<SQLException> refusal = create(after);
        boolean judged = refusal.isPresent()
                && refusal.get().getErrorCode() == TOO_WIDE
                && batch.steps().stream().anyMatch(step -> step instanceof AddColumn || step instanceof DropColumn);
        return refusal.isPresent() && !judged && create(before).isPresent() ? Optional.empty() : refusal;
    }

    private Optional<SQLException> create(Table table) throws SQLException {
        if (!temporaryTables) {
            return Optional.empty();
        }
        String sql = MariadbDdl.createTable(temporary(table))
                .replaceFirst("^CREATE TABLE", "CREATE OR REPLACE TEMPORARY TABLE");
        Optional<SQLException> failure = run(sql);
        temporaryTables = failure.isEmpty() || !FORBIDDEN.contains(failure.get().getErrorCode());
        return failure.filter(error -> OF_DEFINITION.contains(error.getErrorCode())
                && !(namesItself(error)
                        && mentions(sql, Set.of(lower(table.name().name())))));
    }

    /** Returns whether the error can result from an expression with the name of the table in front of a column. */
    private static boolean namesItself(SQLException error) {
        return error.getErrorCode() == UNKNOWN_COLUMN || error.getErrorCode() == NOT_ALLOWED;
    }

    /** A temporary table has no foreign keys and no full-text index. */
    private static Table temporary(Table table) {
        return table.withName(TableName.of(NAME))
                .withForeignKeys(List.of())
                .withIndexes(table.indexes().stream()
                        .filter(index ->
                                index.options().get(MariadbOptions.KIND).isEmpty())
                        .toList());
    }

    /**
     * Tables that earlier steps create, change or drop are not yet what the statement will find. The server prepares
     * only one statement, and none that is too long with the escapes of a literal.
     */
    private Optional<SQLException> prepare(String sql) throws SQLException {
        // The driver replaces what is in braces.
        if (MariadbTokens.meaningful(sql).stream().anyMatch(token -> token.is('{'))) {
            return Optional.empty();
        }
        String prepare = "PREPARE " + NAME + " FROM " + SYNTAX.literal(sql);
        if (prepare.getBytes(StandardCharsets.UTF_8).length > LONGEST || isSeveral(sql)) {
            return Optional.empty();
        }
        Optional<SQLException> failure = run(prepare);
        if (failure.isEmpty()) {
            run("DEALLOCATE PREPARE " + NAME);
        }
        return failure.filter(error -> error.getErrorCode() == SYNTAX_ERROR
                || (known && UNKNOWN_FUNCTION.contains(error.getErrorCode()))
                || (known
                        && (error.getErrorCode() == UNKNOWN_TABLE || error.getErrorCode() == UNKNOWN_COLUMN)
                        && !mentions(sql, touched)));
    }

    private static boolean isSeveral(String sql) {
        return MariadbTokens.split(sql).stream().allMatch(SqlToken::complete)
                && SYNTAX.statements(sql).size() > 1;
    }

    private static boolean mentions(String sql, Set<String> names) {
        return MariadbTokens.meaningful(sql).stream()
                .filter(SqlToken::isName)
                .anyMatch(token -> names.contains(lower(token.name(NameRule.EXACT))));
    }

    private Optional<SQLException> run(String sql) throws SQLException {
        try {
            statement.execute(sql);
            return Optional.empty();
        } catch (SQLException e) {
            if (!statement.getConnection().isValid(0)) {
                throw e;
            }
            return Optional.of(e);
        }
    }
}
