package dev.limbeck.postgresql.query;

/** The queries of objects and properties that the first revision of a database does not create. */
public final class LeftOutQueries {
    /** An object as the server identifies it, without the name of the schema to which unqualified names refer. */
    private static final String DESCRIPTION =
            "i.type || ' ' || regexp_replace(i.identity, '(^|[ (,])' || regexp_replace(quote_ident(current_schema()),"
                    + " '(\\W)', '\\\\\\1', 'g') || '\\.', '\\1', 'g')";

    private static final String NOT_OF_EXTENSION =
            "NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = o.classid AND e.objid = o.objid AND e.deptype = 'e')";

    /** The objects of the kinds that a revision does not create. Some of them belong to no schema. */
    public static final String OBJECTS =
            """
            SELECT %1$s AS description
            FROM (
                SELECT 'pg_publication'::regclass AS classid, oid AS objid FROM pg_publication
                UNION ALL SELECT 'pg_event_trigger'::regclass, oid FROM pg_event_trigger
                UNION ALL SELECT 'pg_foreign_data_wrapper'::regclass, oid FROM pg_foreign_data_wrapper
                UNION ALL SELECT 'pg_foreign_server'::regclass, oid FROM pg_foreign_server
                UNION ALL SELECT 'pg_user_mapping'::regclass, umid FROM pg_user_mappings
                UNION ALL SELECT 'pg_language'::regclass, oid FROM pg_language WHERE oid >= 16384
                UNION ALL SELECT 'pg_transform'::regclass, oid FROM pg_transform
                UNION ALL SELECT 'pg_am'::regclass, oid FROM pg_am WHERE oid >= 16384
                UNION ALL SELECT 'pg_subscription'::regclass, s.oid FROM pg_subscription s
                    JOIN pg_database d ON d.oid = s.subdbid WHERE d.datname = current_database()
                UNION ALL SELECT 'pg_conversion'::regclass, c.oid FROM pg_conversion c
                    JOIN pg_namespace n ON n.oid = c.connamespace WHERE c.oid >= 16384 AND %2$s
                UNION ALL SELECT 'pg_ts_parser'::regclass, c.oid FROM pg_ts_parser c
                    JOIN pg_namespace n ON n.oid = c.prsnamespace WHERE c.oid >= 16384 AND %2$s
                UNION ALL SELECT 'pg_ts_template'::regclass, c.oid FROM pg_ts_template c
                    JOIN pg_namespace n ON n.oid = c.tmplnamespace WHERE c.oid >= 16384 AND %2$s
                UNION ALL SELECT 'pg_type'::regclass, t.oid FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
                    WHERE t.oid >= 16384 AND t.typtype IN ('b', 'p') AND t.typcategory <> 'A' AND %2$s) o
            CROSS JOIN LATERAL pg_identify_object(o.classid, o.objid, 0) i
            WHERE %3$s
            ORDER BY 1
            """
                    .formatted(DESCRIPTION, TableQueries.OWN, NOT_OF_EXTENSION);

    /** The comments on the schemas that a revision uses but does not create. */
    public static final String COMMENTS =
            """
            SELECT quote_ident(n.nspname) AS schema FROM pg_namespace n
            JOIN pg_description d ON d.classoid = 'pg_namespace'::regclass AND d.objoid = n.oid
            WHERE n.nspname IN ('public', current_schema())
                AND NOT (n.nspname = 'public' AND d.description = 'standard public schema') AND %s
            ORDER BY 1
            """
                    .formatted(TableQueries.OWN);

    /** The objects that have an owner and privileges. */
    private static final String OWNED =
            """
            SELECT 'pg_class'::regclass::oid AS classid, c.oid AS objid, 0 AS objsubid, c.relowner AS owner, c.relacl AS acl,
                acldefault(CASE c.relkind WHEN 'S' THEN 's'::"char" ELSE 'r' END, c.relowner) AS usual
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND %1$s
                AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid
                    AND c.relkind = 'S' AND e.deptype = 'i')
            UNION ALL
            SELECT 'pg_class'::regclass, c.oid, a.attnum, c.relowner, a.attacl, NULL
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE a.attacl IS NOT NULL AND %1$s
            UNION ALL
            SELECT 'pg_proc'::regclass, p.oid, 0, p.proowner, p.proacl, acldefault('f', p.proowner)
            FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE %1$s
            UNION ALL
            SELECT 'pg_type'::regclass, t.oid, 0, t.typowner, t.typacl, acldefault('T', t.typowner)
            FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_class c ON c.oid = t.typrelid
            WHERE t.typcategory <> 'A' AND t.typtype <> 'm' AND (c.oid IS NULL OR c.relkind = 'c') AND %1$s
            UNION ALL
            SELECT 'pg_namespace'::regclass, n.oid, 0, CASE n.nspname WHEN 'public' THEN NULL ELSE n.nspowner END,
                CASE n.nspname WHEN 'public' THEN ARRAY(SELECT x FROM unnest(n.nspacl) x
                    WHERE x::text !~ '^(pg_database_owner)?=') ELSE n.nspacl END, acldefault('n', n.nspowner)
            FROM pg_namespace n WHERE %1$s"""
                    .formatted(TableQueries.OWN);

    /**
     * The objects with privileges that the server does not grant by default, or without those that it grants by default,
     * for each role; and the objects that belong to a role other than the current user.
     */
    public static final String ROLES =
            """
            WITH o AS (SELECT * FROM (%1$s) o WHERE %2$s)
            SELECT x.kind, x.role, count(*) AS number, min(x.description) AS example FROM (
                SELECT DISTINCT 'privileges' AS kind, CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE g.grantee::regrole::text END
                    AS role, %3$s AS description
                FROM o CROSS JOIN LATERAL (
                    (SELECT grantee, privilege_type, is_grantable FROM aclexplode(nullif(o.acl, '{}'))
                        EXCEPT SELECT grantee, privilege_type, is_grantable FROM aclexplode(o.usual))
                    UNION ALL
                    (SELECT grantee, privilege_type, is_grantable FROM aclexplode(o.usual)
                        WHERE o.acl IS NOT NULL AND o.classid <> 'pg_namespace'::regclass
                        EXCEPT SELECT grantee, privilege_type, is_grantable FROM aclexplode(nullif(o.acl, '{}')))) g
                CROSS JOIN LATERAL pg_identify_object(o.classid, o.objid, o.objsubid) i
                WHERE g.grantee IS DISTINCT FROM o.owner
                UNION ALL
                SELECT 'owner', o.owner::regrole::text, %3$s
                FROM o CROSS JOIN LATERAL pg_identify_object(o.classid, o.objid, 0) i
                WHERE o.objsubid = 0 AND o.owner <> quote_ident(current_user)::regrole
                UNION ALL
                SELECT 'default privileges', d.defaclrole::regrole::text, 'the objects that it creates'
                FROM pg_default_acl d LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace WHERE n.oid IS NULL OR %4$s
                UNION ALL
                SELECT 'tablespace', quote_ident(s.spcname), %3$s
                FROM pg_class c JOIN pg_tablespace s ON s.oid = c.reltablespace JOIN pg_namespace n ON n.oid = c.relnamespace
                CROSS JOIN LATERAL pg_identify_object('pg_class'::regclass, c.oid, 0) i WHERE %4$s
                UNION ALL
                SELECT 'security labels', l.provider, %3$s
                FROM pg_seclabel l CROSS JOIN LATERAL pg_identify_object(l.classoid, l.objoid, l.objsubid) i) x
            GROUP BY x.kind, x.role ORDER BY 1, 2
            """
                    .formatted(OWNED, NOT_OF_EXTENSION, DESCRIPTION, TableQueries.OWN);

    private LeftOutQueries() {}
}
