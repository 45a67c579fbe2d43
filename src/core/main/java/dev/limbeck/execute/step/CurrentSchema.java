package dev.limbeck.execute.step;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.execute.RunContext;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads the schema before and after each statement; if the database permits it, only what has changed. */
final class CurrentSchema {
    private final RunContext session;
    private @Nullable Catalog last;
    private boolean outdated;

    CurrentSchema(RunContext session) {
        this.session = session;
    }

    /** {@return the current schema, including the changes of other connections} */
    Catalog read() throws SQLException {
        Catalog before = last;
        last = null;
        Catalog now = before == null
                ? session.dialect().reflector().reflect(session.connection())
                : session.dialect().reflector().refresh(session.connection(), before);
        last = now;
        outdated = false;
        return now;
    }

    /** {@return the schema as it was read after the last statement, or else the current schema} */
    Catalog latest() throws SQLException {
        Catalog known = last;
        return known == null || outdated ? read() : known;
    }

    /** Must be called before each statement of a revision, and before everything else that may change the schema. */
    void outdate() {
        outdated = true;
    }
}
