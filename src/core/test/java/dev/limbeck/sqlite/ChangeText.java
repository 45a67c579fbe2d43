package dev.limbeck.sqlite;

import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.Index;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.Move;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.Position;
import dev.limbeck.ops.Recreate;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameConstraint;
import dev.limbeck.ops.RenameIndex;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.ops.evolution.Evolution;
import dev.limbeck.sqlite.catalog.IndexReader;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import dev.limbeck.sqlite.catalog.TableReader;
import dev.limbeck.sqlite.ddl.IndexText;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.SqliteOptions;
import dev.limbeck.sqlite.ddl.TableText;
import dev.limbeck.sqlite.edit.ColumnRename;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses a case's {@code change} file, whose format is described in the README of {@code table-change}. */
public final class ChangeText {
    private static final Pattern ARROW = Pattern.compile("(.+?) -> (.+)");

    private final SqliteCatalog catalog;
    private final Map<String, String> originals = new HashMap<>();
    private Table table = Table.of(TableName.of("none"), List.of());

    /** The table as it is after the steps so far; it provides the definition of a dropped constraint or index. */
    private Table now = table;

    private ChangeText(SqliteCatalog catalog) {
        this.catalog = catalog;
    }

    /** {@return the operation that the text describes, for a database with the given schema} */
    public static Operation read(String text, SqliteCatalog catalog, Recreate recreate) {
        return new ChangeText(catalog).operation(text, recreate);
    }

    private Operation operation(String text, Recreate recreate) {
        List<TableOperation> steps = new ArrayList<>();
        Recreate wanted = recreate;
        for (String line : text.strip().split("\n(?! )", -1)) {
            if (line.startsWith("rename table ")) {
                String[] names = arrow(line.substring("rename table ".length()));
                return new RenameTable(TableName.of(names[0]), TableName.of(names[1]));
            } else if (line.equals("recreate never")) {
                wanted = Recreate.NEVER;
            } else if (line.startsWith("table ")) {
                TableName name = TableName.of(line.substring("table ".length()));
                table = catalog.schema().table(name).orElseThrow();
                now = table;
            } else if (!line.isBlank() && !line.startsWith("#")) {
                TableOperation step = step(line);
                steps.add(step);
                now = after(step);
            }
        }
        return new AlterTable(table.name(), steps, wanted);
    }

    /** Applies the step; a step that does not fit is ignored, because the code under test rejects it later. */
    private Table after(TableOperation step) {
        try {
            return Evolution.apply(now, step, ColumnRename::apply);
        } catch (IllegalArgumentException refusedLater) {
            return now;
        }
    }

    private TableOperation step(String line) {
        String[] words = line.split(" ", 3);
        String rest = words[2];
        return switch (words[0] + " " + words[1]) {
            case "add column" -> add(rest);
            case "drop column" -> new DropColumn(column(rest));
            case "alter column" -> alter(rest);
            case "rename column" -> rename(arrow(rest));
            case "add constraint" -> new AddConstraint(constraint(rest));
            case "drop constraint" -> new DropConstraint(existing(rest));
            case "rename constraint" -> new RenameConstraint(arrow(rest)[0], arrow(rest)[1]);
            case "create index", "create unique" -> new CreateIndex(index(line));
            case "drop index" -> new DropIndex(now.index(rest).orElseThrow());
            case "alter options" ->
                new SqliteDialect()
                        .sameness()
                        .alterOptions(table, SqliteOptions.of(rest.contains("WITHOUT ROWID"), rest.contains("STRICT")));
            case "rename index" -> new RenameIndex(arrow(rest)[0], arrow(rest)[1]);
            default -> throw new IllegalArgumentException(line);
        };
    }

    private static String[] arrow(String text) {
        Matcher matcher = ARROW.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return new String[] {matcher.group(1), matcher.group(2)};
    }

    private TableOperation add(String text) {
        String[] parts = text.split(" \\| ", -1);
        return new AddColumn(definition(parts[0]), sql(parts, "backfill "), position(parts));
    }

    private TableOperation alter(String text) {
        String[] parts = text.split(" \\| ", -1);
        Column after = definition(parts[0]);
        return new AlterColumn(
                column(after.name()),
                after,
                sql(parts, "using "),
                sql(parts, "reverse "),
                move(after.name(), position(parts)));
    }

    private TableOperation rename(String[] names) {
        originals.put(names[1], originals.getOrDefault(names[0], names[0]));
        return new RenameColumn(names[0], names[1]);
    }

    private static @Nullable SqlText sql(String[] parts, String word) {
        for (String part : parts) {
            if (part.startsWith(word)) {
                return new SqlText(part.substring(word.length()));
            }
        }
        return null;
    }

    private static @Nullable Position position(String[] parts) {
        for (String part : parts) {
            if (part.equals("first")) {
                return Position.FIRST;
            }
            if (part.startsWith("after ")) {
                return Position.after(part.substring("after ".length()));
            }
        }
        return null;
    }

    private @Nullable Move move(String column, @Nullable Position to) {
        List<String> columns = table.columns().stream().map(Column::name).toList();
        return to == null ? null : Move.of(originals.getOrDefault(column, column), columns, to);
    }

    private static Table parse(String body) {
        return TableReader.read(TableText.parse("CREATE TABLE t (" + body + ")"));
    }

    private static Column definition(String text) {
        return parse(text).columns().get(0);
    }

    private static Constraint constraint(String text) {
        return parse("a, " + text).constraints().findFirst().orElseThrow();
    }

    private Constraint existing(String text) {
        return text.contains("(")
                ? constraint(text)
                : now.constraint(text).orElseThrow(() -> new IllegalArgumentException(text));
    }

    private Column column(String name) {
        String original = originals.getOrDefault(name, name);
        return now.column(name)
                .or(() -> table.column(original))
                .orElseThrow(() -> new IllegalArgumentException(name))
                .withName(name);
    }

    private static Index index(String text) {
        IndexText parsed = IndexText.parse(text);
        return IndexReader.read(parsed, TableText.parse("CREATE TABLE t (" + columns(parsed) + ")"));
    }

    /** Returns the parts of the index; each part that is a single name is treated as a column. */
    private static String columns(IndexText index) {
        List<String> names = new ArrayList<>();
        index.parts().forEach(part -> {
            if (part.column() != null) {
                names.add(SqliteNames.quote(part.column().name()));
            }
        });
        return names.isEmpty() ? "a" : String.join(", ", names);
    }
}
