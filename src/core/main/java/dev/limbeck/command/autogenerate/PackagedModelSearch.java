package dev.limbeck.command.autogenerate;

import dev.limbeck.command.project.Project;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Scratches.ServerProfile;
import dev.limbeck.execute.Database;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.spi.Model;
import dev.limbeck.spi.NotComparedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the model that an application contains, and checks that it belongs to the entities, revisions and database. */
final class PackagedModelSearch {
    private static final int LISTED = 5;

    private final Project project;
    private final Database database;
    private final Dialect dialect;

    PackagedModelSearch(Project project, Database database) {
        this.project = project;
        this.database = database;
        this.dialect = database.dialect();
    }

    /**
     * {@return the model}
     *
     * @param entities the model that the entities of the application declare
     * @throws NotComparedException if there is no model, or none that belongs to the application and the database; the
     *     message is phrased as the end of a sentence
     */
    PackagedModel find(Model entities) {
        ServerProfile live = PackagedModelFile.profile(database)
                .orElseThrow(() -> new NotComparedException(
                        "an application cannot compare " + dialect.traits().product()));
        List<PackagedModel> found = PackagedModelFile.read(project.application().classLoader(), dialect, live.series());
        Map<String, String> wanted = ModelFingerprint.of(entities);
        PackagedModel model = found.stream()
                .filter(each -> each.entities().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new NotComparedException(explainEntities(found.get(0), live, wanted)));
        explainRevisions(model, live).ifPresent(message -> {
            throw new NotComparedException(message);
        });
        explainServer(model.server(), live).ifPresent(message -> {
            throw new NotComparedException(message);
        });
        return model;
    }

    private String explainEntities(PackagedModel model, ServerProfile live, Map<String, String> wanted) {
        Set<String> names = ModelFingerprint.differences(model.entities(), wanted);
        boolean rest = names.remove("");
        String where = names.isEmpty()
                ? rest ? "sequences, types or further statements differ" : ""
                : "they differ in the " + (names.size() == 1 ? "table " : "tables ") + list(names);
        return "the entities or their settings are not those from which " + path(live) + " was written (" + where
                + "). If they were changed, write the file again with `limbeck model`; otherwise check that"
                + " model.settings, model.packages and model.persistence_unit select the entities and "
                + "settings that the application uses";
    }

    private Optional<String> explainRevisions(PackagedModel model, ServerProfile live) {
        Set<String> changed = new TreeSet<>(model.revisions().keySet());
        for (RevisionFile revision : project.graph().revisions()) {
            String hash = model.revisions().get(revision.id());
            if (hash == null) {
                changed.add(revision.id());
            } else if (project.loader().isUnchanged(revision, hash)) {
                changed.remove(revision.id());
            }
        }
        return changed.isEmpty()
                ? Optional.empty()
                : Optional.of("the revisions were changed after " + path(live) + " was written (" + list(changed)
                        + "). Write it again with `limbeck model`");
    }

    private Optional<String> explainServer(ServerProfile built, ServerProfile live) {
        for (Map.Entry<String, String> property : new TreeMap<>(built.properties()).entrySet()) {
            String value = live.properties().getOrDefault(property.getKey(), "none");
            if (!value.equals(property.getValue())) {
                return Optional.of(path(live) + " was written with a database in which " + property.getKey() + " is "
                        + property.getValue() + "; in this database it is " + value
                        + ". Write it with a scratch database that has the same value");
            }
        }
        return Optional.empty();
    }

    private String path(ServerProfile live) {
        return PackagedModelFile.path(dialect, live.series());
    }

    private static String list(Set<String> names) {
        String listed = String.join(", ", names.stream().limit(LISTED).toList());
        int others = names.size() - LISTED;
        return others > 0 ? listed + " and " + others + " others" : listed;
    }
}
