package dev.limbeck.command.proof;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.ProofNotes;
import dev.limbeck.command.proof.AffectedParts.Part;
import dev.limbeck.compare.Comparer;
import dev.limbeck.compare.FirstMismatch;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.Arguments;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.execute.failure.GuardViolation;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterSequence;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.revision.source.SqlParts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Verifies a revision before it is written: on a scratch copy of the live schema, with a row in each affected table,
 * its upgrade must result in the model and its downgrade must restore the schema.
 */
public final class Proof {
    private final ScratchDatabases scratches;
    private final Dialect dialect;
    private final Comparer comparer;
    private final Arguments arguments;
    private final List<String> changedBy;
    private final ProofFailures failures;
    private List<ExecuteSql> types = List.of();

    /** Creates a proof of a revision that takes no arguments and was not changed by a class of the project. */
    public Proof(ScratchDatabases scratches, Comparer comparer) {
        this(scratches, comparer, Arguments.NONE, List.of());
    }

    /**
     * Creates a proof.
     *
     * @param arguments the arguments of revisions
     * @param changedBy the classes that changed the revision; an error message mentions them
     */
    public Proof(ScratchDatabases scratches, Comparer comparer, Arguments arguments, List<String> changedBy) {
        this.scratches = scratches;
        this.dialect = scratches.dialect();
        this.arguments = arguments;
        this.changedBy = List.copyOf(changedBy);
        this.failures = new ProofFailures(scratches.dialect(), this.changedBy);
        this.comparer = comparer;
    }

    /** Also verifies that the upgrade results in the enumeration types that the statements of the model create. */
    public Proof withTypes(List<ExecuteSql> declared) {
        types = List.copyOf(declared);
        return this;
    }

    /**
     * The result of a proof.
     *
     * @param notes the parts that could not be verified with rows, one line each
     * @param upgrade the hazards of each operation's plan in the upgrade
     * @param downgrade the hazards of each operation's plan in the downgrade
     */
    public record Result(List<String> notes, PlanHazards upgrade, PlanHazards downgrade) {}

    /**
     * {@return the result of the proof}
     *
     * @throws CommandException if the upgrade or the downgrade fails or results in a different schema; the message
     *     shows the first difference
     */
    public Result prove(List<Operation> upgrade, List<Operation> downgrade, Catalog live, Schema model) {
        Part whole = new Part(upgrade, downgrade, live);
        PlanHazards up = new PlanHazards();
        PlanHazards down = new PlanHazards();
        List<String> notes = prove(whole, model, new Directions() {
            @Override
            public void upgrade(Scratch scratch, Part course, Catalog known) {
                ValueProof values = new ValueProof(dialect, scratch.connection(), up);
                scratch.runAsRevision(course.upgrade(), arguments, values, known);
                values.requireExpected();
            }

            @Override
            public void downgrade(Scratch scratch, Part course, Catalog known) {
                scratch.runAsRevision(course.downgrade(), arguments, down, known);
            }

            @Override
            public Optional<OnlineProof> online(Scratch scratch, Part course) {
                return OnlineProof.of(scratch, course, arguments, failures);
            }
        });
        return new Result(notes, up, down);
    }

    /**
     * Verifies a revision whose file contains the operations as SQL.
     *
     * @param parts the SQL of the file
     * @throws CommandException if the upgrade or the downgrade fails or results in a different schema
     */
    public void prove(SqlParts parts, List<Operation> upgrade, Catalog live, Schema model) {
        Part whole = new Part(upgrade, List.of(), live);
        prove(new AffectedParts(List.of(whole), List.of()), model, new Directions() {
            @Override
            public void upgrade(Scratch scratch, Part course, Catalog known) {
                scratch.execute(new SqlText(parts.upgrade()));
            }

            @Override
            public void downgrade(Scratch scratch, Part course, Catalog known) {
                scratch.execute(new SqlText(Objects.requireNonNullElse(parts.downgrade(), "")));
            }

            /** Returns no proof, because the statements of an SQL file are the same in both forms. */
            @Override
            public Optional<OnlineProof> online(Scratch scratch, Part course) {
                return Optional.empty();
            }
        });
    }

    /** Runs the upgrade and the downgrade, as the revision file will, in a scratch database with a known schema. */
    private interface Directions {
        void upgrade(Scratch scratch, Part course, Catalog known);

        void downgrade(Scratch scratch, Part course, Catalog known);

        /** {@return the proof of the form in which each statement takes effect on its own, if there is such a form} */
        Optional<OnlineProof> online(Scratch scratch, Part course);
    }

    private List<String> prove(Part whole, Schema model, Directions ways) {
        Optional<AffectedParts> reach =
                changedBy.isEmpty() ? AffectedParts.of(whole, model, dialect) : Optional.empty();
        if (reach.isPresent()) {
            try {
                return prove(reach.get(), model, ways);
            } catch (RuntimeException e) {
                // The proof on the whole schema determines whether this is an error, and reports it.
                return prove(new AffectedParts(List.of(whole), List.of()), model, ways);
            }
        }
        return prove(new AffectedParts(List.of(whole), List.of()), model, ways);
    }

    private List<String> prove(AffectedParts reach, Schema model, Directions ways) {
        Attempt attempt = new Attempt(reach, model, ways, new ArrayList<>(), new ArrayList<>());
        for (Part course : reach.parts()) {
            boolean several = course.computesValues() && run(course, attempt, Samples.SEVERAL);
            if (!several && !run(course, attempt, Samples.ONE)) {
                run(course, attempt, Samples.NONE);
            }
        }
        return attempt.notes();
    }

    /** The state of a proof: its input, and the notes and resulting schemas so far. */
    private record Attempt(
            AffectedParts reach, Schema model, Directions ways, List<String> notes, List<Schema> reached) {}

    /** The number of sample rows in each table; values that are computed from other rows need several. */
    private enum Samples {
        NONE(0),
        ONE(1),
        SEVERAL(3);

        private final int rows;

        Samples(int rows) {
            this.rows = rows;
        }
    }

    /** {@return true if the operations ran; false if a sample row was rejected, as real rows may be} */
    private boolean run(Part course, Attempt attempt, Samples samples) {
        Catalog reached;
        Catalog reverted;
        try (Scratch scratch = scratches.of(course.live())) {
            Catalog started = scratch.reflect();
            Snapshot before = Snapshot.of(started);
            List<TableName> unfilled = samples == Samples.NONE
                    ? List.of()
                    : scratch.insertSamples(touched(before.schema(), course.upgrade()), samples.rows);
            try {
                attempt.ways().upgrade(scratch, course, started);
            } catch (GuardViolation e) {
                if (samples == Samples.SEVERAL) {
                    return false;
                }
                if (samples == Samples.ONE) {
                    attempt.notes().add(ProofNotes.onEmptyTables(String.valueOf(e.getMessage())));
                    return false;
                }
                throw e;
            } catch (RuntimeException e) {
                throw failures.failed("upgrade", e);
            }
            for (TableName table : unfilled) {
                attempt.notes().add(ProofNotes.unfilled(table));
            }
            reached = scratch.reflect();
            StandInNote.of(scratches, reached)
                    .map(note -> "Not fully proved: " + note)
                    .filter(note -> !attempt.notes().contains(note))
                    .ifPresent(attempt.notes()::add);
            requireTypes(reached);
            attempt.reached().add(reached.schema());
            if (attempt.reached().size() == attempt.reach().parts().size()) {
                requireModel(attempt.reach().combine(attempt.reached()).orElseThrow(), attempt.model());
            }
            try {
                attempt.ways().downgrade(scratch, course, reached);
            } catch (RuntimeException e) {
                if (samples == Samples.SEVERAL && e instanceof GuardViolation) {
                    attempt.reached().remove(attempt.reached().size() - 1);
                    return false;
                }
                throw failures.failed("downgrade", e);
            }
            reverted = scratch.reflect();
            requireStart(reverted, before);
            Optional<OnlineProof> online = attempt.ways().online(scratch, course);
            if (online.isEmpty() || online.get().prove(reverted, reached)) {
                return true;
            }
        }
        proveOnlineWithoutRows(course, attempt, reverted, reached);
        return true;
    }

    /** Repeats the proof without rows, because the downgrade may have left rows that the upgrade rejects. */
    private void proveOnlineWithoutRows(Part course, Attempt attempt, Catalog reverted, Catalog reached) {
        try (Scratch scratch = scratches.of(course.live())) {
            attempt.ways().online(scratch, course).ifPresent(online -> online.prove(reverted, reached));
        }
    }

    private void requireStart(Catalog reverted, Snapshot before) {
        Snapshot.of(reverted).findMismatch(before, dialect, TableName.of(" ")).ifPresent(gap -> {
            throw failures.unproved("its downgrade does not restore the schema that existed before its upgrade", gap);
        });
    }

    private void requireModel(Schema reached, Schema wanted) {
        List<Operation> missing = comparer.compare(reached, wanted).operations();
        if (!missing.isEmpty()) {
            throw failures.unproved(
                    "its upgrade does not produce the schema of the entities", FirstMismatch.of(missing));
        }
    }

    /**
     * Checks the types, unless a class of the project changed the operations, because such a class may leave out types.
     */
    private void requireTypes(Catalog reached) {
        List<Operation> missing =
                changedBy.isEmpty() ? dialect.planner().withTypes(List.of(), types, reached, Map.of()) : List.of();
        if (!missing.isEmpty()) {
            throw failures.unproved(
                    "its upgrade does not produce the types of the entities", FirstMismatch.of(missing));
        }
    }

    /** Returns the tables that the operations change, and the tables to which their foreign keys refer. */
    private static List<Table> touched(Schema schema, List<Operation> operations) {
        Map<TableName, Table> touched = new LinkedHashMap<>();
        for (Operation operation : operations) {
            table(operation).flatMap(schema::table).ifPresent(table -> {
                touched.put(table.name(), table);
                for (ForeignKey key : table.foreignKeys()) {
                    schema.table(key.referencedTable()).ifPresent(parent -> touched.put(parent.name(), parent));
                }
            });
        }
        return List.copyOf(touched.values());
    }

    private static Optional<TableName> table(Operation operation) {
        if (operation instanceof AlterTable alter) {
            return Optional.of(alter.table());
        }
        if (operation instanceof AlterTable.Comment comment) {
            return Optional.of(comment.table());
        }
        if (operation instanceof DropTable drop) {
            return Optional.of(drop.table().name());
        }
        if (operation instanceof RenameTable rename) {
            return Optional.of(rename.from());
        }
        if (operation instanceof AlterSequence alter) {
            return Optional.of(alter.before().name());
        }
        return Optional.empty();
    }
}
