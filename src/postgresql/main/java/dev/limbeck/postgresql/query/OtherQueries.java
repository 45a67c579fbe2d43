package dev.limbeck.postgresql.query;

import dev.limbeck.postgresql.session.OneSchema;

/** The queries of the system catalogs for types, functions, and objects that the model cannot represent. */
public final class OtherQueries {
    private static final String OWN = TableQueries.OWN;

    /**
     * Queries settings, whether only one schema is read, and a name that identifies the transaction: all statements of
     * the transaction get the same name, and no other transaction has it.
     */
    public static final String SETTINGS =
            """
            SELECT current_schema() AS schema, current_setting('search_path') AS path,
                current_setting('jit') AS jit, current_setting('server_version_num')::int AS version,
                pg_backend_pid() || ' ' || now() AS transaction, %s AS limited
            """
                    .formatted(OneSchema.LIMITED);

    public static final String EXTENSIONS =
            """
            SELECT x.oid, x.extname AS name, n.nspname AS schema FROM pg_extension x
            JOIN pg_namespace n ON n.oid = x.extnamespace
            WHERE x.extname <> 'plpgsql' ORDER BY 1
            """;

    /**
     * If only one schema is read: its types, the types of its columns, and all types from which these types are built.
     */
    private static final String PARTS =
            """
            (WITH RECURSIVE u (oid) AS (
                SELECT y.oid FROM pg_type y JOIN pg_namespace m ON m.oid = y.typnamespace
                WHERE m.nspname = current_schema()
                UNION SELECT a.atttypid FROM pg_class r JOIN pg_namespace m ON m.oid = r.relnamespace
                JOIN pg_attribute a ON a.attrelid = r.oid WHERE m.nspname = current_schema() AND a.attnum > 0
                UNION SELECT x.oid FROM u JOIN pg_type y ON y.oid = u.oid CROSS JOIN LATERAL (
                    SELECT y.typelem AS oid UNION ALL SELECT y.typbasetype
                    UNION ALL SELECT g.rngsubtype FROM pg_range g WHERE g.rngtypid = y.oid
                    UNION ALL SELECT a.atttypid FROM pg_attribute a WHERE a.attrelid = y.typrelid AND a.attnum > 0) x
                ) SELECT oid FROM u)""";

    /** If only one schema is read: the types that it uses from other schemas. */
    private static final String USED = OneSchema.LIMITED + " AND " + TableQueries.OF_USERS + " AND t.oid IN " + PARTS;

    public static final String SCHEMAS =
            """
            SELECT n.oid, n.nspname AS name FROM pg_namespace n
            WHERE (%s OR %s AND %s AND n.oid IN (SELECT t.typnamespace FROM pg_type t WHERE t.oid IN %s))
                AND NOT EXISTS (SELECT FROM pg_depend e
                WHERE e.classid = 'pg_namespace'::regclass AND e.objid = n.oid AND e.deptype = 'e')
            ORDER BY 1
            """
                    .formatted(OWN, OneSchema.LIMITED, TableQueries.OF_USERS, PARTS);

    /**
     * The enumeration types, domains, composite types and ranges, in the order in which they were created. {@code
     * needs} contains the functions that a domain uses.
     */
    public static final String TYPES =
            """
            SELECT t.oid, n.nspname AS schema, t.typname AS name, t.typtype::text AS kind,
                (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid)
                    AS labels,
                CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END AS base,
                t.typdefault AS expression, t.typnotnull AS required, %s AS collation,
                (SELECT array_agg('CONSTRAINT ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid)
                    ORDER BY k.conname) FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c') AS checks,
                (SELECT array_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
                    || CASE WHEN a.attcollation <> y.typcollation THEN ' COLLATE ' || a.attcollation::regcollation
                        ELSE '' END ORDER BY a.attnum)
                    FROM pg_attribute a JOIN pg_type y ON y.oid = a.atttypid WHERE a.attrelid = t.typrelid
                    AND a.attnum > 0 AND NOT a.attisdropped) AS attributes,
                (SELECT concat_ws(', ', 'SUBTYPE = ' || format_type(r.rngsubtype, NULL),
                    CASE WHEN NOT k.opcdefault THEN format('SUBTYPE_OPCLASS = %%s.%%I', k.opcnamespace::regnamespace, k.opcname) END,
                    CASE WHEN r.rngcollation <> s.typcollation THEN 'COLLATION = ' || r.rngcollation::regcollation END,
                    CASE WHEN r.rngcanonical <> 0 THEN 'CANONICAL = ' || r.rngcanonical END,
                    CASE WHEN r.rngsubdiff <> 0 THEN 'SUBTYPE_DIFF = ' || r.rngsubdiff END,
                    CASE WHEN r.rngmultitypid::regtype::text NOT IN (regexp_replace(t.oid::regtype::text, 'range', 'multirange'),
                        t.oid::regtype::text || '_multirange') THEN 'MULTIRANGE_TYPE_NAME = ' || r.rngmultitypid::regtype END)
                    FROM pg_range r JOIN pg_opclass k ON k.oid = r.rngsubopc JOIN pg_type s ON s.oid = r.rngsubtype
                    WHERE r.rngtypid = t.oid) AS range,
                (SELECT array_agg('function ' || d.refobjid) FROM pg_depend d WHERE d.refclassid = 'pg_proc'::regclass
                    AND (d.classid = 'pg_type'::regclass AND d.objid = t.oid OR d.classid = 'pg_constraint'::regclass
                        AND d.objid IN (SELECT k.oid FROM pg_constraint k WHERE k.contypid = t.oid))) AS needs
            FROM pg_type t
            JOIN pg_namespace n ON n.oid = t.typnamespace
            LEFT JOIN pg_class c ON c.oid = t.typrelid
            LEFT JOIN pg_type b ON b.oid = t.typbasetype
            LEFT JOIN pg_collation l ON l.oid = t.typcollation AND t.typcollation <> b.typcollation
            WHERE (t.typtype IN ('e', 'd', 'r') OR t.typtype = 'c' AND c.relkind = 'c') AND (%s OR %s)
                AND NOT EXISTS (SELECT FROM pg_depend e
                    WHERE e.classid = 'pg_type'::regclass AND e.objid = t.oid AND e.deptype = 'e')
            ORDER BY t.oid
            """
                    .formatted(TableQueries.COLLATION.replace("%%", "%"), OWN, USED);

    public static final String CASTS =
            """
            SELECT k.oid, format_type(k.castsource, NULL) AS source, format_type(k.casttarget, NULL) AS target,
                k.castmethod::text AS method, k.castcontext::text AS context, k.castfunc::regprocedure::text AS func
            FROM pg_cast k
            WHERE k.oid >= 16384 AND NOT EXISTS (SELECT FROM pg_depend e
                WHERE e.classid = 'pg_cast'::regclass AND e.objid = k.oid AND e.deptype IN ('e', 'i'))
                AND (NOT %s OR (k.castsource < 16384 OR k.castsource IN %s) AND (k.casttarget < 16384 OR k.casttarget IN %s))
            ORDER BY k.oid
            """
                    .formatted(OneSchema.LIMITED, PARTS, PARTS);

    /**
     * The functions, procedures and aggregates. {@code needs} contains the functions and types that a function needs,
     * directly or not, and {@code relations} the tables and views. The server knows them for the parameters, the result
     * and a body that is not a string.
     */
    public static final String FUNCTIONS =
            """
            WITH RECURSIVE own (oid) AS (
                SELECT p.oid FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
                WHERE %s AND NOT EXISTS (SELECT FROM pg_depend e
                    WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid AND e.deptype IN ('e', 'i'))),
            used (start, classid, objid) AS (
                SELECT oid, 'pg_proc'::regclass::oid, oid FROM own
                UNION SELECT u.start, d.refclassid, d.refobjid FROM used u
                JOIN pg_depend d ON d.classid = u.classid AND d.objid = u.objid
                WHERE u.classid <> 'pg_class'::regclass AND d.deptype IN ('n', 'a', 'i') AND d.refclassid IN
                    ('pg_proc'::regclass, 'pg_type'::regclass, 'pg_class'::regclass))
            SELECT p.oid, n.nspname AS schema, p.proname AS name, p.oid::regprocedure::text AS signature,
                CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END AS kind,
                CASE WHEN p.prokind = 'a' THEN %s ELSE pg_get_functiondef(p.oid) END AS definition,
                p.prorettype IN ('trigger'::regtype, 'event_trigger'::regtype) AS of_triggers, u.needs, u.relations,
                coalesce(u.sequences, false) AS sequences
            FROM own JOIN pg_proc p ON p.oid = own.oid
            JOIN pg_namespace n ON n.oid = p.pronamespace
            LEFT JOIN (SELECT x.start,
                    array_agg(CASE x.classid WHEN 'pg_proc'::regclass THEN 'function ' ELSE 'type ' END || x.objid)
                        FILTER (WHERE x.classid <> 'pg_class'::regclass) AS needs,
                    array_agg(c.oid::text ORDER BY c.oid) FILTER (WHERE c.relkind <> 'S') AS relations,
                    bool_or(c.relkind = 'S') AS sequences
                FROM used x LEFT JOIN pg_class c ON x.classid = 'pg_class'::regclass AND c.oid = x.objid
                GROUP BY x.start) u ON u.start = p.oid
            ORDER BY p.oid
            """
                    .formatted(OWN, AggregateQueries.DEFINITION);

    /**
     * The privileges of users other than the owner on views and their columns; the owner, if it is not the current
     * user; and the tablespaces of materialized views and of their indexes.
     */
    public static final String VIEW_GRANTS =
            """
            SELECT c.oid AS relation, format('GRANT %%s ON %%I.%%I TO %%s%%s', x.privilege_type, n.nspname, c.relname,
                CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE x.grantee::regrole::text END,
                CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END) AS sql
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) x
            WHERE c.relkind IN ('v', 'm') AND x.grantee <> c.relowner AND %1$s
            UNION ALL
            SELECT c.oid, format('GRANT %%s (%%I) ON %%I.%%I TO %%s%%s', x.privilege_type, a.attname, n.nspname,
                c.relname, CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE x.grantee::regrole::text END,
                CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid, aclexplode(a.attacl) x
            WHERE c.relkind IN ('v', 'm') AND x.grantee <> c.relowner AND %1$s
            UNION ALL
            SELECT c.oid, format('ALTER %%s %%I.%%I OWNER TO %%s',
                CASE c.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'VIEW' END, n.nspname, c.relname,
                c.relowner::regrole)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('v', 'm') AND c.relowner <> quote_ident(current_user)::regrole AND %1$s
            UNION ALL
            SELECT c.oid, format('ALTER MATERIALIZED VIEW %%I.%%I SET TABLESPACE %%I', n.nspname, c.relname, p.spcname)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_tablespace p ON p.oid = c.reltablespace
            WHERE c.relkind = 'm' AND %1$s
            UNION ALL
            SELECT c.oid, format('ALTER INDEX %%I.%%I SET TABLESPACE %%I', n.nspname, x.relname, p.spcname)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_index i ON i.indrelid = c.oid
            JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_tablespace p ON p.oid = x.reltablespace
            WHERE c.relkind = 'm' AND %1$s
            ORDER BY 1, 2
            """
                    .formatted(TableQueries.READ);

    /** The statement that creates the policy p. */
    public static final String POLICY =
            """
            format('CREATE POLICY %I ON %s AS %s FOR %s TO %s%s%s', p.polname,
                p.polrelid::regclass, CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
                CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
                    WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
                (SELECT string_agg(CASE o WHEN 0 THEN 'PUBLIC' ELSE o::regrole::text END, ', ' ORDER BY g)
                    FROM unnest(p.polroles) WITH ORDINALITY u (o, g)),
                ' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')',
                ' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')')""";

    /** The objects that the model cannot represent and that a change to a table preserves. */
    public static final String OTHERS =
            """
            SELECT 'policy' AS kind, n.nspname AS schema, p.polname AS name, c.relname AS table_name, %2$s AS definition,
                format('DROP POLICY %%I ON %%s', p.polname, p.polrelid::regclass) AS drop
            FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE %1$s
            UNION ALL
            SELECT 'rule', n.nspname, r.rulename, c.relname, pg_get_ruledef(r.oid),
                format('DROP RULE %%I ON %%s', r.rulename, r.ev_class::regclass)
            FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE r.rulename <> '_RETURN' AND %1$s
            UNION ALL
            SELECT 'statistics', n.nspname, s.stxname, c.relname, pg_get_statisticsobjdef(s.oid),
                format('DROP STATISTICS %%I.%%I', n.nspname, s.stxname)
            FROM pg_statistic_ext s JOIN pg_class c ON c.oid = s.stxrelid
            JOIN pg_namespace n ON n.oid = s.stxnamespace
            WHERE %1$s
            UNION ALL
            SELECT 'row security', n.nspname, s.name, c.relname,
                format('ALTER TABLE %%s %%s ROW LEVEL SECURITY', c.oid::regclass, s.yes),
                format('ALTER TABLE %%s %%s ROW LEVEL SECURITY', c.oid::regclass, s.no)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN (VALUES ('enabled', 'ENABLE', 'DISABLE'), ('forced', 'FORCE', 'NO FORCE')) s (name, yes, no)
                ON CASE s.name WHEN 'enabled' THEN c.relrowsecurity ELSE c.relforcerowsecurity END
            WHERE c.relkind IN ('r', 'p') AND %1$s
            ORDER BY 1, 2, 3, 4
            """
                    .formatted(OWN, POLICY);

    private OtherQueries() {}
}
