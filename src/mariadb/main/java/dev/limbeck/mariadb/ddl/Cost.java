package dev.limbeck.mariadb.ddl;

import dev.limbeck.dialect.Statement.Lock;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Hazard.Kind;
import java.util.List;
import java.util.stream.Stream;

/** The methods with which the server can change a table, from the cheapest to the most expensive. */
enum Cost {
    /** Only the definition changes. */
    INSTANT("ALGORITHM=INSTANT, LOCK=NONE", Lock.NONE),
    /** An index is built or dropped. */
    NOCOPY("ALGORITHM=NOCOPY, LOCK=NONE", Lock.NONE),
    /** The table is rewritten while others use it. */
    INPLACE(
            "ALGORITHM=INPLACE, LOCK=NONE",
            Lock.NONE,
            new Hazard(Kind.REWRITE, "writes all rows and builds all indexes")),
    /** An index is built while others cannot write. */
    INPLACE_SHARED(
            "ALGORITHM=INPLACE, LOCK=SHARED",
            Lock.WRITES,
            new Hazard(Kind.BLOCKS_WRITES, "no one can write to the table while the index is built")),
    /** The table is copied while others cannot write. */
    COPY(
            "ALGORITHM=COPY, LOCK=SHARED",
            Lock.WRITES,
            new Hazard(Kind.REWRITE, "copies all rows and builds all indexes"),
            new Hazard(Kind.BLOCKS_WRITES, "no one can write to the table while all rows are copied"));

    private final String clause;
    private final Lock lock;

    @SuppressWarnings("ImmutableEnumChecker") // the list is immutable
    private final List<Hazard> hazards;

    Cost(String clause, Lock lock, Hazard... hazards) {
        this.clause = clause;
        this.lock = lock;
        this.hazards = List.of(hazards);
    }

    /** {@return the clause that makes the server reject the change if it would require a more expensive method} */
    String clause() {
        return clause;
    }

    Lock lock() {
        return lock;
    }

    List<Hazard> hazards() {
        return hazards;
    }

    /** {@return whether the planner's statement changes only a definition, or does not change a table at all} */
    static boolean isInstant(String sql) {
        return Stream.of(values()).noneMatch(cost -> cost != INSTANT && sql.endsWith(cost.clause));
    }

    /** {@return the more expensive of the two methods} */
    Cost and(Cost other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
