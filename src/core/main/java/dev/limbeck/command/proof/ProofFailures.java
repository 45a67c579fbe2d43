package dev.limbeck.command.proof;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.execute.failure.SqlErrors;
import dev.limbeck.execute.failure.SqlFailure;
import dev.limbeck.result.SchemaMismatch;
import java.util.List;

/**
 * Creates the errors for a proof that fails.
 *
 * @param dialect the dialect of the scratch databases
 * @param changedBy the classes of the project that changed the revision; the messages mention them
 */
record ProofFailures(Dialect dialect, List<String> changedBy) {

    /** {@return the error if the upgrade or the downgrade fails} */
    CommandException failed(String direction, RuntimeException cause) {
        boolean rejected = cause instanceof UnsupportedChange || cause instanceof BrokenSchema;
        String advice = !changedBy.isEmpty()
                ? " " + changers()
                : cause instanceof ExecutionException
                        ? ""
                        : rejected
                                ? " Check the definitions of the entities, for instance @Column(columnDefinition)."
                                : " This is a bug in Limbeck: please report it.";
        return new CommandException(
                "No revision was written, because its " + direction + " fails on a scratch copy of the schema. "
                        + message(cause) + advice,
                cause);
    }

    private String message(RuntimeException cause) {
        return cause instanceof SqlFailure failure
                        && dialect.sessions().explain(failure.sqlException()).isPresent()
                ? SqlErrors.explain(dialect, failure)
                : String.valueOf(cause.getMessage());
    }

    /** {@return the error if the schema is not the expected schema} */
    CommandException unproved(String what, SchemaMismatch gap) {
        return new CommandException("No revision was written, because " + what + ". The first difference:" + gap.lines()
                + (changedBy.isEmpty()
                        ? "\nThis is a bug in Limbeck: please report it with the entity and the table's CREATE"
                                + " statement (`limbeck schema TABLE`)."
                        : "\n" + changers()));
    }

    private String changers() {
        return String.join(" and ", changedBy) + " changed this revision: check that code first.";
    }
}
