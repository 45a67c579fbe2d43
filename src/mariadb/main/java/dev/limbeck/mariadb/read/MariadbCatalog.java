package dev.limbeck.mariadb.read;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Replay;
import dev.limbeck.model.Column;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.Trigger;
import dev.limbeck.model.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The contents of a MariaDB database. */
public final class MariadbCatalog implements Catalog {
    private static final Pattern DEFINER =
            Pattern.compile("(?i)\\s+DEFINER\\s*=\\s*(?:\"[^\"]*\"|`[^`]*`|'[^']*')@(?:\"[^\"]*\"|`[^`]*`|'[^']*')");
    private static final Pattern SEQUENCE = Pattern.compile("(?i)start with (-?\\d+).*increment by (-?\\d+)");

    private final Definitions definitions;
    private final Map<String, Table> parsed = new HashMap<>();
    private final Map<String, Column> columns = new HashMap<>();
    private final @Nullable StatementCounters counters;
    private @Nullable Schema schema;

    MariadbCatalog(Definitions definitions) {
        this.definitions = definitions;
        this.counters = null;
    }

    /**
     * Creates a catalog that does not parse tables again whose definitions are the same as before.
     *
     * @param counters the server's counters, read before the definitions; null if they are not known
     */
    MariadbCatalog(Definitions definitions, MariadbCatalog before, @Nullable StatementCounters counters) {
        this.definitions = definitions;
        this.counters = counters;
        boolean sameContext = definitions.databaseCollation().equals(before.definitions.databaseCollation())
                && definitions.names().equals(before.definitions.names());
        if (sameContext) {
            before.parsed.forEach((name, table) -> {
                if (before.definitions
                        .tables()
                        .getOrDefault(name, "")
                        .equals(definitions.tables().get(name))) {
                    parsed.put(name, table);
                }
            });
        }
    }

    Definitions read() {
        return definitions;
    }

    @Nullable
    StatementCounters counters() {
        return counters;
    }

    private Table parse(String name) {
        return parsed.computeIfAbsent(
                name,
                unused -> MariadbTableText.read(
                        TableName.of(name),
                        definitions.tables().getOrDefault(name, ""),
                        definitions.collation(name),
                        definitions.databaseCollation(),
                        definitions.names(),
                        columns));
    }

    private Schema parse() {
        List<View> views = new ArrayList<>();
        definitions.views().forEach((name, sql) -> views.add(new View(TableName.of(name), new SqlText(view(sql)))));
        List<Trigger> triggers = new ArrayList<>();
        definitions.eachTrigger((name, parts) ->
                triggers.add(new Trigger(name, TableName.of(parts[0]), new SqlText(withoutDefiner(parts[1])))));
        List<Sequence> sequences = new ArrayList<>();
        definitions.sequences().forEach((name, sql) -> sequences.add(sequence(name, sql)));
        List<Table> tables =
                definitions.tables().keySet().stream().map(this::parse).toList();
        return new Schema(tables, views, triggers, sequences, definitions.names());
    }

    private static Sequence sequence(String name, String sql) {
        Matcher parts = SEQUENCE.matcher(sql);
        return parts.find()
                ? new Sequence(TableName.of(name), Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)))
                : Sequence.of(TableName.of(name));
    }

    private static String withoutDefiner(String sql) {
        return DEFINER.matcher(sql).replaceFirst("");
    }

    static String view(String sql) {
        return withoutDefiner(sql).replaceFirst(" ALGORITHM=UNDEFINED", "").replaceFirst(" SQL SECURITY DEFINER", "");
    }

    @Override
    public Schema schema() {
        Schema known = schema;
        if (known == null) {
            known = parse();
            schema = known;
        }
        return known;
    }

    @Override
    public Optional<Table> table(TableName name) {
        return definitions.tables().keySet().stream()
                .filter(each -> definitions.names().same(TableName.of(each), name))
                .findFirst()
                .map(this::parse);
    }

    @Override
    public List<TableName> tableNames() {
        return names(definitions.tables().keySet());
    }

    @Override
    public List<TableName> sequenceNames() {
        return names(definitions.sequences().keySet());
    }

    private static List<TableName> names(Collection<String> names) {
        return names.stream().map(TableName::of).toList();
    }

    @Override
    public List<TableName> viewAndTriggerNames() {
        List<TableName> found = new ArrayList<>(names(definitions.views().keySet()));
        definitions.eachTrigger((name, parts) -> found.add(TableName.of(name)));
        return found;
    }

    @Override
    public List<String> otherObjects() {
        List<String> found = new ArrayList<>(definitions.routines().keySet());
        schema().tables().stream()
                .filter(table -> table.verbatim() != null)
                .forEach(table -> found.add("partitions or system versioning of " + table.name()));
        return found;
    }

    @Override
    public List<String> definition(TableName name) {
        List<String> statements = new ArrayList<>();
        for (Map<String, String> kind : List.of(definitions.sequences(), definitions.tables())) {
            kind.entrySet().stream()
                    .filter(each -> isNamed(each.getKey(), name))
                    .forEach(each -> statements.add(each.getValue()));
        }
        definitions.routines().entrySet().stream()
                .filter(each -> isNamed(each.getKey(), name))
                .forEach(each -> statements.add(withoutDefiner(each.getValue())));
        schema().views().stream()
                .filter(view -> definitions.names().same(view.name(), name))
                .forEach(view -> statements.add(view.definition().sql()));
        schema().triggersOn(name)
                .forEach(trigger -> statements.add(trigger.definition().sql()));
        return statements;
    }

    private boolean isNamed(String each, TableName name) {
        return definitions.names().same(TableName.of(each), name);
    }

    @Override
    public List<String> definitions() {
        return creation().stream().map(Replay.Definition::sql).toList();
    }

    /** {@return the statements of {@link #definitions}, each with the object it creates} */
    public List<Replay.Definition> creation() {
        List<Replay.Definition> all = new ArrayList<>();
        definitions.sequences().forEach((name, sql) -> all.add(definition(name, sql)));
        definitions.routines().forEach((name, sql) -> all.add(definition(name, withoutDefiner(sql))));
        definitions.tables().forEach((name, sql) -> all.add(definition(name, sql)));
        ordered(schema().views())
                .forEach(view -> all.add(
                        new Replay.Definition(view.name(), view.definition().sql())));
        schema().triggers()
                .forEach(trigger ->
                        all.add(definition(trigger.name(), trigger.definition().sql())));
        return all;
    }

    private static Replay.Definition definition(String name, String sql) {
        return new Replay.Definition(TableName.of(name), sql);
    }

    /** Orders views so that each view comes after the views that it reads. */
    private static List<View> ordered(List<View> views) {
        List<View> ordered = new ArrayList<>();
        List<View> rest = new ArrayList<>(views);
        while (!rest.isEmpty()) {
            List<View> ready = rest.stream()
                    .filter(view -> rest.stream().noneMatch(other -> !other.equals(view) && reads(view, other)))
                    .toList();
            List<View> next = ready.isEmpty() ? List.copyOf(rest) : ready;
            ordered.addAll(next);
            rest.removeAll(next);
        }
        return ordered;
    }

    private static boolean reads(View view, View other) {
        return view.definition().sql().contains("\"" + other.name().name().replace("\"", "\"\"") + "\"");
    }

    @Override
    public Catalog subset(Set<TableName> changed, Set<TableName> needed) {
        return new RelatedTables(definitions)
                .find(changed, needed)
                .<Catalog>map(tables -> new MariadbCatalog(definitions.only(tables), this, null))
                .orElse(this);
    }
}
