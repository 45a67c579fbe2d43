package dev.limbeck.hibernate.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Randomly chooses attributes and tables of a model, and new names. */
final class Draw {
    final EntityClasses classes;
    final List<Site> sites;
    final List<Sites.Owner> owners;
    final Map<String, LiveTable> tables;
    private final Random random;
    private int names;

    Draw(EntityClasses classes, Sites sites, Map<String, LiveTable> tables, Random random) {
        this.classes = classes;
        this.sites = sites.all();
        this.owners = sites.owners();
        this.tables = tables;
        this.random = random;
    }

    /** {@return an unused name} */
    String name(String start) {
        names++;
        return start + "_" + names;
    }

    int number(int from, int to) {
        return from + random.nextInt(to - from);
    }

    boolean coin() {
        return random.nextBoolean();
    }

    <T> @Nullable T one(List<T> some) {
        return some.isEmpty() ? null : some.get(random.nextInt(some.size()));
    }

    /** {@return a randomly chosen attribute that matches, or null if there is none} */
    @Nullable
    Site site(Predicate<Site> like) {
        return one(sites.stream().filter(like).toList());
    }

    /** {@return up to {@code count} items, in random order} */
    <T> List<T> some(List<T> all, int count) {
        List<T> rest = new ArrayList<>(all);
        List<T> drawn = new ArrayList<>();
        while (drawn.size() < count && !rest.isEmpty()) {
            drawn.add(rest.remove(random.nextInt(rest.size())));
        }
        return drawn;
    }

    /** {@return the annotations of the attribute, which can be changed} */
    Annotations edit(Site site) {
        return site.marks(classes.edit(site.owner()));
    }

    /** {@return the annotations that the attribute has in the published model} */
    Annotations published(Site site) {
        return site.marks(classes.published(site.owner()));
    }
}
