package dev.limbeck.alembic;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.Deferrability;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Identity;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.Options;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.ReferentialAction;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.model.UniqueConstraint;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Converts the tables, columns, constraints and indexes of a recording. */
final class SchemaReader {
    private SchemaReader() {}

    static Table table(Json json) {
        List<Constraint> constraints = json.objects("constraints").stream()
                .map(SchemaReader::constraint)
                .toList();
        return Table.of(
                        TableName.of(json.text("name")),
                        json.objects("columns").stream()
                                .map(SchemaReader::column)
                                .toList())
                .withPrimaryKey(json.has("primaryKey") ? (PrimaryKey) constraint(json.object("primaryKey")) : null)
                .withConstraints(
                        of(constraints, UniqueConstraint.class).toList(),
                        of(constraints, ForeignKey.class).toList(),
                        of(constraints, CheckConstraint.class).toList())
                .withIndexes(json.objects("indexes").stream()
                        .map(SchemaReader::index)
                        .toList())
                .withOptions(Options.NONE
                        .with("sqlite_without_rowid", json.flag("withoutRowid"))
                        .with("sqlite_strict", json.flag("strict")))
                .withComment(json.optional("comment"));
    }

    private static <T> Stream<T> of(List<Constraint> constraints, Class<T> kind) {
        return constraints.stream().filter(kind::isInstance).map(kind::cast);
    }

    static Column column(Json json) {
        String identity = json.optional("identity");
        Generated generated = null;
        if (json.has("computed")) {
            Json rule = json.object("computed");
            generated = new Generated(new SqlText(rule.text("sql")), rule.flag("stored"));
        }
        return new Column(
                json.text("name"),
                type(json.object("type")),
                json.flag("nullable"),
                sql(json.optional("default")),
                identity == null ? null : identity(identity),
                generated,
                json.optional("collation"),
                json.optional("comment"));
    }

    private static Identity identity(String name) {
        return name.equals("AUTOINCREMENT") ? Identity.AUTOINCREMENT : Identity.PLAIN;
    }

    static SqlType type(Json json) {
        String raw = json.optional("raw");
        if (raw != null) {
            return SqlType.raw(raw);
        }
        Integer[] arguments =
                json.texts("arguments").stream().map(Integer::valueOf).toArray(Integer[]::new);
        return SqlType.of(TypeName.valueOf(json.text("name")), arguments);
    }

    static Constraint constraint(Json json) {
        String name = json.optional("name");
        return switch (json.text("kind")) {
            case "primary" -> new PrimaryKey(name, json.texts("columns"));
            case "unique" -> new UniqueConstraint(name, json.texts("columns"));
            case "check" -> new CheckConstraint(name, new SqlText(json.text("condition")));
            default ->
                new ForeignKey(
                        name,
                        json.texts("columns"),
                        TableName.of(json.text("table")),
                        json.texts("referenced"),
                        ReferentialAction.valueOf(json.text("onDelete")),
                        ReferentialAction.valueOf(json.text("onUpdate")),
                        Deferrability.valueOf(json.text("deferrability")),
                        json.optional("match"));
        };
    }

    static Index index(Json json) {
        return new Index(
                json.text("name"),
                json.objects("parts").stream().map(SchemaReader::part).toList(),
                json.flag("unique"),
                sql(json.optional("where")));
    }

    private static IndexPart part(Json json) {
        return new IndexPart(json.optional("column"), sql(json.optional("expression")), null, json.flag("descending"));
    }

    static @Nullable SqlText sql(@Nullable String text) {
        return text == null ? null : new SqlText(text);
    }
}
