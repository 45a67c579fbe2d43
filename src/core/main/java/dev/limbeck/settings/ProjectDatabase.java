package dev.limbeck.settings;

import dev.limbeck.model.DialectName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A database on which the revisions of the project must run: {@code sqlite} or {@code postgresql:16}.
 *
 * @param dialect the name of its dialect
 * @param version the version or a prefix of it; null for any version
 */
public record ProjectDatabase(String dialect, @Nullable String version) {
    private static final Pattern FORM = Pattern.compile("([^:]*)(?::([0-9]+(?:\\.[0-9]+)*))?");

    /** Reads the databases of {@code project.databases}. */
    static List<ProjectDatabase> parse(List<String> texts) {
        Set<ProjectDatabase> databases = new LinkedHashSet<>();
        for (String text : texts) {
            Matcher matcher = FORM.matcher(text.strip());
            if (!matcher.matches()) {
                throw wrong("\"" + text + "\" must be the name of a database, optionally with a version, as in"
                        + " postgresql:16.");
            }
            try {
                DialectName name = DialectName.require(matcher.group(1));
                if (!databases.add(new ProjectDatabase(name.text(), matcher.group(2)))) {
                    throw wrong("\"" + text + "\" occurs twice.");
                }
            } catch (IllegalArgumentException e) {
                throw wrong(String.valueOf(e.getMessage()));
            }
        }
        return List.copyOf(databases);
    }

    private static SettingsException wrong(String why) {
        return new SettingsException(SettingKey.PROJECT_DATABASES.key() + ": " + why);
    }

    /** {@return whether a server with the given dialect and version matches this database} */
    public boolean matches(String otherDialect, String otherVersion) {
        return dialect.equals(otherDialect)
                && (version == null || otherVersion.equals(version) || otherVersion.startsWith(version + "."));
    }

    /** {@return this database as written in the settings} */
    @Override
    public String toString() {
        return version == null ? dialect : dialect + ":" + version;
    }
}
