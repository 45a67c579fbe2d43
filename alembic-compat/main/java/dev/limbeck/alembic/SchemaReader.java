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
import java.util.Map;
import java.util.Objects;
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
                        name(json.text("name")),
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
                .withOptions(options(json)
                        .with("sqlite_without_rowid", json.flag("withoutRowid"))
                        .with("sqlite_strict", json.flag("strict")))
                .withComment(json.optional("comment"));
    }

    /** The separator between the schema and the table in the recorder's names. */
    private static final String SEPARATOR = "\u001f";

    /** {@return the name of a table, which may have a schema} */
    static TableName name(String recorded) {
        int at = recorded.indexOf(SEPARATOR);
        return at < 0
                ? TableName.of(recorded)
                : new TableName(recorded.substring(0, at), recorded.substring(at + SEPARATOR.length()));
    }

    private static Options options(Json json) {
        Options options = Options.NONE;
        if (json.has("options")) {
            for (Map.Entry<String, ? extends @Nullable Object> option :
                    json.object("options").fields().entrySet()) {
                options = options.with(option.getKey(), Objects.requireNonNull(option.getValue()));
            }
        }
        return options;
    }

    private static <T> Stream<T> of(List<Constraint> constraints, Class<T> kind) {
        return constraints.stream().filter(kind::isInstance).map(kind::cast);
    }

    static Column column(Json json) {
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
                json.has("identity") ? identity(json) : null,
                generated,
                json.optional("collation"),
                json.optional("comment"));
    }

    /** {@return the identity of a column: a word on SQLite, an object with mode, start and increment on PostgreSQL} */
    static Identity identity(Json owner) {
        if (!owner.isObject("identity")) {
            return owner.text("identity").equals("AUTOINCREMENT") ? Identity.AUTOINCREMENT : Identity.PLAIN;
        }
        Json options = owner.object("identity");
        String start = options.optional("start");
        String increment = options.optional("increment");
        return new Identity(
                Identity.Mode.valueOf(options.text("mode")),
                start == null ? null : Long.valueOf(start),
                increment == null ? null : Long.valueOf(increment));
    }

    static SqlType type(Json json) {
        String raw = json.optional("raw");
        if (raw != null) {
            return SqlType.raw(raw);
        }
        if (json.has("element")) {
            return SqlType.array(type(json.object("element")));
        }
        Integer[] arguments =
                json.texts("arguments").stream().map(Integer::valueOf).toArray(Integer[]::new);
        return SqlType.of(TypeName.valueOf(json.text("name")), arguments);
    }

    static Constraint constraint(Json json) {
        String name = json.optional("name");
        return switch (json.text("kind")) {
            case "primary" -> new PrimaryKey(name, json.texts("columns")).withOptions(options(json));
            case "unique" -> new UniqueConstraint(name, json.texts("columns")).withOptions(options(json));
            case "check" -> new CheckConstraint(name, new SqlText(json.text("condition"))).withOptions(options(json));
            default ->
                new ForeignKey(
                                name,
                                json.texts("columns"),
                                name(json.text("table")),
                                json.texts("referenced"),
                                ReferentialAction.valueOf(json.text("onDelete")),
                                ReferentialAction.valueOf(json.text("onUpdate")),
                                Deferrability.valueOf(json.text("deferrability")),
                                json.optional("match"))
                        .withOptions(options(json));
        };
    }

    static Index index(Json json) {
        return new Index(
                        json.text("name"),
                        json.objects("parts").stream().map(SchemaReader::part).toList(),
                        json.flag("unique"),
                        sql(json.optional("where")))
                .withOptions(options(json));
    }

    private static IndexPart part(Json json) {
        return new IndexPart(json.optional("column"), sql(json.optional("expression")), null, json.flag("descending"));
    }

    static @Nullable SqlText sql(@Nullable String text) {
        return text == null ? null : new SqlText(text);
    }
}
