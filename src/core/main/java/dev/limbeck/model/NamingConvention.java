package dev.limbeck.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Names for constraints and indexes that were declared without a name, like SQLAlchemy's {@code naming_convention}. A
 * number is appended if the table already uses the name.
 *
 * @param templates the name for each kind ({@code pk}, {@code uq}, {@code fk}, {@code ck}, {@code ix}), which may
 *     contain {@code {table}}, {@code {column}} (the first), {@code {columns}}, {@code {referred_table}}, {@code
 *     {referred_columns}} and {@code {hash}}; objects of a kind without a template are not named
 */
public record NamingConvention(Map<String, String> templates) {
    /** A convention without templates. */
    public static final NamingConvention NONE = new NamingConvention(Map.of());

    private static final List<String> KINDS = List.of("pk", "uq", "fk", "ck", "ix");
    private static final Set<String> OF_COLUMNS = Set.of("table", "column", "columns", "hash");
    private static final Set<String> OF_REFERENCES =
            Set.of("table", "column", "columns", "hash", "referred_table", "referred_columns");
    private static final Set<String> OF_CHECKS = Set.of("table", "hash");
    private static final Pattern TOKEN = Pattern.compile("\\{([^{}]*)}");

    /**
     * Copies the map.
     *
     * @throws IllegalArgumentException if a kind does not exist, or a template contains a token that its kind does not
     *     have
     */
    public NamingConvention {
        templates = Collections.unmodifiableMap(new TreeMap<>(templates));
        templates.forEach(NamingConvention::check);
    }

    private static void check(String kind, String template) {
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException(
                    "there is no kind of constraint \"" + kind + "\"; the kinds are " + String.join(", ", KINDS));
        }
        Set<String> known = known(kind);
        Matcher matcher = TOKEN.matcher(template);
        while (matcher.find()) {
            if (!known.contains(matcher.group(1))) {
                throw new IllegalArgumentException(kind + " = \"" + template + "\" has {" + matcher.group(1)
                        + "}, which is unknown there; use {"
                        + String.join("}, {", known.stream().sorted().toList()) + "}");
            }
        }
    }

    private static Set<String> known(String kind) {
        return switch (kind) {
            case "fk" -> OF_REFERENCES;
            case "ck" -> OF_CHECKS;
            default -> OF_COLUMNS;
        };
    }

    /** {@return the table, in which constraints and indexes without a significant name are given a name} */
    public Table name(Table table, Predicate<String> insignificant) {
        if (templates.isEmpty()) {
            return table;
        }
        Set<String> taken = takenNames(table, insignificant);
        PrimaryKey key = table.primaryKey();
        Table named = table.withPrimaryKey(key == null ? null : (PrimaryKey) name(table, key, insignificant, taken));
        List<UniqueConstraint> uniques = new ArrayList<>();
        table.uniqueConstraints()
                .forEach(each -> uniques.add((UniqueConstraint) name(table, each, insignificant, taken)));
        List<ForeignKey> references = new ArrayList<>();
        table.foreignKeys().forEach(each -> references.add((ForeignKey) name(table, each, insignificant, taken)));
        List<CheckConstraint> checks = new ArrayList<>();
        table.checks().forEach(each -> checks.add((CheckConstraint) name(table, each, insignificant, taken)));
        List<Index> indexes = table.indexes().stream()
                .map(index -> {
                    String name = insignificant.test(index.name()) ? templates.get("ix") : null;
                    return name == null ? index : index.withName(firstFree(fill(name, parts(table, index)), taken));
                })
                .toList();
        named = named.withConstraints(uniques, references, checks).withIndexes(indexes);
        return named.equals(table) ? table : named.withVerbatim(null);
    }

    /** {@return the constraint, with a name if it had none and there is a template for its kind} */
    public Constraint name(Table table, Constraint constraint) {
        return name(table, constraint, name -> false, takenNames(table, name -> false));
    }

    private static Set<String> takenNames(Table table, Predicate<String> insignificant) {
        Set<String> taken = new HashSet<>();
        table.constraints()
                .map(Constraint::name)
                .filter(Objects::nonNull)
                .filter(insignificant.negate())
                .forEach(name -> taken.add(name.toLowerCase(Locale.ROOT)));
        table.indexes().stream()
                .map(Index::name)
                .filter(insignificant.negate())
                .forEach(name -> taken.add(name.toLowerCase(Locale.ROOT)));
        return taken;
    }

    private Constraint name(Table table, Constraint constraint, Predicate<String> insignificant, Set<String> taken) {
        String given = constraint.name();
        String template = given == null || insignificant.test(given) ? templates.get(kind(constraint)) : null;
        return template == null
                ? constraint
                : constraint.withName(firstFree(fill(template, parts(table, constraint)), taken));
    }

    private static String kind(Constraint constraint) {
        if (constraint instanceof PrimaryKey) {
            return "pk";
        }
        if (constraint instanceof UniqueConstraint) {
            return "uq";
        }
        return constraint instanceof ForeignKey ? "fk" : "ck";
    }

    private static String firstFree(String wanted, Set<String> taken) {
        String name = wanted;
        for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    private static String fill(String template, Map<String, String> parts) {
        return TOKEN.matcher(template)
                .replaceAll(match -> Matcher.quoteReplacement(parts.getOrDefault(match.group(1), "")));
    }

    private static Map<String, String> parts(Table table, Constraint constraint) {
        if (constraint instanceof CheckConstraint check) {
            return parts(table, List.of(), check.condition().sql());
        }
        if (constraint instanceof ForeignKey key) {
            Map<String, String> parts = parts(table, key.columns(), String.join(",", key.columns()));
            parts.put("referred_table", key.referencedTable().name());
            parts.put("referred_columns", String.join("_", key.referencedColumns()));
            return parts;
        }
        List<String> columns =
                constraint instanceof PrimaryKey key ? key.columns() : ((UniqueConstraint) constraint).columns();
        return parts(table, columns, String.join(",", columns));
    }

    private static Map<String, String> parts(Table table, Index index) {
        List<String> columns = index.parts().stream()
                .map(part -> Objects.requireNonNullElse(part.column(), "expression"))
                .toList();
        return parts(table, columns, index.parts().toString());
    }

    private static Map<String, String> parts(Table table, List<String> columns, String whole) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("table", table.name().name());
        parts.put("column", columns.isEmpty() ? "" : columns.get(0));
        parts.put("columns", String.join("_", columns));
        parts.put("hash", hash(whole));
        return parts;
    }

    /** Returns a hash of the text that ignores whitespace and case. */
    private static String hash(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.replaceAll("\\s+", "").toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
