package dev.limbeck.hibernate.journey;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;

/** Creates changes to tables and indexes. */
final class TableMutations {
    private static final String JPA = "jakarta.persistence.";
    private static final String TABLE = JPA + "Table";

    private final Draw draw;
    private final Sites sites;

    TableMutations(Draw draw, Sites sites) {
        this.draw = draw;
        this.sites = sites;
    }

    List<Supplier<@Nullable Mutation>> all() {
        return List.of(this::index, this::uniqueConstraint, this::indexThatGoes, this::tableRename);
    }

    /** Randomly chooses an entity that has a single table and is the root of its hierarchy. */
    private Sites.@Nullable Owner entity() {
        return draw.one(draw.owners.stream()
                .filter(owner -> Sites.isEntity(owner.node())
                        && owner.tables().size() == 1
                        && sites.root(owner.node()).equals(owner.node()))
                .toList());
    }

    private void addTo(ClassNode node, String attribute, AnnotationNode mark) {
        Annotations.list(EntityClasses.marks(draw.classes.edit(node.name)).getOrAdd(TABLE), attribute)
                .add(mark);
    }

    private @Nullable Mutation index() {
        Sites.Owner owner = entity();
        if (owner == null) {
            return null;
        }
        LiveTable table = owner.tables().get(0);
        List<LiveTable.Column> columns = draw.some(List.copyOf(table.columns().values()), draw.number(1, 4));
        String name = draw.name("ix");
        boolean unique = draw.coin();
        List<String> parts = columns.stream()
                .map(column -> column.name() + (draw.coin() ? " desc" : ""))
                .toList();
        boolean constraint = unique && parts.stream().noneMatch(part -> part.endsWith(" desc"));
        if (unique && saysNothingNew(table, columns)) {
            return null;
        }
        AnnotationNode mark = Annotations.create(
                JPA + "Index", "name", name, "columnList", String.join(", ", parts), "unique", unique);
        String what = constraint ? "added unique constraint " : "added index ";
        return Mutation.of(
                "index",
                marks(table, columns),
                () -> addTo(owner.node(), "indexes", mark),
                List.of(what + table.name() + "." + name + (unique && !constraint ? " unique (" : " (")
                        + String.join(", ", parts) + ")"));
    }

    /**
     * Returns whether a constraint on the columns would repeat an existing one. Hibernate leaves out constraints that
     * repeat the primary key.
     */
    private static boolean saysNothingNew(LiveTable table, List<LiveTable.Column> columns) {
        long keys =
                table.columns().values().stream().filter(LiveTable.Column::key).count();
        boolean key = keys == columns.size() && columns.stream().allMatch(LiveTable.Column::key);
        return key || table.sets().contains(joined(columns));
    }

    private static String joined(List<LiveTable.Column> columns) {
        return columns.stream()
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
    }

    private static List<String> marks(LiveTable table, List<LiveTable.Column> columns) {
        return columns.stream()
                .map(column -> new Site.Place(table, column).mark())
                .toList();
    }

    private @Nullable Mutation uniqueConstraint() {
        Sites.Owner owner = entity();
        if (owner == null) {
            return null;
        }
        LiveTable table = owner.tables().get(0);
        List<LiveTable.Column> columns = draw.some(List.copyOf(table.columns().values()), draw.number(1, 4));
        if (saysNothingNew(table, columns)) {
            return null;
        }
        String name = draw.name("uk");
        List<String> names = columns.stream().map(LiveTable.Column::name).toList();
        AnnotationNode mark = Annotations.create(JPA + "UniqueConstraint", "name", name, "columnNames", names);
        return Mutation.of(
                "unique constraint",
                marks(table, columns),
                () -> addTo(owner.node(), "uniqueConstraints", mark),
                List.of("added unique constraint " + table.name() + "." + name + " (" + String.join(", ", names)
                        + ")"));
    }

    private @Nullable Mutation indexThatGoes() {
        Sites.Owner owner = entity();
        AnnotationNode table =
                owner == null ? null : EntityClasses.marks(owner.node()).find(TABLE);
        if (owner == null || table == null || !(Annotations.get(table, "indexes") instanceof List<?> indexes)) {
            return null;
        }
        AnnotationNode index = (AnnotationNode) draw.one(indexes);
        String name = Annotations.text(index, "name", "");
        String columns = Annotations.text(index, "columnList", "");
        if (index == null
                || name.isEmpty()
                || Annotations.get(index, "unique") != null
                || !columns.matches("[\\w, ]+")) {
            return null;
        }
        LiveTable live = owner.tables().get(0);
        List<String> parts = Stream.of(columns.split(","))
                .map(part -> part.strip().replaceAll("(?i) asc$", ""))
                .toList();
        return Mutation.of(
                "dropped index",
                parts.stream()
                        .map(part -> (live.name() + "." + part.replaceAll(" .*", "")).toLowerCase(Locale.ROOT))
                        .toList(),
                () -> Annotations.list(
                                EntityClasses.marks(draw.classes.edit(owner.node().name))
                                        .getOrAdd(TABLE),
                                "indexes")
                        .removeIf(other -> name.equals(Annotations.text((AnnotationNode) other, "name", ""))),
                List.of("dropped index " + live.name() + "." + name + " (" + String.join(", ", parts) + ")"));
    }

    /** Creates a change that renames a table, unless the name of another table is derived from it. */
    private @Nullable Mutation tableRename() {
        Sites.Owner owner = entity();
        if (owner == null) {
            return null;
        }
        LiveTable table = owner.tables().get(0);
        String old = table.name().toLowerCase(Locale.ROOT);
        boolean alone = draw.tables.keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .noneMatch(name -> name.startsWith(old + "_") || name.endsWith("_" + old));
        boolean quoted = !table.name().matches("\\w+");
        if (!alone || quoted) {
            return null;
        }
        String name = draw.name("table");
        return Mutation.of(
                        "table rename",
                        Stream.concat(
                                        Stream.of(old),
                                        table.columns().keySet().stream()
                                                .map(column -> (old + "." + column).toLowerCase(Locale.ROOT)))
                                .toList(),
                        () -> Annotations.set(
                                EntityClasses.marks(draw.classes.edit(owner.node().name))
                                        .getOrAdd(TABLE),
                                "name",
                                name),
                        List.of("renamed table " + table.name() + " to " + name))
                .withRenames(Map.of(table.name(), name));
    }
}
