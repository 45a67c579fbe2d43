package dev.limbeck.command.draft;

import dev.limbeck.text.BuildTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The text of a new limbeck.toml.
 *
 * @param project the folder of the file
 * @param folder the folder for revision files
 * @param packageName the Java package of revision files
 * @param urls the URL of the database
 */
public record SettingsText(Path project, Path folder, String packageName, ExampleUrl urls) {
    private static final List<String> DATABASES = List.of("first", "second");

    /** {@return the folders that hold revision files} */
    public List<Path> folders(Template template) {
        return template == Template.MULTIDB
                ? DATABASES.stream().map(folder::resolve).toList()
                : List.of(folder);
    }

    /**
     * {@return the complete text of the file}
     *
     * @throws IOException if the folder of resources cannot be read
     */
    public String render(Template template) throws IOException {
        return switch (template) {
            case MAVEN -> database() + model(compiledByBuild(), "src/main/java") + revisions();
            case PLAIN -> database() + model(List.of("classes"), "src") + revisions();
            case MULTIDB -> several();
        };
    }

    /**
     * Returns whether the project is built with Maven, in which case the project's own Hibernate should read the
     * entities.
     */
    private boolean isMavenProject() {
        return Files.exists(project.resolve("pom.xml"));
    }

    private boolean isGradleProject() {
        return Files.exists(project.resolve("build.gradle")) || Files.exists(project.resolve("build.gradle.kts"));
    }

    /** Returns the folders to which the build writes classes and resources; persistence.xml is a resource. */
    private List<String> compiledByBuild() throws IOException {
        if (!isGradleProject()) {
            return List.of("target/classes");
        }
        String classes = "build/classes/java/main";
        return hasResources() ? List.of(classes, "build/resources/main") : List.of(classes);
    }

    private boolean hasResources() throws IOException {
        Path resources = project.resolve("src/main/resources");
        if (!Files.isDirectory(resources)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(resources)) {
            return files.anyMatch(Files::isRegularFile);
        }
    }

    private String database() {
        Path name = project.getFileName();
        return """
                # Limbeck's settings. Paths are relative to this file; ${VAR} and ${VAR:-default} refer to environment variables.

                # The databases on which the revisions must run; a new revision states on which of them it was proved.
                # [project]
                # databases = ["sqlite", "postgresql"]

                [database]
                url = "%s"
                # username = "…"
                # password = "${DB_PASSWORD}"
                %s
                """
                .formatted(urls.value(name == null ? "app" : name.toString(), "DB_URL"), urls.permission());
    }

    private String model(List<String> classes, String sources) {
        return """
                [model]
                # Where the compiled entities are: folders and jars.
                classpath = ["%s"]
                # The sources of the entities. A source that is newer than its class is an error, so that no change is missed.
                sources = ["%s"]
                # The packages with entities; without this key, all packages are searched.
                # packages = ["com.example.shop"]
                # Other folders and jars that the entities need, which are not searched for entities.
                # libraries = ["../common/target/classes"]
                # A file that lists the project's other jars, including its own Hibernate. %s
                %sclasspath_file = "%s"

                # Hibernate settings that affect the schema.
                [model.properties]
                # "hibernate.physical_naming_strategy" = "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl"

                """
                .formatted(
                        String.join("\", \"", classes),
                        sources,
                        isGradleProject()
                                ? "The Gradle task in docs/guide/recipes.md creates it."
                                : "Create it with:\n#   mvn dependency:build-classpath -Dmdep.outputFile=target/classpath.txt",
                        isMavenProject() ? "" : "# ",
                        isGradleProject() ? BuildTool.GRADLE.classpathFile() : BuildTool.MAVEN.classpathFile());
    }

    private String revisions() {
        return """
                [revisions]
                locations = ["%s"]
                package = "%s"
                # post_write = ["google-java-format --replace {file}"]
                """
                .formatted(relative(), packageName);
    }

    private String several() throws IOException {
        StringBuilder text = new StringBuilder(
                """
                # Limbeck's settings. Paths are relative to this file; ${VAR} and ${VAR:-default} refer to environment variables.
                # Each database has its own sections, which -n selects: limbeck -n first upgrade head.
                # Replace first and second with names that describe your databases.

                """);
        text.append(model(compiledByBuild(), "src/main/java"));
        for (String name : DATABASES) {
            text.append(
                    """
                    [env.%1$s.database]
                    url = "%2$s"
                    %5$s
                    [env.%1$s.model]
                    packages = ["com.example.%1$s"]

                    [env.%1$s.revisions]
                    locations = ["%3$s/%1$s"]
                    package = "%4$s.%1$s"

                    """
                            .formatted(
                                    name,
                                    urls.value(name, name.toUpperCase(java.util.Locale.ROOT) + "_URL"),
                                    relative(),
                                    packageName,
                                    urls.permission()));
        }
        return text.toString().stripTrailing() + "\n";
    }

    private String relative() {
        Path path = folder.startsWith(project) ? project.relativize(folder) : folder;
        return path.toString().replace('\\', '/');
    }
}
