package dev.limbeck.hibernate.journey;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AnnotationNode;

/**
 * Creates changes to an existing column. Each method randomly chooses an attribute and returns a change to it, or null
 * if there is no suitable attribute.
 */
final class ColumnMutations {
    private static final String COLUMN = "jakarta.persistence.Column";
    private static final Pattern NUMERIC = Pattern.compile("numeric\\((\\d+), ?(\\d+)\\)");
    private static final Map<String, String> NUMBERS =
            Map.of("Ljava/lang/Integer;", "integer", "I", "integer", "Ljava/lang/Long;", "bigint", "J", "bigint");

    private final Draw draw;
    private final Set<String> named;

    /** @param named words that occur in annotations; attributes with these names are not dropped or renamed */
    ColumnMutations(Draw draw, Set<String> named) {
        this.draw = draw;
        this.named = named;
    }

    List<Supplier<@Nullable Mutation>> all() {
        return List.of(
                this::length,
                this::precision,
                this::nullability,
                this::rename,
                this::drop,
                this::unique,
                this::noLongerUnique,
                this::serverDefault,
                this::number,
                this::collation,
                this::check,
                this::severalAtOnce,
                this::renameAndLength);
    }

    private void set(Site site, String name, Object value) {
        Annotations.set(draw.edit(site).getOrAdd(COLUMN), name, value);
    }

    private @Nullable Object columnOf(Site site, String attribute) {
        return Annotations.get(draw.published(site).find(COLUMN), attribute);
    }

    private @Nullable Mutation length() {
        Site site = draw.site(one -> one.isText() && one.isDeclared("varchar\\(\\d+\\)") && !refers(one));
        if (site == null) {
            return null;
        }
        int length = draw.number(300, 900);
        if (site.places().stream().anyMatch(place -> place.column().type().equals("varchar(" + length + ")"))) {
            return null;
        }
        return Mutation.of(
                "length",
                site,
                () -> set(site, "length", length),
                place -> "changed column " + place.qualifiedName() + " type "
                        + place.column().type() + " -> varchar(" + length + ")");
    }

    private static boolean refers(Site site) {
        return site.places().stream()
                .anyMatch(place ->
                        place.table().references().containsKey(place.column().name()));
    }

    private @Nullable Mutation precision() {
        Site site = draw.site(one -> one.type().equals("Ljava/math/BigDecimal;") && one.isDeclared(NUMERIC.pattern()));
        if (site == null) {
            return null;
        }
        int precision = draw.number(5, 30);
        int scale = draw.number(0, 5);
        if (site.places().stream().anyMatch(place -> place.column().type().contains("(" + precision + ","))) {
            return null;
        }
        return Mutation.of(
                "precision",
                site,
                () -> {
                    set(site, "precision", precision);
                    set(site, "scale", scale);
                },
                place -> {
                    Matcher before = NUMERIC.matcher(place.column().type());
                    before.matches();
                    return "changed column " + place.qualifiedName() + " type numeric(" + before.group(1) + ", "
                            + before.group(2) + ") -> numeric(" + precision + ", " + scale + ")";
                });
    }

    private @Nullable Mutation nullability() {
        Site site = draw.site(one -> !one.shared() && !one.isPrimitive() && one.isDeclared(".+") && isOneWay(one));
        if (site == null) {
            return null;
        }
        boolean toNull = site.places().get(0).column().notNull();
        if (toNull && !Boolean.FALSE.equals(columnOf(site, "nullable"))) {
            return null; // this property is determined by another annotation
        }
        if (toNull && Annotations.get(draw.published(site).find("jakarta.persistence.Basic"), "optional") != null) {
            return null;
        }
        Mutation mutation = Mutation.of(
                "nullability",
                site,
                () -> set(site, "nullable", toNull),
                place -> "changed column " + place.qualifiedName()
                        + (toNull ? " not null -> null" : " null -> not null"));
        return toNull ? mutation : mutation.withBackfills(fills(site));
    }

    /** Returns whether the columns of the attribute are either all nullable or all not nullable. */
    private static boolean isOneWay(Site site) {
        return !site.isReference()
                && site.places().stream()
                                .map(place -> place.column().notNull())
                                .distinct()
                                .count()
                        == 1;
    }

    private Map<String, String> fills(Site site) {
        String sql = site.isText() && draw.coin() ? "''" : "";
        return site.places().stream().collect(Collectors.toMap(Site.Place::qualifiedName, place -> sql));
    }

    private @Nullable Mutation rename() {
        Site site = draw.site(one -> !one.isReference() && !one.isKeyed() && !one.isInAnExpression());
        if (site == null) {
            return null;
        }
        String name = draw.name("renamed");
        return Mutation.of(
                        "rename",
                        site,
                        () -> set(site, "name", name),
                        place -> "renamed column " + place.qualifiedName() + " to " + name)
                .withRenames(site.places().stream()
                        .collect(Collectors.toMap(
                                Site.Place::qualifiedName,
                                place -> place.table().name() + "." + name)));
    }

    private @Nullable Mutation drop() {
        Site site = draw.site(one -> !one.isReference()
                && !one.isKeyed()
                && !one.isInAnExpression()
                && !named.contains(one.property())
                && one.places().stream()
                        .allMatch(place -> place.table().columns().size() > 3));
        if (site == null) {
            return null;
        }
        return Mutation.of(
                        "drop",
                        site,
                        () -> {
                            Annotations marks = draw.edit(site);
                            marks.all().removeIf(mark -> mark.desc.contains("persistence"));
                            marks.getOrAdd("jakarta.persistence.Transient");
                        },
                        place -> "dropped column " + place.qualifiedName())
                .withDrops(site.places().stream().map(Site.Place::qualifiedName).toList());
    }

    private @Nullable Mutation unique() {
        Site site = draw.site(one -> !one.isReference() && !one.isKeyed() && columnOf(one, "unique") == null);
        if (site == null) {
            return null;
        }
        return Mutation.of(
                "unique",
                site,
                () -> set(site, "unique", true),
                place -> "added unique constraint " + place.table().name() + " ("
                        + place.column().name() + ")");
    }

    private @Nullable Mutation noLongerUnique() {
        Site site = draw.site(one -> !one.isReference() && Boolean.TRUE.equals(columnOf(one, "unique")));
        if (site == null) {
            return null;
        }
        return Mutation.of(
                "no longer unique",
                site,
                () -> set(site, "unique", false),
                place -> "dropped unique constraint " + place.table().name() + " ("
                        + place.column().name() + ")");
    }

    private @Nullable Mutation serverDefault() {
        Site site = draw.site(one -> one.isDeclared("varchar.*|integer|bigint|numeric.*"));
        if (site == null) {
            return null;
        }
        String value = site.isDeclared("varchar.*") ? "'it''s'" : String.valueOf(draw.number(-9, 99));
        return Mutation.of(
                "default",
                site,
                () -> Annotations.set(
                        draw.edit(site).getOrAdd("org.hibernate.annotations.ColumnDefault"), "value", value),
                place -> "changed column " + place.qualifiedName() + " default none -> " + value);
    }

    private @Nullable Mutation number() {
        Site site = draw.site(
                one -> NUMBERS.containsKey(one.type()) && one.isDeclared(NUMBERS.get(one.type())) && !one.isKeyed());
        if (site == null) {
            return null;
        }
        boolean big = site.isDeclared("bigint");
        return Mutation.of(
                "type code",
                site,
                () -> Annotations.set(
                        draw.edit(site).getOrAdd("org.hibernate.annotations.JdbcTypeCode"),
                        "value",
                        big ? java.sql.Types.INTEGER : java.sql.Types.BIGINT),
                place -> "changed column " + place.qualifiedName()
                        + (big ? " type bigint -> integer" : " type integer -> bigint"));
    }

    private @Nullable Mutation collation() {
        Site site = draw.site(one -> one.isText() && one.isDeclared("varchar.*") && !refers(one));
        if (site == null) {
            return null;
        }
        return Mutation.of(
                "collation",
                site,
                () -> Annotations.set(draw.edit(site).getOrAdd("org.hibernate.annotations.Collate"), "value", "nocase"),
                place -> "changed column " + place.qualifiedName() + " collation none -> nocase");
    }

    private @Nullable Mutation check() {
        Site site = draw.site(one -> !one.isReference() && one.isDeclared("integer|bigint"));
        if (site == null) {
            return null;
        }
        AnnotationNode check = Annotations.create(
                "org.hibernate.annotations.Check",
                "constraints",
                site.places().get(0).column().name() + " <> " + draw.number(1000, 9000));
        return Mutation.of(
                "check",
                site,
                () -> draw.edit(site).all().add(check),
                place -> "added check " + place.table().name() + " (" + Annotations.text(check, "constraints", "")
                        + ")");
    }

    /** All of these changes are reported in a single line. */
    private @Nullable Mutation severalAtOnce() {
        Site site = draw.site(one -> one.isText()
                && !one.shared()
                && !refers(one)
                && one.isDeclared("varchar\\(\\d+\\)")
                && one.places().stream().noneMatch(place -> place.column().notNull()));
        if (site == null) {
            return null;
        }
        int length = draw.number(1000, 9000);
        Mutation mutation = Mutation.of(
                "several at once",
                site,
                () -> {
                    set(site, "length", length);
                    set(site, "nullable", false);
                    Annotations marks = draw.edit(site);
                    Annotations.set(marks.getOrAdd("org.hibernate.annotations.ColumnDefault"), "value", "'?'");
                    Annotations.set(marks.getOrAdd("org.hibernate.annotations.Collate"), "value", "rtrim");
                },
                place -> "changed column " + place.qualifiedName() + " type "
                        + place.column().type() + " -> varchar(" + length
                        + "), null -> not null, default none -> '?', collation none -> rtrim");
        return mutation.withBackfills(fills(site));
    }

    /** The change is reported under the new name. */
    private @Nullable Mutation renameAndLength() {
        Site site = draw.site(one ->
                one.isText() && !one.isKeyed() && !one.isInAnExpression() && one.isDeclared("varchar\\(\\d+\\)"));
        if (site == null) {
            return null;
        }
        int length = draw.number(1000, 9000);
        String name = draw.name("renamed");
        List<String> expected = site.places().stream()
                .flatMap(place -> Stream.of(
                        "renamed column " + place.qualifiedName() + " to " + name,
                        "changed column " + place.table().name() + "." + name + " type "
                                + place.column().type() + " -> varchar(" + length + ")"))
                .toList();
        return Mutation.of(
                        "rename and length",
                        site.places().stream().map(Site.Place::mark).toList(),
                        () -> {
                            set(site, "name", name);
                            set(site, "length", length);
                        },
                        expected)
                .withRenames(site.places().stream()
                        .collect(Collectors.toMap(
                                Site.Place::qualifiedName,
                                place -> place.table().name() + "." + name)));
    }
}
