package dev.limbeck.render;

import static dev.limbeck.render.Expression.arguments;
import static dev.limbeck.render.Expression.call;
import static dev.limbeck.render.Expression.name;
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
import dev.limbeck.model.Options;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.ReferentialAction;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.render.Expression.Chain;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
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

    /** The options that have their own builder. */
    private static final Map<String, String> OPTION_WORDS =
            Map.of("sqlite_without_rowid", "withoutRowid", "sqlite_strict", "strict");

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
        return call("sequence", name(sequence.name().name()))
                .then("start", raw(number(sequence.start())))
                .then("increment", raw(number(sequence.increment())));
    }

    /** Returns the number as Java source: an {@code int} if possible, otherwise a {@code long}. */
    private static String number(long number) {
        return number == (int) number ? String.valueOf(number) : number + "L";
    }

    static Chain column(Column column) {
        Chain chain = call("column", name(column.name()), type(column.type()));
        Identity identity = column.identity();
        if (identity != null) {
            for (Map.Entry<String, Expression[]> call : identityCalls(identity).entrySet()) {
                chain = chain.then(call.getKey(), call.getValue());
            }
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
        return addOptions(addIfPresent(chain, "comment", column.comment()), column.options());
    }

    /** Returns the calls that make a column an identity column, as method names with their arguments. */
    static Map<String, Expression[]> identityCalls(Identity identity) {
        Map<String, Expression[]> calls = new LinkedHashMap<>();
        calls.put(identity.neverReuses() ? "autoincrement" : "identity", new Expression[0]);
        if (identity.mode() == Identity.Mode.ALWAYS) {
            calls.put("identityAlways", new Expression[0]);
        }
        if (identity.start() != null) {
            calls.put("identityStart", new Expression[] {raw(number(identity.start()))});
        }
        if (identity.increment() != null) {
            calls.put("identityIncrement", new Expression[] {raw(number(identity.increment()))});
        }
        return calls;
    }

    /** Writes a constraint of the given table. */
    static Chain constraint(Constraint constraint, TableName table) {
        return constraint instanceof ForeignKey key
                ? foreignKey(key, table)
                : addOptions(keyOrCheck(constraint), constraint.options());
    }

    private static Chain keyOrCheck(Constraint constraint) {
        if (constraint instanceof PrimaryKey key) {
            return addName(call("primaryKey", arguments(List.of(), key.columns())), key.name());
        }
        if (constraint instanceof UniqueConstraint unique) {
            return addName(call("unique", arguments(List.of(), unique.columns())), unique.name());
        }
        CheckConstraint check = (CheckConstraint) constraint;
        return addName(call("check", text(check.condition())), check.name());
    }

    /** Writes a foreign key of the given table. */
    static Chain foreignKey(ForeignKey key, TableName table) {
        Expression[] target = target(key, table).toArray(Expression[]::new);
        Chain chain = addName(call("foreignKeyOn", arguments(List.of(), key.columns())), key.name())
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
        return addOptions(addIfPresent(chain, "match", key.match()), key.options());
    }

    private static boolean isInSchemaOf(TableName table, ForeignKey key) {
        return Objects.equals(table.schema(), key.referencedTable().schema());
    }

    private static List<Expression> target(ForeignKey key, TableName table) {
        String schema = key.referencedTable().schema();
        Expression name = name(key.referencedTable().name());
        Expression other = schema == null ? raw("DEFAULT_SCHEMA") : name(schema);
        return arguments(isInSchemaOf(table, key) ? List.of(name) : List.of(other, name), key.referencedColumns());
    }

    /** Returns the options of a table or index, one call each. */
    static List<Expression> options(Options options) {
        List<Expression> calls = new ArrayList<>();
        options.values().forEach((key, value) -> {
            String word = Boolean.TRUE.equals(value) ? OPTION_WORDS.get(key) : null;
            calls.add(word == null ? call("option", string(key), optionValue(value)) : call(word));
        });
        return calls;
    }

    static Expression optionValue(Object value) {
        return value instanceof String text
                ? string(text)
                : raw(value instanceof Long whole ? number(whole) : value.toString());
    }

    private static Chain addOptions(Chain chain, Options options) {
        Chain longer = chain;
        for (Map.Entry<String, Object> option : options.values().entrySet()) {
            longer = longer.then("option", string(option.getKey()), optionValue(option.getValue()));
        }
        return longer;
    }

    /** Returns the arguments of {@code createIndex}: the given arguments first, then the parts and the condition. */
    static List<Expression> indexArguments(List<Expression> first, Index index) {
        List<Expression> arguments = new ArrayList<>(first);
        index.parts().forEach(part -> arguments.add(part(part)));
        SqlText where = index.where();
        if (where != null) {
            arguments.add(call("where", text(where)));
        }
        arguments.addAll(options(index.options()));
        return arguments;
    }

    private static Expression part(IndexPart part) {
        String column = part.column();
        Chain chain = column == null
                ? call("part", text(Objects.requireNonNull(part.expression())))
                : call(part.descending() ? "desc" : "asc", name(column));
        chain = addIfPresent(chain, "collate", part.collation());
        if (column != null) {
            return chain;
        }
        return part.descending() ? chain.then("desc") : chain;
    }

    private static Chain addName(Chain chain, @Nullable String name) {
        return name == null ? chain : chain.then("named", name(name));
    }

    static Chain addIfPresent(Chain chain, String name, @Nullable SqlText text) {
        return text == null ? chain : chain.then(name, text(text));
    }

    static Chain addIfPresent(Chain chain, String name, @Nullable String text) {
        return text == null ? chain : chain.then(name, string(text));
    }
}
