package dev.limbeck.settings;

import dev.limbeck.text.NearestName;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlParseError;

/** A parsed {@code limbeck.toml}. Reading the file fails if any key is unknown, in any environment. */
final class ConfigFile {
    private static final String ENVIRONMENTS = "env";

    private final Path file;
    private final Path folder;
    private final TomlDocument toml;

    private ConfigFile(Path file, Path folder, TomlDocument toml) {
        this.file = file;
        this.folder = folder;
        this.toml = toml;
    }

    /**
     * {@return the parsed file}
     *
     * @param folder the folder against which relative paths in the file are resolved
     */
    static ConfigFile read(Path file, Path folder) {
        TomlDocument toml = TomlDocument.parse(text(file), errors -> new SettingsException(broken(file, errors)));
        ConfigFile config = new ConfigFile(file, folder.toAbsolutePath().normalize(), toml);
        config.check();
        return config;
    }

    private static String text(Path file) {
        try {
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new SettingsException(file + " is not UTF-8. Save it as UTF-8.");
        } catch (IOException e) {
            throw new SettingsException(file + " cannot be read"
                    + (e instanceof java.nio.file.AccessDeniedException
                            ? ": permission denied."
                            : " (" + e.getMessage() + ")."));
        }
    }

    private static String broken(Path file, List<TomlParseError> errors) {
        StringBuilder message = new StringBuilder("The settings are not valid TOML:");
        errors.stream().limit(3).forEach(error -> message.append("\n  ")
                .append(file)
                .append(':')
                .append(error.position().line())
                .append(':')
                .append(error.position().column())
                .append(": ")
                .append(error.getMessage()));
        return message.toString();
    }

    /** {@return the folder against which relative paths in the file are resolved} */
    Path folder() {
        return folder;
    }

    /** {@return the names of the environments in the file} */
    Set<String> environments() {
        return toml.root().get(ENVIRONMENTS) instanceof Map<?, ?> table ? new TreeSet<>(names(table)) : Set.of();
    }

    /** {@return the values of the given environment; for null, the values outside all environments} */
    Layer layer(@Nullable String environment, Expansion expansion) {
        Layer layer = new Layer();
        for (SettingKey key : SettingKey.all()) {
            List<String> path = path(environment, key);
            Object value = find(path);
            if (value != null) {
                SettingSource given = new SettingSource(key, place(path), folder);
                layer.putLater(key, () -> new TomlValue(given, expansion).read(value));
            }
        }
        return layer;
    }

    private @Nullable Object find(List<String> path) {
        Object value = toml.root();
        for (String name : path) {
            value = value instanceof Map<?, ?> table ? table.get(name) : null;
        }
        return value;
    }

    private static List<String> path(@Nullable String environment, SettingKey key) {
        List<String> path = new ArrayList<>();
        if (environment != null) {
            path.add(ENVIRONMENTS);
            path.add(environment);
        }
        path.addAll(List.of(key.key().split("\\.")));
        return path;
    }

    private String place(List<String> path) {
        Integer line = toml.lines().get(path);
        return file + (line == null ? "" : ":" + line) + ": " + String.join(".", path);
    }

    private void check() {
        check(toml.root(), List.of(), true);
        if (toml.root().get(ENVIRONMENTS) instanceof Map<?, ?> table) {
            for (String name : names(table)) {
                if (!(table.get(name) instanceof Map<?, ?> environment)) {
                    throw new SettingsException(place(List.of(ENVIRONMENTS, name))
                            + ": an environment must be a table; write [env.NAME.database] above its keys.");
                }
                check(environment, List.of(ENVIRONMENTS, name), false);
            }
        }
    }

    /** Checks that the table has only known sections with known keys. */
    private void check(Map<?, ?> table, List<String> above, boolean withEnvironments) {
        for (String section : names(table)) {
            if (withEnvironments && section.equals(ENVIRONMENTS)) {
                continue;
            }
            List<String> path = below(above, section);
            Set<String> known = names(section);
            if (known.isEmpty() || !(table.get(section) instanceof Map<?, ?> keys)) {
                throw unknown(path, section, sections(withEnvironments));
            }
            for (String key : names(keys)) {
                if (!known.contains(key)) {
                    throw unknown(
                            below(path, key),
                            section + "." + key,
                            known.stream().map(name -> section + "." + name).toList());
                }
            }
        }
    }

    private static List<String> below(List<String> above, String name) {
        List<String> path = new ArrayList<>(above);
        path.add(name);
        return path;
    }

    private static List<String> names(Map<?, ?> table) {
        return table.keySet().stream().map(String.class::cast).toList();
    }

    private static Set<String> names(String section) {
        Set<String> names = new TreeSet<>();
        for (SettingKey key : SettingKey.all()) {
            if (key.key().startsWith(section + ".")) {
                names.add(key.key().substring(section.length() + 1));
            }
        }
        return names;
    }

    private static List<String> sections(boolean withEnvironments) {
        Set<String> sections = new TreeSet<>();
        SettingKey.all()
                .forEach(key -> sections.add(key.key().substring(0, key.key().indexOf('.'))));
        if (withEnvironments) {
            sections.add(ENVIRONMENTS);
        }
        return List.copyOf(sections);
    }

    private SettingsException unknown(List<String> path, String name, List<String> known) {
        List<String> everything = new ArrayList<>(known);
        SettingKey.all().forEach(key -> everything.add(key.key()));
        String advice = NearestName.find(name, everything)
                .map(near -> "Did you mean " + near + "?")
                .orElse("The keys of this section are: " + String.join(", ", known) + ".");
        return new SettingsException(place(path) + " is not a Limbeck setting.\n" + advice);
    }
}
