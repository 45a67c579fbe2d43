package dev.limbeck.spring;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Reports which dependency to add if the JDBC driver of a supported database is not on the class path. The
 * application's data source is created before Limbeck runs, and without this analyzer, Spring Boot would report the
 * failure as a stack trace.
 */
final class MissingDriverAnalyzer implements FailureAnalyzer {
    /** The group and the name of the artifact of each driver with which Limbeck works. */
    private static final Map<String, String> ARTIFACTS = Map.of(
            "org.sqlite.JDBC", "org.xerial:sqlite-jdbc",
            "org.postgresql.Driver", "org.postgresql:postgresql",
            "org.mariadb.jdbc.Driver", "org.mariadb.jdbc:mariadb-java-client",
            "com.mysql.cj.jdbc.Driver", "com.mysql:mysql-connector-j");

    /**
     * The messages of HikariCP and of Spring Boot, for a class that is derived from the URL and for a class that is set
     * explicitly.
     */
    private static final Pattern MISSING =
            Pattern.compile("(?:Failed to load driver class|Cannot load driver class:) ([\\w.$]+)");

    /** Called by Spring Boot. */
    MissingDriverAnalyzer() {}

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            Matcher missing = MISSING.matcher(String.valueOf(each.getMessage()));
            if (missing.find()) {
                String artifact = ARTIFACTS.get(missing.group(1));
                return artifact == null ? null : analysis(missing.group(1), artifact.split(":", 2), failure);
            }
        }
        return null;
    }

    private static FailureAnalysis analysis(String driver, String[] artifact, Throwable failure) {
        return new FailureAnalysis(
                "The JDBC driver " + driver + " is not on the class path of this application, so the application"
                        + " cannot connect to its database. Nothing was changed.",
                """
                Add it as a dependency; Spring Boot selects the version. For Maven:

                    <dependency>
                        <groupId>%1$s</groupId>
                        <artifactId>%2$s</artifactId>
                        <scope>runtime</scope>
                    </dependency>

                For Gradle: runtimeOnly("%1$s:%2$s")"""
                        .formatted(artifact[0], artifact[1]),
                failure);
    }
}
