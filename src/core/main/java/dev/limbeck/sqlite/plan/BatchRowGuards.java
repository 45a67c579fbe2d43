package dev.limbeck.sqlite.plan;

import dev.limbeck.dialect.Guard;
import dev.limbeck.model.SqlType;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.ops.evolution.Backfill;
import dev.limbeck.sqlite.catalog.Sql;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.TableText;
import dev.limbeck.sqlite.rows.RowCopy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds the guards that check whether the rows fit the table after a batch: the guards that the batch's plan checks
 * before it changes anything, and guards for values that do not fit a narrower type, since SQLite itself would accept
 * such values.
 */
public final class BatchRowGuards {
    private BatchRowGuards() {}

    /** {@return the guards for the rows of the table that the batch changes} */
    public static List<Guard> find(AlterTable batch, SqliteCatalog catalog) {
        List<Guard> questions = new ArrayList<>(BatchPlanner.rowGuards(batch, catalog));
        catalog.findText(batch.table()).ifPresent(table -> {
            Map<String, String> origins = new HashMap<>();
            for (TableOperation step : batch.steps()) {
                if (step instanceof RenameColumn rename) {
                    String origin = Objects.requireNonNullElse(origins.get(key(rename.from())), rename.from());
                    origins.put(key(rename.to()), origin);
                } else if (step instanceof AlterColumn alter && keepsValues(alter)) {
                    String name = alter.before().name();
                    String origin = Objects.requireNonNullElse(origins.get(key(name)), name);
                    narrowed(table, alter, origin).ifPresent(questions::add);
                }
            }
        });
        return questions;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static boolean keepsValues(AlterColumn alter) {
        return alter.after().generated() == null
                && (alter.using() == null
                        || Backfill.findValue(alter.before().name(), alter.using())
                                .isPresent());
    }

    private static Optional<Guard> narrowed(TableText table, AlterColumn alter, String origin) {
        SqlType after = alter.after().type();
        if (after.equals(alter.before().type()) || !(after instanceof SqlType.Portable type)) {
            return Optional.empty();
        }
        return tooMuch(SqliteNames.spell(origin), type)
                .map(condition -> new Guard(
                        "SELECT " + RowCopy.keyExpression(table) + " FROM "
                                + Sql.mainName(table.name().name()) + " WHERE " + condition,
                        table.name().name() + "." + alter.after().name() + " holds values that do not fit " + after,
                        "Shorten or correct them first, or keep the wider type."));
    }

    /**
     * Returns the condition for values that are too long or too large for the type; empty if the type has no bounds.
     */
    private static Optional<String> tooMuch(String c, SqlType.Portable type) {
        List<Integer> arguments = type.arguments();
        return switch (type.name()) {
            case CHAR, VARCHAR, NCHAR, NVARCHAR, BINARY, VARBINARY ->
                arguments.isEmpty() ? Optional.empty() : Optional.of("length(" + c + ") > " + arguments.get(0));
            case TINYINT -> Optional.of(outside(c, "-128", "255"));
            case SMALLINT -> Optional.of(outside(c, "-32768", "32767"));
            case INTEGER -> Optional.of(outside(c, "-2147483648", "2147483647"));
            case DECIMAL, NUMERIC -> arguments.isEmpty() ? Optional.empty() : Optional.of(decimal(c, arguments));
            default -> Optional.empty();
        };
    }

    private static String outside(String c, String least, String most) {
        return "typeof(" + c + ") IN ('integer', 'real') AND " + c + " NOT BETWEEN " + least + " AND " + most;
    }

    private static String decimal(String c, List<Integer> arguments) {
        int scale = arguments.size() > 1 ? arguments.get(1) : 0;
        return "typeof(" + c + ") IN ('integer', 'real') AND (abs(" + c + ") >= 1e" + (arguments.get(0) - scale)
                + " OR round(" + c + ", " + scale + ") <> " + c + ")";
    }
}
