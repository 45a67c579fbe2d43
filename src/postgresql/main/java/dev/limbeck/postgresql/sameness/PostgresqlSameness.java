package dev.limbeck.postgresql.sameness;

import dev.limbeck.dialect.Sameness;
import dev.limbeck.model.CaseFolding;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Identity;
import dev.limbeck.model.Index;
import dev.limbeck.model.ListCheck;
import dev.limbeck.model.Options;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.View;
import dev.limbeck.postgresql.syntax.PostgresqlOptions;
import dev.limbeck.postgresql.syntax.ViewOptions;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules of PostgreSQL. Both compared texts were printed by the server, so they have the same meaning if they are
 * equal apart from spaces and the differences that {@link PrintedText} describes.
 */
public final class PostgresqlSameness implements Sameness {
    private static final String DIALECT = "postgresql";

    /** The names that the server gives to unnamed constraints. */
    private static final Pattern GENERATED = Pattern.compile(".*_(pkey|key|fkey|check|excl)\\d*");

    private static final Pattern NAME = Pattern.compile("\"((?:[^\"]|\"\")*)\"|[\\p{L}_][\\p{L}\\p{N}_$]*");

    private static final Pattern NULL_DEFAULT = Pattern.compile("NULL(::.*)?", Pattern.CASE_INSENSITIVE);

    private final Function<SqlType, String> typeKeys;

    /** Creates the rules; the function returns the same key for types that the server does not distinguish. */
    public PostgresqlSameness(Function<SqlType, String> typeKeys) {
        this.typeKeys = typeKeys;
    }

    @Override
    public String typeKey(Column column) {
        return typeKeys.apply(column.type()) + (column.identity() == null ? "" : " identity");
    }

    /** Returns the key of an expression, in which the order of the values in a list is not significant. */
    @Override
    public String expressionKey(SqlText expression) {
        return ListCheck.parse(new CheckConstraint(null, expression))
                .map(PostgresqlSameness::listKey)
                .orElseGet(() -> PrintedText.expressionKey(expression.sql()));
    }

    private static String listKey(ListCheck list) {
        return list.values().stream()
                .map(value -> list.texts() ? "'" + value.replace("'", "''") + "'" : value)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", ", "\"" + list.column() + "\" in (", ")"));
    }

    @Override
    public String serverDefaultKey(SqlText expression) {
        return PrintedText.expressionKey(expression.sql());
    }

    /** Treats a default of NULL like no default. */
    @Override
    public boolean isSameServerDefault(Column live, Column model) {
        return Objects.equals(defaultKey(live.serverDefault()), defaultKey(model.serverDefault()));
    }

    private @Nullable String defaultKey(@Nullable SqlText expression) {
        return expression == null || NULL_DEFAULT.matcher(expression.sql()).matches()
                ? null
                : serverDefaultKey(expression);
    }

    /** Treats a serial column like a plain identity column. */
    @Override
    public Column withNumbersOf(Column live, Column model) {
        return live.options().has(PostgresqlOptions.SERIAL) && Identity.PLAIN.equals(model.identity())
                ? model.withIdentity(live.identity()).withServerDefault(live.serverDefault())
                : model;
    }

    @Override
    public SqlText portable(Table table, SqlText printed) {
        return new SqlText(new PortableText(typeKeys, table).expression(printed.sql()));
    }

    @Override
    public SqlText portableDefault(Table table, Column column, SqlText printed) {
        return new SqlText(new PortableText(typeKeys, table).serverDefault(column.type(), printed.sql()));
    }

    @Override
    public String definitionKey(SqlText statement) {
        return PrintedText.statementKey(statement.sql());
    }

    /** Returns the stored name, because stored names are compared exactly. */
    @Override
    public String nameKey(String identifier) {
        return identifier;
    }

    @Override
    public Set<String> mentionedNameKeys(SqlText text) {
        Set<String> names = new HashSet<>();
        Matcher name = NAME.matcher(text.sql());
        while (name.find()) {
            String quoted = name.group(1);
            names.add(quoted == null ? CaseFolding.fold(name.group()) : quoted.replace("\"\"", "\""));
        }
        return names;
    }

    /** Does not include the storage parameters of a constraint's index, which are ignored like those of a table. */
    @Override
    public Options distinctiveOptions(Constraint constraint) {
        Options options = Options.NONE;
        for (Map.Entry<String, Object> each :
                constraint.options().of(DIALECT).values().entrySet()) {
            options = each.getKey().equals(PostgresqlOptions.WITH)
                    ? options
                    : options.with(each.getKey(), each.getValue());
        }
        String match = constraint instanceof ForeignKey key ? key.match() : null;
        return match == null || match.equalsIgnoreCase("SIMPLE")
                ? options
                : options.with("postgresql_match", match.toUpperCase(Locale.ROOT));
    }

    @Override
    public Options distinctiveOptions(Index index) {
        return index.options().of(DIALECT);
    }

    @Override
    public String viewOptions(View view) {
        return ViewOptions.of(view).options();
    }

    @Override
    public View withOptionsOf(View live, View model) {
        return ViewOptions.keep(model, live);
    }

    @Override
    public boolean isGeneratedName(String name) {
        return GENERATED.matcher(name).matches();
    }

    /**
     * Returns false: for the same entity, Hibernate declares a computed column as stored or as virtual, depending on
     * its own version and the version of PostgreSQL.
     */
    @Override
    public boolean distinguishesStored() {
        return false;
    }
}
