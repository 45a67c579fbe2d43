package dev.limbeck.postgresql.query;

/** The query of the dependencies between the objects that users created. */
public final class NeedQueries {
    /**
     * The objects of the parts that have dependencies of their own. A default belongs to its column, the query of a view
     * to the view, and an index to its table. Foreign keys are not included.
     */
    private static final String OBJECTS =
            """
            SELECT d.refclassid, d.refobjid, 'pg_class' AS class, v.adrelid AS oid,
                CASE a.attgenerated WHEN '' THEN 'default' END AS part, a.attname AS name
            FROM pg_depend d JOIN pg_attrdef v ON d.classid = 'pg_attrdef'::regclass AND v.oid = d.objid
            JOIN pg_attribute a ON a.attrelid = v.adrelid AND a.attnum = v.adnum
            WHERE v.oid >= 16384 AND d.refobjid >= 16384 AND d.refobjid <> v.adrelid
            UNION SELECT d.refclassid, d.refobjid, 'pg_class', k.conrelid, CASE k.contype WHEN 'c' THEN 'check' END,
                k.conname
            FROM pg_depend d JOIN pg_constraint k ON d.classid = 'pg_constraint'::regclass AND k.oid = d.objid
            WHERE k.oid >= 16384 AND k.contype IN ('c', 'x') AND k.conrelid <> 0 AND k.conislocal
                AND d.refobjid >= 16384 AND d.refobjid <> k.conrelid
            UNION SELECT d.refclassid, d.refobjid, 'pg_type', k.contypid, NULL, NULL
            FROM pg_depend d JOIN pg_constraint k ON d.classid = 'pg_constraint'::regclass AND k.oid = d.objid
            WHERE k.oid >= 16384 AND k.contypid <> 0 AND d.refobjid >= 16384
            UNION SELECT d.refclassid, d.refobjid, 'pg_class', w.ev_class, NULL, NULL
            FROM pg_depend d JOIN pg_rewrite w ON d.classid = 'pg_rewrite'::regclass AND w.oid = d.objid
            WHERE w.oid >= 16384 AND w.rulename = '_RETURN' AND d.refobjid >= 16384 AND d.refobjid <> w.ev_class
            UNION SELECT d.refclassid, d.refobjid, 'pg_class', i.indrelid, 'index', x.relname
            FROM pg_depend d JOIN pg_index i ON d.classid = 'pg_class'::regclass AND i.indexrelid = d.objid
            JOIN pg_class x ON x.oid = i.indexrelid
            WHERE x.oid >= 16384 AND d.refclassid <> 'pg_class'::regclass AND d.refobjid >= 16384
                AND d.deptype IN ('n', 'a') AND d.refclassid <> 'pg_constraint'::regclass
            UNION SELECT d.refclassid, d.refobjid, 'pg_class', c.oid, NULL, NULL
            FROM pg_depend d JOIN pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid
            WHERE c.oid >= 16384 AND d.deptype IN ('n', 'a') AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
                AND d.refobjid >= 16384 AND d.refclassid <> 'pg_namespace'::regclass
            UNION SELECT d.refclassid, d.refobjid, 'pg_type', c.reltype, NULL, NULL
            FROM pg_depend d JOIN pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid
            WHERE c.oid >= 16384 AND c.relkind = 'c' AND d.refobjid >= 16384
            UNION SELECT d.refclassid, d.refobjid, u.refclassid::regclass::text, u.refobjid, NULL, NULL
            FROM pg_depend d JOIN pg_depend u ON u.classid = d.classid AND u.objid = d.objid
            WHERE d.objid >= 16384 AND d.classid IN ('pg_amop'::regclass, 'pg_amproc'::regclass)
                AND u.refclassid IN ('pg_opclass'::regclass, 'pg_opfamily'::regclass)
            UNION SELECT d.refclassid, d.refobjid, d.classid::regclass::text, d.objid, NULL, NULL
            FROM pg_depend d
            WHERE d.objid >= 16384 AND d.refobjid >= 16384 AND d.deptype IN ('n', 'a') AND d.classid <> ALL (ARRAY['pg_attrdef', 'pg_constraint',
                'pg_rewrite', 'pg_class', 'pg_trigger', 'pg_policy']::regclass[])
            """;

    /**
     * The dependencies. {@code class} and {@code oid} are the system catalog and the number of the object that needs the
     * other one, {@code part} and {@code name} its part if it is a table, and {@code needed_class} and {@code
     * needed_oid} the object that it needs. The row type of a table counts as the table, and the types of arrays and
     * multiranges count as their elements and ranges.
     */
    public static final String NEEDS =
            """
            SELECT DISTINCT o.class, o.oid, o.part, o.name, coalesce(m.class, o.refclassid::regclass::text) AS needed_class,
                coalesce(m.oid, o.refobjid) AS needed_oid
            FROM (%s) o
            LEFT JOIN (
                SELECT 'pg_type'::regclass AS refclassid, t.oid AS refobjid,
                    CASE WHEN c.relkind <> 'c' THEN 'pg_class' ELSE 'pg_type' END AS class,
                    CASE WHEN c.relkind <> 'c' THEN c.oid ELSE coalesce(g.rngtypid, e.oid, t.oid) END AS oid
                FROM pg_type t LEFT JOIN pg_type e ON e.typarray = t.oid
                LEFT JOIN pg_range g ON g.rngmultitypid = t.oid
                LEFT JOIN pg_class c ON c.oid = coalesce(e.typrelid, t.typrelid)
                WHERE t.oid >= 16384
                UNION ALL SELECT 'pg_class'::regclass, c.oid, 'pg_type', c.reltype
                FROM pg_class c WHERE c.oid >= 16384 AND c.relkind = 'c'
                UNION ALL SELECT 'pg_constraint'::regclass, k.oid, 'pg_class', k.conrelid
                FROM pg_constraint k WHERE k.oid >= 16384 AND k.conrelid <> 0) m
                ON m.refclassid = o.refclassid AND m.refobjid = o.refobjid
            WHERE o.refobjid >= 16384 AND o.oid <> coalesce(m.oid, o.refobjid)
            ORDER BY 2, 3, 4, 6, 1, 5
            """
                    .formatted(OBJECTS);

    private NeedQueries() {}
}
