package dev.limbeck.postgresql.query;

import dev.limbeck.postgresql.session.OneSchema;

/** The queries of the system catalogs for tables and their parts. */
public final class TableQueries {
    /** The schemas of users, without the schema that marks a scratch database. */
    public static final String OF_USERS =
            "n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'limbeck_scratch')";

    /** The schemas that the session reads. */
    public static final String OWN = OF_USERS + " AND (NOT " + OneSchema.LIMITED + " OR n.nspname = current_schema())";

    /**
     * If only one schema is read: the views of other schemas that use one of its relations, directly or through other
     * views. A change to such a relation must replace these views. They are not part of
     * the definitions of a catalog.
     */
    public static final String OUTSIDE = OneSchema.LIMITED + " AND n.nspname <> current_schema()";

    private static final String DEPENDENT =
            """
            (WITH RECURSIVE v (oid) AS (
                SELECT r.oid FROM pg_class r JOIN pg_namespace m ON m.oid = r.relnamespace
                WHERE m.nspname = current_schema() AND r.relkind IN ('r', 'p', 'v', 'm', 'f')
                UNION SELECT w.ev_class FROM v JOIN pg_depend e ON e.refclassid = 'pg_class'::regclass
                    AND e.refobjid = v.oid AND e.classid = 'pg_rewrite'::regclass
                    JOIN pg_rewrite w ON w.oid = e.objid AND w.rulename = '_RETURN') SELECT oid FROM v)""";

    /** The relations in the schemas that the session reads, and the views of other schemas that use them. */
    public static final String READ = OF_USERS + " AND (NOT " + OneSchema.LIMITED
            + " OR n.nspname = current_schema() OR c.oid IN " + DEPENDENT + ")";

    /** The relations whose numbers are in the parameter. */
    public static final String SOME = READ + " AND c.oid = ANY (?)";

    public static final String RELATIONS =
            """
            SELECT c.oid, n.nspname AS schema, c.relname AS name, c.relkind::text AS kind,
                c.relpersistence = 'u' AS unlogged, c.relispartition AS partition,
                array_to_string(c.reloptions, ', ') AS options, d.description AS comment,
                CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS partition_key,
                pg_get_expr(c.relpartbound, c.oid) AS bound, i.parents, i.parent_oids, %s AS outside,
                CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END AS view
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_description d ON d.objoid = c.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = 0
            LEFT JOIN (SELECT inhrelid, array_agg(inhparent::regclass::text ORDER BY inhseqno) AS parents,
                array_agg(inhparent::oid::text) AS parent_oids
                FROM pg_inherits GROUP BY inhrelid) i ON i.inhrelid = c.oid
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND %s
                AND NOT EXISTS (SELECT FROM pg_depend e
                    WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
            ORDER BY c.oid
            """
                    .formatted(OUTSIDE, READ);

    /**
     * The name of the collation l: in quotes and with its schema if it is neither in pg_catalog nor in the schema to which
     * unqualified names refer.
     */
    public static final String COLLATION =
            "CASE WHEN l.oid IS NULL OR pg_collation_is_visible(l.oid) THEN l.collname ELSE (SELECT format('\"%%s\".\"%%s\"',"
                    + " replace(z.nspname, '\"', '\"\"'), replace(l.collname, '\"', '\"\"')) FROM pg_namespace z"
                    + " WHERE z.oid = l.collnamespace) END";

    /** The columns. {@code %s} is replaced by {@link #READ} or {@link #SOME}. */
    public static final String COLUMNS =
            """
            SELECT a.attrelid AS relation, a.attnum AS number, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
                a.attnotnull AS required, pg_get_expr(v.adbin, v.adrelid) AS expression,
                a.attidentity::text AS identity, a.attgenerated::text AS generated, <collation> AS collation,
                d.description AS comment, a.attislocal AS local
            FROM pg_attribute a
            JOIN pg_class c ON c.oid = a.attrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_attrdef v ON v.adrelid = a.attrelid AND v.adnum = a.attnum
            LEFT JOIN pg_collation l ON l.oid = a.attcollation AND a.attcollation <> t.typcollation
            LEFT JOIN pg_description d ON d.objoid = a.attrelid AND d.classoid = 'pg_class'::regclass
                AND d.objsubid = a.attnum
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND a.attnum > 0 AND NOT a.attisdropped AND %s
            ORDER BY a.attrelid, a.attnum
            """
                    .replace("<collation>", COLLATION);

    /**
     * The constraints, without those of kind n, which represent NOT NULL since version 18. {@code %s} is replaced by
     * {@link #READ} or {@link #SOME}.
     */
    public static final String CONSTRAINTS =
            """
            SELECT k.oid, k.conrelid AS relation, k.conname AS name, k.contype::text AS kind,
                pg_get_constraintdef(k.oid) AS definition, pg_get_expr(k.conbin, k.conrelid) AS condition,
                (SELECT array_agg(a.attname::text ORDER BY x.n) FROM unnest(k.conkey) WITH ORDINALITY x (attnum, n)
                    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = x.attnum) AS columns,
                f.relname AS referenced, m.nspname AS referenced_schema,
                (SELECT array_agg(a.attname::text ORDER BY x.n) FROM unnest(k.confkey) WITH ORDINALITY x (attnum, n)
                    JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = x.attnum) AS referenced_columns,
                k.confupdtype::text AS on_update, k.confdeltype::text AS on_delete, k.confmatchtype::text AS match,
                k.condeferrable AS deferrable, k.condeferred AS deferred, k.convalidated AS valid,
                k.connoinherit AS no_inherit, k.conislocal AS local, k.conparentid <> 0 AS of_parent,
                k.conindid AS index
            FROM pg_constraint k
            JOIN pg_class c ON c.oid = k.conrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_class f ON f.oid = k.confrelid
            LEFT JOIN pg_namespace m ON m.oid = f.relnamespace
            WHERE k.contype IN ('p', 'u', 'f', 'c', 'x') AND c.relkind IN ('r', 'p', 'f') AND %s
            ORDER BY k.conrelid, k.conname
            """;

    /**
     * The indexes. The column indnullsnotdistinct exists only in version 15 and later. {@code %s} is replaced by
     * {@link #READ} or {@link #SOME}.
     */
    public static final String INDEXES =
            """
            SELECT i.indexrelid AS oid, i.indrelid AS relation, x.relname AS name, i.indisunique AS uniq,
                m.amname AS method, pg_get_expr(i.indpred, i.indrelid) AS condition,
                pg_get_indexdef(i.indexrelid) AS definition,
                (SELECT string_agg(split_part(o, '=', 1) || '=' || quote_literal(substr(o, strpos(o, '=') + 1)), ', ')
                    FROM unnest(x.reloptions) o) AS options,
                coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false) AS nulls_not_distinct,
                i.indisvalid AS valid, x.relispartition AS partition, n.nspname AS schema, c.relname AS table_name,
                EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
                    AS of_constraint,
                (SELECT array_agg(pg_get_indexdef(i.indexrelid, g, false) ORDER BY g)
                    FROM generate_series(1, i.indnkeyatts) g) AS parts,
                (SELECT array_agg(coalesce(a.attname::text, '') ORDER BY g)
                    FROM generate_series(1, i.indnkeyatts) g
                    LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[g - 1]
                        AND i.indkey[g - 1] <> 0) AS columns,
                (SELECT array_agg((i.indoption[g - 1] & 1)::text ORDER BY g)
                    FROM generate_series(1, i.indnkeyatts) g) AS descending,
                (SELECT array_agg(CASE WHEN l.oid = a.attcollation OR a.attnum IS NULL AND l.collname = 'default' THEN '' ELSE coalesce(<collation>, '') END ORDER BY g)
                    FROM generate_series(1, i.indnkeyatts) g
                    LEFT JOIN pg_collation l ON l.oid = i.indcollation[g - 1]
                    LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[g - 1]
                    ) AS collations,
                (SELECT string_agg(pg_get_indexdef(i.indexrelid, g, false), ', ' ORDER BY g)
                    FROM generate_series(i.indnkeyatts + 1, i.indnatts) g) AS include
            FROM pg_index i
            JOIN pg_class x ON x.oid = i.indexrelid
            JOIN pg_class c ON c.oid = i.indrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_am m ON m.oid = x.relam
            WHERE c.relkind IN ('r', 'p', 'm') AND %s
            ORDER BY i.indrelid, x.relname
            """
                    .replace("<collation>", COLLATION);

    public static final String SEQUENCES =
            """
            SELECT c.oid, n.nspname AS schema, c.relname AS name, s.seqstart AS start, s.seqincrement AS increment,
                s.seqmin AS least, s.seqmax AS greatest, s.seqcache AS cache, s.seqcycle AS cycle,
                format_type(s.seqtypid, NULL) AS type, c.oid::regclass::text AS printed, o.refobjid AS owner, o.deptype::text AS ownership,
                a.attname AS owner_column
            FROM pg_sequence s
            JOIN pg_class c ON c.oid = s.seqrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_depend o ON o.classid = 'pg_class'::regclass AND o.objid = c.oid
                AND o.refclassid = 'pg_class'::regclass AND o.deptype IN ('a', 'i')
            LEFT JOIN pg_attribute a ON a.attrelid = o.refobjid AND a.attnum = o.refobjsubid
            WHERE c.relpersistence <> 't' AND %s
                AND NOT EXISTS (SELECT FROM pg_depend e
                    WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
            ORDER BY n.nspname, c.relname
            """
                    .formatted(OWN);

    /**
     * The NOT NULL constraints of version 18 and later. Those that the server could name differently are special: it names
     * a constraint after its table and column, shortens a name that is too long, and adds a number to a name that a
     * constraint in the same schema has already. Therefore, the names depend on the order in which the tables are created.
     */
    public static final String NOT_NULL =
            """
            SELECT k.conrelid, k.conname, a.attname, a.attnum, k.conislocal AS local,
                k.conname <> x.usual OR octet_length(x.usual) > 62 OR EXISTS (SELECT FROM pg_constraint o
                    WHERE o.connamespace = k.connamespace AND o.oid <> k.oid AND o.coninhcount = 0
                        AND o.conname >= x.usual::name AND o.conname < (x.usual || ':')::name) AS special
            FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
            CROSS JOIN LATERAL (SELECT c.relname || '_' || a.attname || '_not_null' AS usual) x
            WHERE k.contype = 'n'""";

    /** The NOT NULL constraints of tables that are parents or children of others. */
    public static final String NOT_NULLS =
            """
            SELECT n.conrelid AS relation, n.conname AS name, n.attname AS column_name, n.local, n.special FROM (%s
                AND c.oid IN (SELECT inhrelid FROM pg_inherits UNION SELECT inhparent FROM pg_inherits)) n
            """
                    .formatted(NOT_NULL);

    public static final String TRIGGERS =
            """
            SELECT t.tgname AS name, n.nspname AS schema, c.relname AS table_name,
                pg_get_triggerdef(t.oid, true) AS definition, t.tgenabled::text AS enabled, %s AS outside
            FROM pg_trigger t
            JOIN pg_class c ON c.oid = t.tgrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND %s
                AND NOT EXISTS (SELECT FROM pg_depend e
                    WHERE e.classid = 'pg_trigger'::regclass AND e.objid = t.oid AND e.deptype = 'e')
            ORDER BY n.nspname, t.tgname, c.relname
            """
                    .formatted(OUTSIDE, READ);

    private TableQueries() {}
}
