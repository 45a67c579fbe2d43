package dev.limbeck.render;

import static dev.limbeck.render.Expression.arguments;
import static dev.limbeck.render.Expression.call;
import static dev.limbeck.render.Expression.raw;
import static dev.limbeck.render.Expression.string;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.Deferrability;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Identity;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.ReferentialAction;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TableOptions;
import dev.limbeck.model.TypeName;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.render.Expression.Chain;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes columns, types, constraints and indexes as calls of the builders that a revision inherits from {@code
 * Migration}.
 */
final class BuilderCalls {
    /** The types whose builder takes a length, or a precision and a scale. */
    private static final Set<TypeName> SIZED = EnumSet.of(
            TypeName.FLOAT,
            TypeName.DECIMAL,
            TypeName.NUMERIC,
            TypeName.CHAR,
            TypeName.VARCHAR,
            TypeName.NCHAR,
            TypeName.NVARCHAR,
            TypeName.BINARY,
            TypeName.VARBINARY,
            TypeName.TIME,
            TypeName.TIME_WITH_TIME_ZONE,
            TypeName.TIMESTAMP,
            TypeName.TIMESTAMP_WITH_TIME_ZONE,
            TypeName.INTERVAL);

    private BuilderCalls() {}

    static Chain text(SqlText sql) {
        return call("text", string(sql.sql()));
    }

    static Chain type(SqlType type) {
        if (type instanceof SqlType.Portable portable
                && (portable.arguments().isEmpty() || SIZED.contains(portable.name()))) {
            return call(
                    portable.name().builderName(),
                    portable.arguments().stream()
                            .map(argument -> raw(argument.toString()))
                            .toList());
        }
        if (type instanceof SqlType.Enumeration names) {
            Chain chain = call(
                    "enumeration",
                    names.values().stream().map(Expression::string).toArray(Expression[]::new));
            return names.size() == SqlType.Enumeration.DEFAULT_SIZE
                    ? chain
                    : chain.then("length", raw(String.valueOf(names.size())));
        }
        if (type instanceof SqlType.Array array) {
            return call("array", type(array.element()));
        }
        if (type instanceof SqlType.ByDialect types) {
            Chain chain = type(types.standard());
            for (Map.Entry<String, SqlType> other : types.others().entrySet()) {
                chain = chain.then("on", string(other.getKey()), type(other.getValue()));
            }
            return chain;
        }
        return type.equals(SqlType.Raw.NONE) ? call("noType") : call("type", string(type.toString()));
    }

    static Chain sequence(Sequence sequence) {
        return call("sequence", string(sequence.name().name()))
                .then("start", raw(number(sequence.start())))
                .then("increment", raw(number(sequence.increment())));
    }

    /** Returns the number as Java source: an {@code int} if possible, otherwise a {@code long}. */
    private static String number(long number) {
        return number == (int) number ? String.valueOf(number) : number + "L";
    }

    static Chain column(Column column) {
        Chain chain = call("column", string(column.name()), type(column.type()));
        Identity identity = column.identity();
        if (identity != null) {
            chain = chain.then(identity == Identity.PLAIN ? "identity" : "autoincrement");
        }
        if (column.nullable() == (identity != null)) {
            chain = chain.then("nullable", raw(String.valueOf(column.nullable())));
        }
        Generated generated = column.generated();
        if (generated != null) {
            chain = chain.then(generated.stored() ? "computedStored" : "computed", text(generated.expression()));
        }
        chain = addIfPresent(chain, "serverDefault", column.serverDefault());
        chain = addIfPresent(chain, "collate", column.collation());
        return addIfPresent(chain, "comment", column.comment());
    }

    /** Writes a constraint of the given table. */
    static Chain constraint(Constraint constraint, TableName table) {
        if (constraint instanceof PrimaryKey key) {
            return addIfPresent(call("primaryKey", arguments(List.of(), key.columns())), "named", key.name());
        }
        if (constraint instanceof UniqueConstraint unique) {
            return addIfPresent(call("unique", arguments(List.of(), unique.columns())), "named", unique.name());
        }
        if (constraint instanceof CheckConstraint check) {
            return addIfPresent(call("check", text(check.condition())), "named", check.name());
        }
        return foreignKey((ForeignKey) constraint, table);
    }

    /** Writes a foreign key of the given table. */
    static Chain foreignKey(ForeignKey key, TableName table) {
        Expression[] target = target(key, table).toArray(Expression[]::new);
        Chain chain = addIfPresent(call("foreignKeyOn", arguments(List.of(), key.columns())), "named", key.name())
                .then(isInSchemaOf(table, key) ? "references" : "referencesIn", target);
        if (key.onDelete() != ReferentialAction.NO_ACTION) {
            chain = chain.then("onDelete", raw(key.onDelete().name()));
        }
        if (key.onUpdate() != ReferentialAction.NO_ACTION) {
            chain = chain.then("onUpdate", raw(key.onUpdate().name()));
        }
        if (key.deferrability() != Deferrability.NOT_DEFERRABLE) {
            chain = chain.then("deferrable", raw(key.deferrability().name()));
        }
        return addIfPresent(chain, "match", key.match());
    }

    private static boolean isInSchemaOf(TableName table, ForeignKey key) {
        return Objects.equals(table.schema(), key.referencedTable().schema());
    }

    private static List<Expression> target(ForeignKey key, TableName table) {
        String schema = key.referencedTable().schema();
        Expression name = string(key.referencedTable().name());
        Expression other = schema == null ? raw("DEFAULT_SCHEMA") : string(schema);
        return arguments(isInSchemaOf(table, key) ? List.of(name) : List.of(other, name), key.referencedColumns());
    }

    /** Returns SQLite's table options, one call for each option. */
    static List<Expression> options(TableOptions options) {
        List<Expression> calls = new ArrayList<>();
        if (options.withoutRowid()) {
            calls.add(call("withoutRowid"));
        }
        if (options.strict()) {
            calls.add(call("strict"));
        }
        return calls;
    }

    /** Returns the arguments of {@code createIndex}: the given arguments first, then the parts and the condition. */
    static List<Expression> indexArguments(List<Expression> first, Index index) {
        List<Expression> arguments = new ArrayList<>(first);
        index.parts().forEach(part -> arguments.add(part(part)));
        SqlText where = index.where();
        if (where != null) {
            arguments.add(call("where", text(where)));
        }
        return arguments;
    }

    private static Expression part(IndexPart part) {
        String column = part.column();
        if (column != null) {
            return addIfPresent(call(part.descending() ? "desc" : "asc", string(column)), "collate", part.collation());
        }
        Chain chain = addIfPresent(
                call("part", text(Objects.requireNonNull(part.expression()))), "collate", part.collation());
        return part.descending() ? chain.then("desc") : chain;
    }

    static Chain addIfPresent(Chain chain, String name, @Nullable SqlText text) {
        return text == null ? chain : chain.then(name, text(text));
    }

    static Chain addIfPresent(Chain chain, String name, @Nullable String text) {
        return text == null ? chain : chain.then(name, string(text));
    }
}
