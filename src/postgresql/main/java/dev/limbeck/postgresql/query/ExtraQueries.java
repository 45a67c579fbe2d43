package dev.limbeck.postgresql.query;

/** The query of the collations, operators, operator classes, and objects for text search that users created. */
public final class ExtraQueries {
    private static final String FROM_USERS =
            "%1$s.oid >= 16384 AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid ="
                    + " '%2$s'::regclass AND e.objid = %1$s.oid AND e.deptype = 'e') AND " + TableQueries.OWN;

    /** The columns of pg_collation differ between versions. */
    private static final String COLLATIONS =
            """
            SELECT 'pg_collation' AS class, l.oid, 'collation' AS kind, l.oid::regcollation::text AS name,
                ARRAY[format('CREATE COLLATION %%s (%%s)', l.oid::regcollation, concat_ws(', ',
                    'PROVIDER = ' || CASE l.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END,
                    CASE WHEN NOT l.collisdeterministic THEN 'DETERMINISTIC = false' END,
                    'LOCALE = ' || quote_literal(coalesce(x.locale, CASE WHEN l.collcollate = l.collctype THEN l.collcollate END)),
                    CASE WHEN x.locale IS NULL AND l.collcollate <> l.collctype THEN format(
                        'LC_COLLATE = %%L, LC_CTYPE = %%L', l.collcollate, l.collctype) END,
                    'RULES = ' || quote_literal(to_jsonb(l) ->> 'collicurules')))] AS statements,
                'DROP COLLATION ' || l.oid::regcollation AS drop
            FROM pg_collation l JOIN pg_namespace n ON n.oid = l.collnamespace
            CROSS JOIN LATERAL (SELECT coalesce(to_jsonb(l) ->> 'colllocale', to_jsonb(l) ->> 'colliculocale') AS locale) x
            WHERE %s"""
                    .formatted(FROM_USERS.formatted("l", "pg_collation"));

    private static final String OTHER_OPERATOR =
            "CASE WHEN o.%1$s <> 0 THEN '%2$s = ' || (SELECT format('OPERATOR(%%I.%%s)', s.nspname, c.oprname)"
                    + " FROM pg_operator c JOIN pg_namespace s ON s.oid = c.oprnamespace WHERE c.oid = o.%1$s) END";

    /** An operator without a function was only mentioned by another one. */
    private static final String OPERATORS =
            """
            SELECT 'pg_operator', o.oid, 'operator', o.oid::regoperator::text, ARRAY[format('CREATE OPERATOR %%s%%s (%%s)',
                CASE WHEN n.nspname = current_schema() THEN '' ELSE quote_ident(n.nspname) || '.' END, o.oprname,
                concat_ws(', ', 'FUNCTION = ' || o.oprcode,
                    CASE WHEN o.oprleft <> 0 THEN 'LEFTARG = ' || format_type(o.oprleft, NULL) END,
                    CASE WHEN o.oprright <> 0 THEN 'RIGHTARG = ' || format_type(o.oprright, NULL) END,
                    %2$s, %3$s,
                    CASE WHEN o.oprrest <> 0 THEN 'RESTRICT = ' || o.oprrest END,
                    CASE WHEN o.oprjoin <> 0 THEN 'JOIN = ' || o.oprjoin END,
                    CASE WHEN o.oprcanhash THEN 'HASHES' END, CASE WHEN o.oprcanmerge THEN 'MERGES' END))],
                'DROP OPERATOR ' || CASE WHEN o.oprleft = 0 THEN regexp_replace(o.oid::regoperator::text, '\\(NONE,', '(NONE, ')
                    ELSE o.oid::regoperator::text END
            FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace
            WHERE o.oprcode <> 0 AND %1$s"""
                    .formatted(
                            FROM_USERS.formatted("o", "pg_operator"),
                            OTHER_OPERATOR.formatted("oprcom", "COMMUTATOR"),
                            OTHER_OPERATOR.formatted("oprnegate", "NEGATOR"));

    /** The operators and functions of an operator class or, outside the classes, of an operator family. */
    private static final String ITEMS =
            """
            (SELECT string_agg(sql, ', ' ORDER BY kind DESC, number, sql) FROM (
                SELECT 'o' AS kind, p.amopstrategy AS number, format('OPERATOR %%s %%s%%s', p.amopstrategy,
                    p.amopopr::regoperator, (SELECT format(' FOR ORDER BY %%I.%%I', s.nspname, y.opfname)
                        FROM pg_opfamily y JOIN pg_namespace s ON s.oid = y.opfnamespace
                        WHERE y.oid = p.amopsortfamily)) AS sql
                FROM pg_depend d JOIN pg_amop p ON p.oid = d.objid
                WHERE d.classid = 'pg_amop'::regclass AND d.refclassid = '%1$s'::regclass AND d.refobjid = %2$s
                UNION ALL
                SELECT 'f', p.amprocnum, format('FUNCTION %%s (%%s, %%s) %%s', p.amprocnum,
                    format_type(p.amproclefttype, NULL), format_type(p.amprocrighttype, NULL), p.amproc::regprocedure)
                FROM pg_depend d JOIN pg_amproc p ON p.oid = d.objid
                WHERE d.classid = 'pg_amproc'::regclass AND d.refclassid = '%1$s'::regclass AND d.refobjid = %2$s) i)""";

    private static final String NAME =
            "CASE WHEN %s.nspname = current_schema() THEN '' ELSE quote_ident(%1$s.nspname) || '.' END || quote_ident(%2$s)";

    private static final String FAMILIES =
            """
            SELECT 'pg_opfamily', f.oid, 'operator family', x.name, array_remove(ARRAY['CREATE OPERATOR FAMILY ' || x.name,
                'ALTER OPERATOR FAMILY ' || x.name || ' ADD ' || %2$s], NULL), 'DROP OPERATOR FAMILY ' || x.name
            FROM pg_opfamily f JOIN pg_namespace n ON n.oid = f.opfnamespace JOIN pg_am m ON m.oid = f.opfmethod
            CROSS JOIN LATERAL (SELECT %3$s || ' USING ' || quote_ident(m.amname) AS name) x
            WHERE %1$s"""
                    .formatted(
                            FROM_USERS.formatted("f", "pg_opfamily"),
                            ITEMS.formatted("pg_opfamily", "f.oid"),
                            NAME.formatted("n", "f.opfname"));

    private static final String CLASSES =
            """
            SELECT 'pg_opclass', k.oid, 'operator class', x.name || ' USING ' || quote_ident(m.amname),
                ARRAY[format('CREATE OPERATOR CLASS %%s %%sFOR TYPE %%s USING %%I FAMILY %%s AS %%s', x.name,
                    CASE WHEN k.opcdefault THEN 'DEFAULT ' ELSE '' END, format_type(k.opcintype, NULL), m.amname,
                    x.family, concat_ws(', ', %2$s, CASE WHEN k.opckeytype <> 0 OR NOT EXISTS (SELECT FROM pg_depend d
                        WHERE d.refclassid = 'pg_opclass'::regclass AND d.refobjid = k.oid AND d.classid <> 'pg_class'::regclass)
                        THEN 'STORAGE ' || format_type(coalesce(nullif(k.opckeytype, 0), k.opcintype), NULL) END))],
                'DROP OPERATOR CLASS ' || x.name || ' USING ' || quote_ident(m.amname)
            FROM pg_opclass k JOIN pg_namespace n ON n.oid = k.opcnamespace JOIN pg_am m ON m.oid = k.opcmethod
            JOIN pg_opfamily f ON f.oid = k.opcfamily JOIN pg_namespace fn ON fn.oid = f.opfnamespace
            CROSS JOIN LATERAL (SELECT %3$s AS name, %4$s AS family) x
            WHERE %1$s"""
                    .formatted(
                            FROM_USERS.formatted("k", "pg_opclass"),
                            ITEMS.formatted("pg_opclass", "k.oid"),
                            NAME.formatted("n", "k.opcname"),
                            NAME.formatted("fn", "f.opfname"));

    private static final String TEXT_SEARCH =
            """
            SELECT 'pg_ts_dict', d.oid, 'text search dictionary', d.oid::regdictionary::text,
                ARRAY[format('CREATE TEXT SEARCH DICTIONARY %%s (TEMPLATE = %%I.%%I%%s)', d.oid::regdictionary, s.nspname,
                    t.tmplname, ', ' || d.dictinitoption)],
                'DROP TEXT SEARCH DICTIONARY ' || d.oid::regdictionary
            FROM pg_ts_dict d JOIN pg_namespace n ON n.oid = d.dictnamespace JOIN pg_ts_template t ON t.oid = d.dicttemplate
            JOIN pg_namespace s ON s.oid = t.tmplnamespace
            WHERE %1$s
            UNION ALL
            SELECT 'pg_ts_config', c.oid, 'text search configuration', c.oid::regconfig::text,
                format('CREATE TEXT SEARCH CONFIGURATION %%s (PARSER = %%I.%%I)', c.oid::regconfig, s.nspname, p.prsname)
                || ARRAY(SELECT format('ALTER TEXT SEARCH CONFIGURATION %%s ADD MAPPING FOR %%I WITH %%s', c.oid::regconfig,
                    (SELECT y.alias FROM ts_token_type(c.cfgparser) y WHERE y.tokid = m.maptokentype),
                    string_agg(m.mapdict::regdictionary::text, ', ' ORDER BY m.mapseqno))
                    FROM pg_ts_config_map m WHERE m.mapcfg = c.oid GROUP BY m.maptokentype ORDER BY m.maptokentype),
                'DROP TEXT SEARCH CONFIGURATION ' || c.oid::regconfig
            FROM pg_ts_config c JOIN pg_namespace n ON n.oid = c.cfgnamespace JOIN pg_ts_parser p ON p.oid = c.cfgparser
            JOIN pg_namespace s ON s.oid = p.prsnamespace
            WHERE %2$s"""
                    .formatted(FROM_USERS.formatted("d", "pg_ts_dict"), FROM_USERS.formatted("c", "pg_ts_config"));

    /** Each object with the statements that create it. */
    public static final String EXTRAS =
            String.join("\nUNION ALL\n", COLLATIONS, OPERATORS, FAMILIES, CLASSES, TEXT_SEARCH) + "\nORDER BY 2";

    private ExtraQueries() {}
}
