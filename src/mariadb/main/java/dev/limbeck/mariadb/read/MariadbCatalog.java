package dev.limbeck.mariadb.read;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Replay;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.Trigger;
import dev.limbeck.model.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The contents of a MariaDB database. */
public final class MariadbCatalog implements Catalog {
    private static final Pattern DEFINER =
            Pattern.compile("(?i)\\s+DEFINER\\s*=\\s*(?:\"[^\"]*\"|`[^`]*`|'[^']*')@(?:\"[^\"]*\"|`[^`]*`|'[^']*')");
    private static final Pattern NEXT_NUMBER = Pattern.compile(" AUTO_INCREMENT=\\d+");
    private static final Pattern SEQUENCE = Pattern.compile("(?i)start with (-?\\d+).*increment by (-?\\d+)");

    private final Definitions definitions;
    private final Schema schema;

    MariadbCatalog(Definitions definitions) {
        this.definitions = definitions;
        List<Table> tables = new ArrayList<>();
        definitions
                .tables()
                .forEach((name, sql) -> tables.add(MariadbTableText.read(
                        TableName.of(name),
                        table(sql),
                        definitions.collation(name),
                        definitions.databaseCollation(),
                        definitions.names())));
        List<View> views = new ArrayList<>();
        definitions.views().forEach((name, sql) -> views.add(new View(TableName.of(name), new SqlText(view(sql)))));
        List<Trigger> triggers = new ArrayList<>();
        definitions.eachTrigger((name, parts) ->
                triggers.add(new Trigger(name, TableName.of(parts[0]), new SqlText(withoutDefiner(parts[1])))));
        List<Sequence> sequences = new ArrayList<>();
        definitions.sequences().forEach((name, sql) -> sequences.add(sequence(name, sql)));
        this.schema = new Schema(tables, views, triggers, sequences, definitions.names());
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

    /** Removes the next number from the definition, because it changes with the rows. */
    private static String table(String sql) {
        int end = sql.lastIndexOf("\n)");
        return sql.substring(0, end) + NEXT_NUMBER.matcher(sql.substring(end)).replaceFirst("");
    }

    private static String view(String sql) {
        return withoutDefiner(sql).replaceFirst(" ALGORITHM=UNDEFINED", "").replaceFirst(" SQL SECURITY DEFINER", "");
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Optional<Table> table(TableName name) {
        return schema.table(name);
    }

    @Override
    public List<TableName> tableNames() {
        return schema.tables().stream().map(Table::name).toList();
    }

    @Override
    public List<TableName> sequenceNames() {
        return schema.sequences().stream().map(Sequence::name).toList();
    }

    @Override
    public List<TableName> viewAndTriggerNames() {
        return Stream.concat(
                        schema.views().stream().map(View::name),
                        schema.triggers().stream().map(trigger -> TableName.of(trigger.name())))
                .toList();
    }

    @Override
    public List<String> otherObjects() {
        List<String> found = new ArrayList<>(definitions.routines().keySet());
        schema.tables().stream()
                .filter(table -> table.verbatim() != null)
                .forEach(table -> found.add("partitions or system versioning of " + table.name()));
        return found;
    }

    @Override
    public List<String> definition(TableName name) {
        List<String> statements = new ArrayList<>();
        for (Replay.Definition each : creation()) {
            if (schema.names().same(each.object(), name)) {
                statements.add(each.sql());
            }
        }
        schema.triggersOn(name)
                .forEach(trigger -> statements.add(trigger.definition().sql()));
        return statements;
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
        definitions.tables().forEach((name, sql) -> all.add(definition(name, table(sql))));
        ordered(schema.views())
                .forEach(view -> all.add(
                        new Replay.Definition(view.name(), view.definition().sql())));
        schema.triggers()
                .forEach(trigger ->
                        all.add(definition(trigger.name(), trigger.definition().sql())));
        return all;
    }

    private static Replay.Definition definition(String name, String sql) {
        return new Replay.Definition(TableName.of(name), sql);
    }

    /** Orders views so that each is created after the views that it reads. */
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

    /** {@return this catalog: the proof of a change needs everything that a changed table may depend on} */
    @Override
    public Catalog subset(Set<TableName> changed, Set<TableName> needed) {
        return this;
    }
}
