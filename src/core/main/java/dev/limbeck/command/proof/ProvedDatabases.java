package dev.limbeck.command.proof;

import dev.limbeck.command.project.Project;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.failure.SqlFailure;
import dev.limbeck.result.DatabaseProof;
import dev.limbeck.result.ProofStatus;
import dev.limbeck.result.RevisionResult;
import dev.limbeck.settings.ProjectDatabase;
import java.sql.SQLException;
import java.util.List;

/** Records on which databases of the project a revision was verified. */
public final class ProvedDatabases {
    private final Project project;

    /** Creates an instance for the given project. */
    public ProvedDatabases(Project project) {
        this.project = project;
    }

    /**
     * {@return the result, with those databases of {@code project.databases} on which the revision was verified, and
     * those on which it was not}
     */
    public RevisionResult addTo(RevisionResult result) {
        List<ProjectDatabase> databases = project.settings().databases();
        ProofStatus proof = result.proof();
        if (proof == null || databases.isEmpty()) {
            return result;
        }
        Dialect dialect = project.dialect();
        String version = version(dialect);
        List<DatabaseProof> proofs = databases.stream()
                .map(each ->
                        new DatabaseProof(each.toString(), proof.proved() && each.matches(dialect.name(), version)))
                .toList();
        boolean isNamed = databases.stream().anyMatch(each -> each.matches(dialect.name(), version));
        List<String> warnings = isNamed
                ? List.of()
                : List.of("The database that was used for this revision, " + dialect.name() + " " + version
                        + ", is not one of project.databases: " + String.join(", ", names(databases)) + ".");
        return result.withDatabases(proofs, warnings);
    }

    private static List<String> names(List<ProjectDatabase> databases) {
        return databases.stream().map(ProjectDatabase::toString).toList();
    }

    private String version(Dialect dialect) {
        try (Scratch scratch = project.scratches(dialect).empty()) {
            return dialect.reflector().version(scratch.connection());
        } catch (SQLException e) {
            throw new SqlFailure("The version of the scratch database could not be read", e);
        }
    }
}
