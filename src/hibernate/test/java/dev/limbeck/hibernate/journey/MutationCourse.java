package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.result.Change;
import dev.limbeck.result.RevisionResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A published model and its rounds of changes; the first round creates the database. */
final class MutationCourse {
    private static final int TRIES = 1000;
    private final RealModel model;
    private final Path project;
    private @Nullable Ground ground;

    MutationCourse(RealModel model, Path folder) {
        this.model = model;
        this.project = folder.resolve(model.toString().replaceAll("\\W", ""));
    }

    /** The starting point of each round: the classes, the database at the head revision, and a copy of the database. */
    private record Ground(EntityClasses classes, Journey journey, Map<String, LiveTable> tables, Path copy) {}

    /** {@return the changes that were made, found, applied and reverted} */
    List<Mutation> run(long seed, int changes) throws IOException {
        Ground start = ground();
        List<Mutation> round =
                draw(start, new Random(seed), changes, !model.packages().isEmpty());
        round.forEach(mutation -> mutation.apply().run());
        start.classes.whileChanged(() -> changed(start, round));
        assertNoChange(start, "the published model, there and back");
        return round;
    }

    private Ground ground() throws IOException {
        Ground made = ground;
        if (made == null) {
            Path entities = Files.createDirectories(project.resolve("entities"));
            EntityClasses classes = EntityClasses.unpack(model, entities);
            Journey journey = model.journey(project, entities);
            journey.autogenerate("everything");
            journey.upgrade("head");
            Path copy = Files.copy(journey.database(), project.resolve("published.db"));
            made = new Ground(classes, journey, LiveTable.all(journey.url()), copy);
            ground = made;
        }
        return made;
    }

    private static List<Mutation> draw(Ground start, Random random, int changes, boolean listed) {
        Sites sites = new Sites(start.classes, start.tables);
        Draw draw = new Draw(start.classes, sites, start.tables, random);
        List<Supplier<@Nullable Mutation>> kinds = new ArrayList<>(new ColumnMutations(draw, sites.texts()).all());
        kinds.addAll(new TableMutations(draw, sites).all());
        kinds.addAll(new ReferenceMutations(draw).all());
        kinds.addAll(new NewMutations(draw).all());
        kinds.addAll(new EntityMutations(draw, sites, listed).all());
        List<Mutation> round = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int tries = 0; round.size() < changes && tries < TRIES; tries++) {
            Mutation mutation = kinds.get(random.nextInt(kinds.size())).get();
            if (mutation != null && mutation.marks().stream().noneMatch(mark -> isTaken(mark, taken))) {
                taken.addAll(mutation.marks());
                round.add(mutation);
            }
        }
        return round;
    }

    /**
     * Returns whether a mark conflicts with marks that have already been set: a column conflicts with itself and its
     * table, and a table conflicts with itself and each of its columns.
     */
    private static boolean isTaken(String mark, Set<String> taken) {
        return taken.contains(mark)
                || (mark.contains(".")
                        ? taken.contains(mark.substring(0, mark.indexOf('.')))
                        : taken.stream().anyMatch(other -> other.startsWith(mark + ".")));
    }

    private static void changed(Ground start, List<Mutation> round) {
        RevisionResult found = start.journey.autogenerate("changed", Mutation.decisions(round));
        boolean finished = false;
        try {
            assertThat(Mutation.comparable(found.changes().stream().map(Change::description)))
                    .as(round.toString())
                    .isEqualTo(Mutation.comparable(round.stream().flatMap(one -> one.expected().stream())));
            start.journey.upgrade("head");
            assertNoChange(start, "the second difference after " + round);
            start.journey.downgrade("-1");
            finished = true;
        } finally {
            forget(start, found, finished);
        }
    }

    /** Deletes the revision that the round wrote, and restores the database if the round did not finish. */
    private static void forget(Ground start, RevisionResult found, boolean finished) {
        try {
            Path file = found.file();
            if (file != null) {
                Files.delete(file);
            }
            if (!finished) {
                Files.copy(start.copy, start.journey.database(), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertNoChange(Ground start, String when) {
        assertThat(start.journey.check().changes())
                .extracting(Change::description)
                .as(when)
                .isEmpty();
    }
}
