package dev.limbeck.app;

import dev.limbeck.command.RevisionRequest;
import dev.limbeck.command.decide.Decisions;
import dev.limbeck.command.decide.Prompt;
import dev.limbeck.command.draft.Placement;
import dev.limbeck.command.draft.RevisionLanguage;
import dev.limbeck.ops.Hazard;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@link Limbeck#revision(RevisionOptions)}, which correspond to the options of {@code limbeck
 * revision}. Each method returns a new object:
 *
 * <pre>{@code
 * limbeck.revision(RevisionOptions.autogenerate("passwords hashed")
 *         .renames(Map.of("user.pw", "user.hashed_password"))
 *         .backfills(Map.of("user.login", "lower(email)")));
 * }</pre>
 */
public final class RevisionOptions {
    private final RevisionRequest request;

    private RevisionOptions(RevisionRequest request) {
        this.request = request;
    }

    /** {@return the options of a revision whose operations make the database match the entities} */
    public static RevisionOptions autogenerate(String message) {
        return new RevisionOptions(new RevisionRequest(message, true, null, Decisions.NONE, Prompt.NOBODY));
    }

    /** {@return the options of a revision without operations} */
    public static RevisionOptions empty(String message) {
        return new RevisionOptions(new RevisionRequest(message, false, null, Decisions.NONE, Prompt.NOBODY));
    }

    /** Sets the id of the new revision; by default it is generated. */
    public RevisionOptions id(String id) {
        return with(id, request.decisions(), request.failOnHazard(), request.placement(), request.language());
    }

    /**
     * Sets the revisions that the new revision follows; by default it follows the head. {@code base} begins a separate
     * history.
     */
    public RevisionOptions after(String... revisions) {
        Placement place = request.placement();
        return placed(new Placement(
                List.of(revisions), place.splice(), place.branchLabels(), place.dependsOn(), place.versionPath()));
    }

    /** Allows the new revision to follow a revision that is not a head, and thereby to begin a branch. */
    public RevisionOptions splice() {
        Placement place = request.placement();
        return placed(new Placement(place.heads(), true, place.branchLabels(), place.dependsOn(), place.versionPath()));
    }

    /** Sets labels for the branch that begins with the new revision. */
    public RevisionOptions branchLabels(String... labels) {
        Placement place = request.placement();
        return placed(
                new Placement(place.heads(), place.splice(), List.of(labels), place.dependsOn(), place.versionPath()));
    }

    /** Sets the revisions of other branches that must be applied before the new revision. */
    public RevisionOptions dependsOn(String... revisions) {
        Placement place = request.placement();
        return placed(new Placement(
                place.heads(), place.splice(), place.branchLabels(), List.of(revisions), place.versionPath()));
    }

    /**
     * Sets the renamed columns ({@code table.column}) and tables: the keys are the names in the database, the values
     * are the names in the model.
     */
    public RevisionOptions renames(Map<String, String> renames) {
        Decisions now = request.decisions();
        return decided(new Decisions(renames, now.noRenames(), now.backfills(), now.noBackfills()));
    }

    /** Sets the columns and tables that were not renamed but removed; {@code *} matches any text. */
    public RevisionOptions noRenames(String... patterns) {
        Decisions now = request.decisions();
        return decided(new Decisions(now.renames(), List.of(patterns), now.backfills(), now.noBackfills()));
    }

    /** Sets the SQL expressions that fill existing rows, by {@code table.column}. */
    public RevisionOptions backfills(Map<String, String> expressions) {
        Decisions now = request.decisions();
        return decided(new Decisions(now.renames(), now.noRenames(), expressions, now.noBackfills()));
    }

    /** Sets the columns that are not filled in existing rows; {@code *} matches any text. */
    public RevisionOptions noBackfills(String... patterns) {
        Decisions now = request.decisions();
        return decided(new Decisions(now.renames(), now.noRenames(), now.backfills(), List.of(patterns)));
    }

    /** Makes the call fail, before the file is written, if a change has one of the given hazards. */
    public RevisionOptions failOnHazard(Hazard.Kind... kinds) {
        return with(request.id(), request.decisions(), Set.of(kinds), request.placement(), request.language());
    }

    /** Requests an SQL file for the kind of database in use instead of a Java class. */
    public RevisionOptions sql() {
        return with(
                request.id(), request.decisions(), request.failOnHazard(), request.placement(), RevisionLanguage.SQL);
    }

    RevisionRequest request() {
        return request;
    }

    private RevisionOptions placed(Placement place) {
        return with(request.id(), request.decisions(), request.failOnHazard(), place, request.language());
    }

    private RevisionOptions decided(Decisions decisions) {
        return with(request.id(), decisions, request.failOnHazard(), request.placement(), request.language());
    }

    private RevisionOptions with(
            @Nullable String id,
            Decisions decisions,
            Set<Hazard.Kind> failOnHazard,
            Placement placement,
            RevisionLanguage language) {
        return new RevisionOptions(new RevisionRequest(
                request.message(),
                request.autogenerate(),
                id,
                decisions,
                Prompt.NOBODY,
                failOnHazard,
                placement,
                request.review(),
                language));
    }
}
