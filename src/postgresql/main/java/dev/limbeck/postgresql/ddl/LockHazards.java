package dev.limbeck.postgresql.ddl;

import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Hazard.Kind;

/** The hazards of statements that read or write all rows of a table while other programs wait. */
final class LockHazards {
    static final Hazard READS_ROWS = new Hazard(Kind.BLOCKS_READS, "no one can use the table while all rows are read");
    static final Hazard READS_TABLES =
            new Hazard(Kind.BLOCKS_WRITES, "no one can write to either table while all rows are read");
    static final Hazard BUILDS_INDEX =
            new Hazard(Kind.BLOCKS_WRITES, "no one can write to the table while the index is built");
    static final Hazard WRITES_ROWS =
            new Hazard(Kind.REWRITE, "writes all rows and builds all indexes while no one can use the table");
    static final Hazard WRITES_TABLES =
            new Hazard(Kind.REWRITE, "writes all rows of the tables with the type while no one can use them");

    private LockHazards() {}
}
