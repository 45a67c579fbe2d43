package dev.limbeck.hibernate.journey;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AnnotationNode;

/** Creates changes to a foreign key and its column. */
final class ReferenceMutations {
    private static final String JPA = "jakarta.persistence.";
    private static final String JOIN = JPA + "JoinColumn";
    private static final String FOREIGN_KEY = JPA + "ForeignKey";

    private final Draw draw;

    ReferenceMutations(Draw draw) {
        this.draw = draw;
    }

    List<Supplier<@Nullable Mutation>> all() {
        return List.of(
                this::onDelete,
                this::foreignKeyName,
                this::noForeignKey,
                this::referenceRename,
                this::referenceNotNull);
    }

    private @Nullable Site reference() {
        return draw.site(one -> one.isReference() && one.places().size() == 1);
    }

    /** Returns the foreign key as it appears in reports, without its name. */
    private String describe(Site site) {
        Site.Place place = site.places().get(0);
        LiveTable target = Objects.requireNonNull(
                draw.tables.get(place.table().references().get(place.column().name())));
        String key = target.columns().values().stream()
                .filter(LiveTable.Column::key)
                .map(LiveTable.Column::name)
                .collect(Collectors.joining(", "));
        return "foreign key " + place.table().name() + " (" + place.column().name() + ") to " + target.name() + " ("
                + key + ")";
    }

    private @Nullable Mutation onDelete() {
        Site site = reference();
        if (site == null || draw.published(site).has("org.hibernate.annotations.OnDelete")) {
            return null;
        }
        AnnotationNode mark = Annotations.create(
                "org.hibernate.annotations.OnDelete",
                "action",
                Annotations.constant("org.hibernate.annotations.OnDeleteAction", "CASCADE"));
        return Mutation.of(
                "on delete",
                site.places().stream().map(Site.Place::mark).toList(),
                () -> draw.edit(site).all().add(mark),
                List.of("dropped " + describe(site), "added " + describe(site) + " on delete cascade"));
    }

    private @Nullable Mutation foreignKeyName() {
        Site site = reference();
        if (site == null || Annotations.get(draw.published(site).find(JOIN), "foreignKey") != null) {
            return null;
        }
        String name = draw.name("fk");
        // If a generated name is replaced by another name, this is not a change.
        return Mutation.of(
                "foreign key name",
                site.places().stream().map(Site.Place::mark).toList(),
                () -> Annotations.set(
                        draw.edit(site).getOrAdd(JOIN), "foreignKey", Annotations.create(FOREIGN_KEY, "name", name)),
                List.of());
    }

    private @Nullable Mutation noForeignKey() {
        Site site = reference();
        if (site == null) {
            return null;
        }
        AnnotationNode none =
                Annotations.create(FOREIGN_KEY, "value", Annotations.constant(JPA + "ConstraintMode", "NO_CONSTRAINT"));
        return Mutation.of(
                "no foreign key",
                site,
                () -> Annotations.set(draw.edit(site).getOrAdd(JOIN), "foreignKey", none),
                place -> "dropped " + describe(site));
    }

    private @Nullable Mutation referenceRename() {
        Site site = reference();
        if (site == null || site.isInAnExpression() || isInASet(site)) {
            return null;
        }
        String name = draw.name("reference");
        return Mutation.of(
                        "rename of a reference",
                        site,
                        () -> Annotations.set(draw.edit(site).getOrAdd(JOIN), "name", name),
                        place -> "renamed column " + place.qualifiedName() + " to " + name)
                .withRenames(site.places().stream()
                        .collect(Collectors.toMap(
                                Site.Place::qualifiedName,
                                place -> place.table().name() + "." + name)));
    }

    private static boolean isInASet(Site site) {
        return site.places().stream()
                .anyMatch(place -> place.table().sets().stream().anyMatch(set -> List.of(set.split(",", -1))
                        .contains(place.column().name().toLowerCase(Locale.ROOT))));
    }

    private @Nullable Mutation referenceNotNull() {
        Site site = reference();
        if (site == null || site.shared() || site.places().get(0).column().notNull()) {
            return null;
        }
        return Mutation.of(
                        "reference not null",
                        site,
                        () -> Annotations.set(draw.edit(site).getOrAdd(JOIN), "nullable", false),
                        place -> "changed column " + place.qualifiedName() + " null -> not null")
                .withBackfills(
                        site.places().stream().collect(Collectors.toMap(Site.Place::qualifiedName, place -> "")));
    }
}
