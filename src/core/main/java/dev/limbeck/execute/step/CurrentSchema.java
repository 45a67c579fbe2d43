package dev.limbeck.execute.step;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.execute.RunContext;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the schema before and after each statement; if the database permits it, reads only the objects that have
 * changed.
 */
final class CurrentSchema {
    private final RunContext session;
    private final List<String> statements = new ArrayList<>();
    private final SchemaDigest digest = new SchemaDigest();
    private @Nullable Catalog last;
    private @Nullable Catalog digested;
    private String lastDigest = "";
    private boolean outdated;
    private boolean unknown;

    CurrentSchema(RunContext session) {
        this.session = session;
    }

    /** {@return the current schema, including the changes of other connections} */
    Catalog read() throws SQLException {
        Catalog before = last;
        last = null;
        Catalog now = before == null
                ? session.dialect().reflector().reflect(session.connection())
                : unknown
                        ? session.dialect().reflector().refresh(session.connection(), before)
                        : session.dialect().reflector().refreshAfter(session.connection(), before, statements);
        last = now;
        outdated = false;
        unknown = false;
        statements.clear();
        return now;
    }

    /** {@return the schema as it was read after the last statement, or else the current schema} */
    Catalog latest() throws SQLException {
        Catalog known = last;
        return known == null || outdated ? read() : known;
    }

    /** {@return the digest of the stored definitions of the given schema} */
    String digest(Catalog catalog) {
        if (catalog != digested) {
            lastDigest = digest.of(catalog);
            digested = catalog;
        }
        return lastDigest;
    }

    /** {@return the digest of the given schema, in the same format as the recorded digest} */
    String digest(Catalog catalog, String recorded) {
        return SchemaDigest.isEarlier(recorded) ? SchemaDigest.earlier(catalog) : digest(catalog);
    }

    /**
     * Marks the schema as outdated before the given statements run; these are statements that Limbeck has planned or
     * that change only rows. Other programs may have changed the schema as well.
     */
    void outdate(List<String> planned) {
        outdated = true;
        statements.addAll(planned);
    }

    /**
     * Marks the whole schema as outdated before any other statement of a revision, or before anything else that may
     * change the schema.
     */
    void outdate() {
        outdated = true;
        unknown = true;
    }
}
