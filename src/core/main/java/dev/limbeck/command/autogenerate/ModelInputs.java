package dev.limbeck.command.autogenerate;

import dev.limbeck.command.cache.CacheKey;
import dev.limbeck.command.cache.ClassPathContents;
import dev.limbeck.command.project.KeptResults;
import dev.limbeck.command.project.Project;
import dev.limbeck.execute.Database;
import dev.limbeck.settings.ModelSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that the normal form of the model depends on. With the same inputs, {@code check} uses the model of an
 * earlier run and does not start Hibernate.
 *
 * @param hash a hash of the inputs; empty if the model depends on something that cannot be compared, for instance if an
 *     application supplies the model
 */
record ModelInputs(Optional<String> hash) {
    private static final ModelInputs UNKNOWN = new ModelInputs(Optional.empty());

    /**
     * {@return everything that the model of the entities depends on: the settings, the class path and the environment}
     */
    static ModelInputs read(Project project) {
        if (project.application().models() != null) {
            return UNKNOWN;
        }
        try {
            KeptResults results = project.results();
            CacheKey key = results.key("inputs of the model");
            ModelSettings model = project.settings().model();
            addSettings(key, model);
            results.addNaming(key);
            return ClassPathContents.add(key, model.fullClasspath())
                    ? new ModelInputs(Optional.of(key.text()))
                    : UNKNOWN;
        } catch (IOException unreadable) {
            return UNKNOWN;
        }
    }

    /** {@return the key of the model's normal form; empty if the model is not kept} */
    Optional<CacheKey> key(Project project, Database database) {
        if (hash.isEmpty()) {
            return Optional.empty();
        }
        try {
            return database.dialect()
                    .scratches()
                    .normalFormKey(database.connection())
                    .map(storage -> project.results()
                            .key("scanned model")
                            .add(storage)
                            .add(database.dialect().name())
                            .add(hash.get()));
        } catch (SQLException unreadable) {
            return Optional.empty();
        }
    }

    private static void addSettings(CacheKey key, ModelSettings model) {
        List<List<?>> all = List.of(model.classpath(), model.libraries(), model.packages(), model.profiles());
        for (List<?> values : all) {
            key.add(Integer.toString(values.size()));
            values.forEach(value -> key.add(value instanceof Path path ? path.toString() : String.valueOf(value)));
        }
        key.add(String.valueOf(model.persistenceUnit())).add(model.settings().name());
        new TreeMap<>(model.properties()).forEach((name, value) -> key.add(name).add(value));
        key.add("end");
    }
}
