package dev.limbeck.postgresql.read;

import dev.limbeck.postgresql.query.TableQueries;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which kinds of objects a database has. Most databases have no rules, policies or functions, for example. The server
 * takes longer to plan the queries for such objects than to find out that there are none.
 */
final class PresentObjects {
    static final String CASTS = "casts";
    static final String CHILDREN = "children";
    static final String EXCLUSIONS = "exclusions";
    static final String EXTRAS = "extras";
    static final String FUNCTIONS = "functions";
    static final String POLICIES = "policies";
    static final String PUBLICATIONS = "publications";
    static final String ROW_SECURITY = "row_security";
    static final String RULES = "rules";
    static final String STATISTICS = "statistics";
    static final String TRIGGERS = "triggers";
    static final String TYPES = "types";
    static final String VIEWS = "views";

    /**
     * Each column is true if there may be an object of this kind that is read. Only the schemas of the server itself
     * are left out.
     */
    private static final String QUERY =
            """
            SELECT EXISTS (SELECT FROM pg_cast k WHERE k.oid >= 16384) AS casts,
                EXISTS (SELECT FROM pg_inherits) AS children,
                EXISTS (SELECT FROM pg_constraint k WHERE k.contype = 'x') AS exclusions,
                EXISTS (SELECT FROM pg_collation l WHERE l.oid >= 16384)
                    OR EXISTS (SELECT FROM pg_operator o WHERE o.oid >= 16384)
                    OR EXISTS (SELECT FROM pg_opfamily f WHERE f.oid >= 16384)
                    OR EXISTS (SELECT FROM pg_ts_dict d WHERE d.oid >= 16384)
                    OR EXISTS (SELECT FROM pg_ts_config c WHERE c.oid >= 16384) AS extras,
                EXISTS (SELECT FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
                    WHERE p.oid >= 16384 OR n.nspname NOT IN ('pg_catalog', 'information_schema')) AS functions,
                EXISTS (SELECT FROM pg_policy) AS policies,
                EXISTS (SELECT FROM pg_publication_rel) AS publications,
                EXISTS (SELECT FROM pg_class c WHERE c.relrowsecurity OR c.relforcerowsecurity) AS row_security,
                EXISTS (SELECT FROM pg_rewrite r WHERE r.rulename <> '_RETURN' AND r.ev_class <> 'pg_settings'::regclass)
                    AS rules,
                EXISTS (SELECT FROM pg_statistic_ext) AS statistics,
                EXISTS (SELECT FROM pg_trigger t WHERE NOT t.tgisinternal) AS triggers,
                EXISTS (SELECT FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
                    WHERE t.typtype IN ('e', 'd', 'r') AND %1$s)
                    OR EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE c.relkind = 'c' AND %1$s) AS types,
                EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE c.relkind IN ('v', 'm') AND %1$s) AS views
            """
                    .formatted(TableQueries.OF_USERS);

    private final CatalogQueries queries;
    private final Row present;

    private PresentObjects(CatalogQueries queries, Row present) {
        this.queries = queries;
        this.present = present;
    }

    /** {@return the kinds of objects that the database has now} */
    static PresentObjects read(CatalogQueries queries) throws SQLException {
        return new PresentObjects(queries, queries.rows(QUERY).get(0));
    }

    /** {@return whether there may be an object of one of the kinds} */
    boolean haveAny(String... kinds) {
        return Stream.of(kinds).anyMatch(present::is);
    }

    /** {@return the rows of the query if there may be an object of one of the kinds, of which the query reads} */
    List<Row> rows(String sql, String... kinds) throws SQLException {
        return haveAny(kinds) ? queries.rows(sql) : List.of();
    }
}
