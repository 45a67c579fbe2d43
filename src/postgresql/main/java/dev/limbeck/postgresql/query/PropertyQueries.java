package dev.limbeck.postgresql.query;

/**
 * The queries of properties that the model does not represent, such as comments on functions. Each row contains a
 * statement that sets a property. {@code class} and {@code oid} are the system catalog and the number of the object, and
 * {@code name} the name of its part if it is a table.
 */
public final class PropertyQueries {
    /**
     * The comments on all objects except tables, views, and their columns. The server identifies an object as COMMENT
     * does, except that it always writes the name of the schema.
     */
    public static final String COMMENTS =
            """
            SELECT coalesce(o.class, d.classoid::regclass::text) AS class, coalesce(o.oid, d.objoid) AS oid, o.name,
                format('COMMENT ON %s %s IS %L', CASE i.type WHEN 'composite type column' THEN 'COLUMN'
                    WHEN 'foreign-data wrapper' THEN 'FOREIGN DATA WRAPPER' WHEN 'statistics object' THEN 'STATISTICS'
                    WHEN 'table constraint' THEN 'CONSTRAINT' WHEN 'domain constraint' THEN 'CONSTRAINT'
                    WHEN 'table column' THEN 'COLUMN' WHEN 'foreign table column' THEN 'COLUMN'
                    ELSE upper(i.type) END,
                    regexp_replace(CASE i.type WHEN 'domain constraint'
                            THEN regexp_replace(i.identity, ' on (?!.* on )', ' ON DOMAIN ') ELSE i.identity END,
                        '(^|[ (,])' || regexp_replace(quote_ident(current_schema()), '(\\W)', '\\\\\\1', 'g') || '\\.', '\\1',
                        'g'),
                    d.description) AS sql
            FROM pg_description d
            LEFT JOIN (
                SELECT 'pg_class'::regclass::oid AS classid, i.indexrelid AS objid, 'pg_class' AS class, i.indrelid AS oid,
                    c.relname AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                UNION ALL SELECT 'pg_class'::regclass, c.oid, 'pg_type', c.reltype, NULL FROM pg_class c
                    WHERE c.relkind = 'c'
                UNION ALL SELECT 'pg_constraint'::regclass, k.oid, CASE k.conrelid WHEN 0 THEN 'pg_type' ELSE 'pg_class' END,
                    CASE k.conrelid WHEN 0 THEN k.contypid ELSE k.conrelid END, k.conname FROM pg_constraint k
                UNION ALL SELECT 'pg_trigger'::regclass, t.oid, 'pg_class', t.tgrelid, t.tgname FROM pg_trigger t
                UNION ALL SELECT 'pg_policy'::regclass, p.oid, 'pg_class', p.polrelid, p.polname FROM pg_policy p
                UNION ALL SELECT 'pg_rewrite'::regclass, r.oid, 'pg_class', r.ev_class, r.rulename FROM pg_rewrite r
                UNION ALL SELECT 'pg_statistic_ext'::regclass, s.oid, 'pg_class', s.stxrelid, s.stxname
                    FROM pg_statistic_ext s) o ON o.classid = d.classoid AND o.objid = d.objoid
            LEFT JOIN pg_class c ON d.classoid = 'pg_class'::regclass AND c.oid = d.objoid
            LEFT JOIN pg_extension x ON d.classoid = 'pg_extension'::regclass AND x.oid = d.objoid
            CROSS JOIN LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) i
            WHERE d.objoid >= 16384
                AND (c.oid IS NULL OR c.relkind NOT IN ('r', 'p', 'v', 'm'))
                AND (x.oid IS NULL OR d.description IS DISTINCT FROM
                    (SELECT a.comment FROM pg_available_extensions a WHERE a.name = x.extname))
                AND NOT EXISTS (SELECT FROM pg_depend e
                    WHERE e.classid = d.classoid AND e.objid = d.objoid AND e.deptype = 'e')
            ORDER BY 1, 2, 3, 4
            """;

    /** The storage parameters of the TOAST table, the replica identity, and the composite type of a table. */
    private static final String TABLES =
            """
            SELECT 'pg_class' AS class, c.oid, NULL AS name, format('ALTER TABLE %s SET (%s)', c.oid::regclass,
                (SELECT string_agg('toast.' || o, ', ' ORDER BY o) FROM unnest(t.reloptions) o)) AS sql
            FROM pg_class c JOIN pg_class t ON t.oid = c.reltoastrelid
            WHERE c.oid >= 16384 AND t.reloptions IS NOT NULL
            UNION ALL
            SELECT 'pg_class', c.oid, NULL, format('ALTER TABLE %s REPLICA IDENTITY %s', c.oid::regclass,
                CASE c.relreplident WHEN 'f' THEN 'FULL' ELSE 'NOTHING' END)
            FROM pg_class c WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p') AND c.relreplident IN ('f', 'n')
            UNION ALL
            SELECT 'pg_class', c.oid, NULL, format('ALTER TABLE %s OF %s', c.oid::regclass, c.reloftype::regtype)
            FROM pg_class c WHERE c.oid >= 16384 AND c.reloftype <> 0""";

    private static final String COLUMNS =
            """
            SELECT 'pg_class', c.oid, a.attname, format('ALTER TABLE ONLY %s ALTER COLUMN %I %s', c.oid::regclass,
                a.attname, x.change)
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_type t ON t.oid = a.atttypid
            CROSS JOIN LATERAL (VALUES
                (CASE WHEN a.attstorage <> t.typstorage THEN 'SET STORAGE ' || CASE a.attstorage WHEN 'p' THEN 'PLAIN'
                    WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END END),
                (CASE a.attcompression WHEN 'p' THEN 'SET COMPRESSION pglz' WHEN 'l' THEN 'SET COMPRESSION lz4' END),
                (CASE WHEN a.attstattarget >= 0 THEN 'SET STATISTICS ' || a.attstattarget END),
                ('SET (' || array_to_string(a.attoptions, ', ') || ')')) x (change)
            WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'm') AND a.attnum > 0 AND NOT a.attisdropped
                AND x.change IS NOT NULL
            UNION ALL
            SELECT 'pg_class', c.oid, a.attname, format('ALTER VIEW %s ALTER COLUMN %I SET DEFAULT %s', c.oid::regclass,
                a.attname, pg_get_expr(v.adbin, v.adrelid))
            FROM pg_attrdef v JOIN pg_class c ON c.oid = v.adrelid
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = v.adnum
            WHERE c.oid >= 16384 AND c.relkind = 'v'""";

    private static final String INDEXES =
            """
            SELECT 'pg_class', c.oid, x.relname, y.sql
            FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class c ON c.oid = i.indrelid
            CROSS JOIN LATERAL (
                SELECT format('ALTER %s %s CLUSTER ON %I', CASE c.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END,
                    c.oid::regclass, x.relname) AS sql WHERE i.indisclustered
                UNION ALL SELECT format('ALTER TABLE ONLY %s REPLICA IDENTITY USING INDEX %I', c.oid::regclass, x.relname)
                WHERE i.indisreplident
                UNION ALL SELECT format('ALTER INDEX %s ALTER COLUMN %s SET STATISTICS %s', x.oid::regclass, a.attnum,
                    a.attstattarget) FROM pg_attribute a WHERE a.attrelid = x.oid AND a.attstattarget >= 0) y
            WHERE c.oid >= 16384""";

    private static final String OTHERS =
            """
            SELECT 'pg_class', r.ev_class, r.rulename, format('ALTER TABLE %s %s RULE %I', r.ev_class::regclass,
                CASE r.ev_enabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END,
                r.rulename)
            FROM pg_rewrite r WHERE r.oid >= 16384 AND r.ev_enabled <> 'O'
            UNION ALL
            SELECT 'pg_class', s.stxrelid, s.stxname, format('ALTER STATISTICS %s%I SET STATISTICS %s',
                CASE WHEN s.stxnamespace = to_regnamespace(quote_ident(current_schema())) THEN '' ELSE s.stxnamespace::regnamespace || '.' END,
                s.stxname, s.stxstattarget)
            FROM pg_statistic_ext s WHERE s.stxstattarget >= 0
            UNION ALL
            SELECT 'pg_class', t.tgrelid, t.tgname, format('ALTER TABLE ONLY %s %s TRIGGER %I', t.tgrelid::regclass,
                CASE t.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'O' THEN 'ENABLE' WHEN 'R' THEN 'ENABLE REPLICA'
                    ELSE 'ENABLE ALWAYS' END, t.tgname)
            FROM pg_trigger t JOIN pg_trigger p ON p.oid = t.tgparentid
            WHERE NOT t.tgisinternal AND t.tgenabled <> p.tgenabled""";

    /**
     * Renames NOT NULL constraints, first to temporary names, because a name can be in use in the same table. Those of
     * parents and children get their names when they are created. Also creates the constraints again that the server has
     * not validated and those that are not inherited.
     */
    private static final String NOT_NULL_CONSTRAINTS =
            """
            SELECT 'pg_class', c.oid, NULL, format('DO $limbeck$
            DECLARE
                c record;
            BEGIN
                FOR c IN
                    SELECT s.old, s.new
                    FROM (VALUES %s) v (attname, name)
                    JOIN pg_attribute a ON a.attrelid = %L::regclass AND a.attname = v.attname
                    JOIN pg_constraint k ON k.conrelid = a.attrelid AND k.contype = ''n'' AND k.conkey = ARRAY[a.attnum]
                        AND k.conname <> v.name
                    CROSS JOIN LATERAL (VALUES (1, k.conname::text, ''limbeck_'' || a.attnum),
                        (2, ''limbeck_'' || a.attnum, v.name)) s (step, old, new)
                    ORDER BY s.step
                LOOP
                    EXECUTE format(%L, c.old, c.new);
                END LOOP;
            END $limbeck$', string_agg(format('(%L, %L)', n.attname, n.conname), ', ' ORDER BY n.attnum), c.oid::regclass,
                'ALTER TABLE ' || replace(c.oid::regclass::text, '%', '%%') || ' RENAME CONSTRAINT %I TO %I')
            FROM (<not null>) n JOIN pg_class c ON c.oid = n.conrelid
            WHERE n.special AND c.oid >= 16384 AND c.relkind IN ('r', 'p')
                AND NOT EXISTS (SELECT FROM pg_inherits i WHERE c.oid IN (i.inhrelid, i.inhparent))
            GROUP BY c.oid
            UNION ALL
            SELECT 'pg_class', c.oid, a.attname, format(
                'ALTER TABLE %s ALTER COLUMN %I DROP NOT NULL, ADD CONSTRAINT %I %s', c.oid::regclass, a.attname, k.conname,
                pg_get_constraintdef(k.oid))
            FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
            WHERE k.contype = 'n' AND c.oid >= 16384 AND (NOT k.convalidated OR k.connoinherit) AND k.conislocal AND k.coninhcount = 0"""
                    .replace("<not null>", TableQueries.NOT_NULL);

    /** All other properties. */
    public static final String PROPERTIES =
            String.join("\nUNION ALL\n", TABLES, COLUMNS, INDEXES, OTHERS, NOT_NULL_CONSTRAINTS) + "\nORDER BY 2, 3, 4";

    private PropertyQueries() {}
}
