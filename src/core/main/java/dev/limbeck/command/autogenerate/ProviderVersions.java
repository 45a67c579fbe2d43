package dev.limbeck.command.autogenerate;

import dev.limbeck.command.project.MavenModel;
import dev.limbeck.settings.Settings;
import dev.limbeck.text.BuildTool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares the version of Hibernate that read the entities with the versions in the project's pom.xml and on its class
 * path. A different version may generate a different schema.
 */
final class ProviderVersions {
    private static final String PREFIX = "Hibernate ORM ";
    private static final String GROUP = "org.hibernate.orm";
    private static final List<String> ARTIFACTS =
            List.of("hibernate-core", "hibernate-platform", "hibernate-community-dialects", "hibernate-envers");
    private static final Pattern JAR =
            Pattern.compile("(hibernate-(?:core|community-dialects|envers)-)(\\d[\\w.-]*)\\.jar");

    private final Settings settings;
    private final String version;

    private ProviderVersions(Settings settings, String version) {
        this.settings = settings;
        this.version = version;
    }

    /** {@return a warning for each place that specifies a different version than that of the given provider} */
    static List<String> findDifferences(Settings settings, String provider) {
        return provider.startsWith(PREFIX)
                ? new ProviderVersions(settings, provider.substring(PREFIX.length())).findDifferences()
                : List.of();
    }

    private List<String> findDifferences() {
        List<String> warnings = new ArrayList<>();
        List<String> jars = settings.model().fullClasspath().stream()
                .map(Path::getFileName)
                .map(String::valueOf)
                .filter(name -> JAR.matcher(name).matches())
                .toList();
        List<String> others = jars.stream().filter(this::isOther).toList();
        if (!others.isEmpty()) {
            warnings.add("The entities are read by " + PREFIX + version + ", but the class path contains "
                    + String.join(", ", new TreeSet<>(others))
                    + ". Use the same version of all Hibernate jars, as the application does.");
        }
        inPom().filter(other -> !isSame(other))
                .map(other -> "The entities are read by " + PREFIX + version + ", but pom.xml names " + other + ". "
                        + remedy(!jars.isEmpty()))
                .ifPresent(warnings::add);
        return warnings;
    }

    private boolean isOther(String jar) {
        Matcher parts = JAR.matcher(jar);
        return parts.matches() && !isSame(parts.group(2));
    }

    /**
     * Compares two versions: {@code 7.1.8.Final}, as Spring Boot writes it, and {@code 7.1.8}, as in a range, are the
     * same version.
     */
    private boolean isSame(String other) {
        return withoutFinal(other).equals(withoutFinal(version));
    }

    private static String withoutFinal(String text) {
        return text.endsWith(".Final") ? text.substring(0, text.length() - ".Final".length()) : text;
    }

    private Optional<String> inPom() {
        MavenModel pom = MavenModel.of(settings.folder());
        return ARTIFACTS.stream()
                .flatMap(artifact -> pom.version(GROUP, artifact).stream())
                .filter(text -> text.matches("\\d[\\w.-]*"))
                .findFirst();
    }

    private String remedy(boolean projectsOwn) {
        BuildTool tool = BuildTool.of(settings.folder());
        String command = tool.classpathCommand(tool.classpathFile());
        return projectsOwn
                ? "Write the class path again with " + command + "."
                : "Set model.classpath_file to \"" + tool.classpathFile() + "\", and write that file with " + command
                        + ".";
    }
}
