package dev.limbeck.alembic;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Identity;
import dev.limbeck.model.Index;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.Position;
import dev.limbeck.ops.Recreate;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.spi.HistoryException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Converts recorded operations. If a script does not specify all details of a dropped or changed object, the missing
 * details are replaced by placeholders.
 */
final class OperationReader {
    private static final SqlType UNKNOWN = SqlType.raw("?");
    private static final SqlText UNSPECIFIED = new SqlText("?");

    private OperationReader() {}

    static Operation operation(Json json) {
        return switch (json.text("op")) {
            case "createTable" -> new CreateTable(SchemaReader.table(json.object("table")));
            case "dropTable" -> new DropTable(Table.of(SchemaReader.name(json.text("name")), List.of()));
            case "renameTable" ->
                new RenameTable(SchemaReader.name(json.text("from")), SchemaReader.name(json.text("to")));
            case "alterTable" ->
                new AlterTable(
                        SchemaReader.name(json.text("table")),
                        json.objects("steps").stream()
                                .map(OperationReader::step)
                                .toList(),
                        Recreate.valueOf(json.text("recreate")));
            case "tableComment" -> comment(SchemaReader.name(json.text("table")), json.optional("comment"));
            case "execute" -> new ExecuteSql(new SqlText(json.text("sql")), null);
            default -> throw unknown(json.text("op"));
        };
    }

    private static AlterTable.Comment comment(TableName table, @Nullable String comment) {
        return new AlterTable.Comment(table, comment == null ? "?" : null, comment);
    }

    private static TableOperation step(Json json) {
        return switch (json.text("step")) {
            case "addColumn" -> new AddColumn(SchemaReader.column(json.object("column")), null, after(json));
            case "dropColumn" -> new DropColumn(new Column(json.text("name"), UNKNOWN, true));
            case "alterColumn" -> altered(json.text("column"), json.object("change"));
            case "renameColumn" -> new RenameColumn(json.text("from"), json.text("to"));
            case "addConstraint" -> new AddConstraint(SchemaReader.constraint(json.object("constraint")));
            case "dropConstraint" -> new DropConstraint(new CheckConstraint(json.text("name"), UNSPECIFIED));
            case "dropPrimaryKey" -> new DropConstraint(new PrimaryKey(null, List.of()));
            case "createIndex" -> new CreateIndex(SchemaReader.index(json.object("index")));
            case "dropIndex" -> new DropIndex(new Index(json.text("name"), List.of(), false, null));
            default -> throw unknown(json.text("step"));
        };
    }

    private static @Nullable Position after(Json json) {
        String after = json.optional("after");
        return after == null ? null : Position.after(after);
    }

    /**
     * {@return the change to a column; its old and new columns differ only in the properties that the script specifies}
     */
    private static AlterColumn altered(String name, Json change) {
        Column before = new Column(name, UNKNOWN, true);
        Column after = before;
        if (change.has("type")) {
            after = after.withType(SchemaReader.type(change.object("type")))
                    .withCollation(change.optional("collation"));
        }
        if (change.has("nullable")) {
            before = before.withNullable(!change.flag("nullable"));
            after = after.withNullable(change.flag("nullable"));
        }
        if (change.isObject("identity")) {
            before = before.withNullable(false);
            after = after.withIdentity(SchemaReader.identity(change)).withNullable(false);
        } else if (change.has("identity")) {
            before = before.withIdentity(Identity.PLAIN).withNullable(false);
            after = after.withIdentity(Identity.AUTOINCREMENT).withNullable(false);
        }
        if (change.has("changesDefault")) {
            SqlText value = SchemaReader.sql(change.optional("default"));
            before = before.withServerDefault(value == null ? UNSPECIFIED : null);
            after = after.withServerDefault(value);
        }
        if (change.has("changesComment")) {
            String comment = change.optional("comment");
            before = before.withComment(comment == null ? "?" : null);
            after = after.withComment(comment);
        }
        if (change.flag("losesIdentity")) {
            before = before.withIdentity(Identity.PLAIN);
        }
        return new AlterColumn(before, after).withUsing(SchemaReader.sql(change.optional("using")));
    }

    private static HistoryException unknown(String word) {
        return new HistoryException("The recorder wrote an unknown operation: " + word + ".", null);
    }
}
