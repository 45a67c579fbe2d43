package dev.limbeck.postgresql.read;

import dev.limbeck.postgresql.query.OtherQueries;
import dev.limbeck.postgresql.query.TableQueries;

/** The queries of the system catalogs for objects that the model cannot represent and that use columns. */
final class UserQueries {
    private static final String DEPENDENCIES =
            """
            SELECT DISTINCT d.classid, d.objid, c.oid AS relation, a.attname AS column_name
            FROM pg_depend d
            JOIN pg_class c ON c.oid = d.refobjid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid
            WHERE d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND %s AND %s
            """;

    private static final String CLASSES =
            "d.classid IN ('pg_policy'::regclass, 'pg_rewrite'::regclass, 'pg_trigger'::regclass,"
                    + " 'pg_publication_rel'::regclass, 'pg_proc'::regclass, 'pg_statistic_ext'::regclass)";

    private static final String EXCLUSIONS =
            "d.classid = 'pg_constraint'::regclass AND d.objid IN (SELECT oid FROM pg_constraint WHERE contype = 'x')";

    private static final String COMMENT =
            "CASE WHEN obj_description(%1$s.oid, '%2$s') IS NOT NULL THEN format('COMMENT ON %3$s %%I ON %%s IS %%L',"
                    + " %1$s.%4$s, %1$s.%5$s::regclass, obj_description(%1$s.oid, '%2$s')) END";

    /**
     * The storage and the compression of the columns of a table, and of the same columns of its partitions and
     * children, because changing the type of the table's column also changes the type of these.
     */
    private static final String STORAGE =
            """
            SELECT x.relation, a.attname, 'storage',
                format('the storage of %%s.%%I', a.attrelid::regclass, a.attname), NULL, array_remove(ARRAY[
                CASE WHEN a.attstorage <> t.typstorage THEN
                    format('ALTER TABLE ONLY %%s ALTER COLUMN "%%s" SET STORAGE %%s', a.attrelid::regclass,
                    replace(a.attname, '"', '""'), CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL'
                        WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END) END,
                CASE a.attcompression WHEN '' THEN NULL ELSE
                    format('ALTER TABLE ONLY %%s ALTER COLUMN "%%s" SET COMPRESSION %%s', a.attrelid::regclass,
                    replace(a.attname, '"', '""'), CASE a.attcompression WHEN 'p' THEN 'pglz' ELSE 'lz4' END) END], NULL)
            FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
            JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            CROSS JOIN LATERAL (WITH RECURSIVE up (relation) AS (SELECT c.oid
                UNION SELECT i.inhparent FROM pg_inherits i JOIN up ON up.relation = i.inhrelid) TABLE up) x
            WHERE (a.attstorage <> t.typstorage OR a.attcompression <> '') AND a.attnum > 0 AND NOT a.attisdropped
                AND c.relkind IN ('r', 'p') AND %1$s
            """;

    /** The statements that set the statistics targets of the expressions of an index. */
    private static final String TARGETS =
            """
            ARRAY(SELECT format('ALTER INDEX %s ALTER COLUMN %s SET STATISTICS %s', i.indexrelid::regclass, a.attnum,
                a.attstattarget) FROM pg_attribute a WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0
                ORDER BY a.attnum)""";

    /**
     * The properties that the server drops with an index, a constraint or a column: its comment, its statistics
     * targets, and its role as the index by which the table is clustered or identifies its rows. These rows do not
     * contain a column. {@code OFFSET 0} keeps the server from planning seven joins at once; that would take longer
     * than the rest of the query.
     */
    private static final String MARKS =
            """
            SELECT * FROM (
                SELECT i.indrelid, '', 'marks',
                    'the properties of the ' || coalesce('constraint ' || k.conname, 'index ' || x.relname), NULL,
                    array_remove(ARRAY[
                        CASE WHEN d.description IS NOT NULL THEN
                            format('COMMENT ON INDEX %%s IS %%L', x.oid::regclass, d.description) END,
                        CASE WHEN i.indisclustered THEN
                            format('ALTER TABLE %%s CLUSTER ON %%I', i.indrelid::regclass, x.relname) END,
                        CASE WHEN i.indisreplident THEN format('ALTER TABLE %%s REPLICA IDENTITY USING INDEX %%I',
                            i.indrelid::regclass, x.relname) END,
                        CASE WHEN x.reltablespace <> 0 THEN format('ALTER INDEX %%s SET TABLESPACE %%I', x.oid::regclass,
                            (SELECT spcname FROM pg_tablespace p WHERE p.oid = x.reltablespace)) END],
                        NULL) || %2$s AS creations
                FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
                JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = x.oid AND d.objsubid = 0
                LEFT JOIN pg_constraint k ON k.conindid = x.oid AND k.contype IN ('p', 'u', 'x')
                WHERE c.relkind IN ('r', 'p') AND %1$s) marks
            WHERE creations <> '{}'
            UNION ALL
            SELECT k.conrelid, '', 'marks', 'the properties of the constraint ' || k.conname, NULL,
                ARRAY[format('COMMENT ON CONSTRAINT %%I ON %%s IS %%L', k.conname, k.conrelid::regclass, d.description)]
            FROM pg_constraint k JOIN pg_description d ON d.classoid = 'pg_constraint'::regclass AND d.objoid = k.oid
            JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND %1$s
            UNION ALL
            SELECT * FROM (
                SELECT a.attrelid, '', 'marks', 'the properties of the column ' || a.attname, NULL, array_remove(ARRAY[
                    CASE WHEN a.attstattarget >= 0 THEN format('ALTER TABLE %%s ALTER COLUMN %%I SET STATISTICS %%s',
                        a.attrelid::regclass, a.attname, a.attstattarget) END,
                    (SELECT format('ALTER TABLE %%s ALTER COLUMN %%I SET (%%s)', a.attrelid::regclass, a.attname,
                        string_agg(o, ', ')) FROM unnest(a.attoptions) o WHERE o LIKE 'n\\_distinct%%' HAVING count(*) > 0)
                    ], NULL) AS creations
                FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p') AND %1$s) marks
            WHERE creations <> '{}'
            UNION ALL
            SELECT i.indrelid, a.attname, 'target', 'the statistics target of the index ' || i.relname, NULL, %2$s
            FROM (SELECT i.indexrelid, i.indrelid, x.relname FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
                JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE i.indexprs IS NOT NULL AND c.relkind IN ('r', 'p') AND %1$s
                    AND EXISTS (SELECT FROM pg_attribute t WHERE t.attrelid = x.oid AND t.attstattarget >= 0)
                OFFSET 0) i
            JOIN pg_attribute a ON a.attrelid = i.indrelid
            WHERE EXISTS (SELECT FROM pg_depend y
                WHERE y.classid = 'pg_class'::regclass AND y.objid = i.indexrelid AND y.refclassid = 'pg_class'::regclass
                AND y.refobjid = i.indrelid AND y.refobjsubid = a.attnum)
            """;

    /**
     * The privileges on a column that the owner granted, which the server drops with the column and which can be granted
     * again.
     */
    private static final String GRANTS =
            """
            SELECT a.attrelid, a.attname, 'rights again', 'the rights on the column ' || a.attname, NULL,
                ARRAY(SELECT format('GRANT %%s (%%I) ON %%s TO %%s%%s', x.privilege_type, a.attname, a.attrelid::regclass,
                    CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE x.grantee::regrole::text END,
                    CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
                    FROM aclexplode(a.attacl) x ORDER BY 1)
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE a.attacl IS NOT NULL AND a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p') AND %1$s
                AND NOT EXISTS (SELECT FROM aclexplode(a.attacl) x WHERE x.grantor <> c.relowner)
            """;

    /**
     * The other objects that the server drops with a column and that can be recreated unchanged: statistics objects and
     * exclusion constraints.
     */
    private static final String AGAIN =
            """
            SELECT d.relation, d.column_name, 'statistics again', 'the statistics object ' || s.stxname, NULL,
                array_remove(ARRAY[pg_get_statisticsobjdef(s.oid),
                    CASE WHEN s.stxstattarget >= 0 THEN format('ALTER STATISTICS %%I.%%I SET STATISTICS %%s',
                        m.nspname, s.stxname, s.stxstattarget) END,
                    CASE WHEN obj_description(s.oid, 'pg_statistic_ext') IS NOT NULL THEN
                        format('COMMENT ON STATISTICS %%I.%%I IS %%L', m.nspname, s.stxname,
                            obj_description(s.oid, 'pg_statistic_ext')) END,
                    CASE WHEN s.stxowner <> quote_ident(current_user)::regrole THEN
                        format('ALTER STATISTICS %%I.%%I OWNER TO %%s', m.nspname, s.stxname, s.stxowner::regrole) END],
                    NULL)
            FROM d JOIN pg_statistic_ext s ON d.classid = 'pg_statistic_ext'::regclass AND s.oid = d.objid
            JOIN pg_namespace m ON m.oid = s.stxnamespace
            UNION ALL
            SELECT d.relation, d.column_name, 'exclusion again', 'the exclusion constraint ' || k.conname, NULL,
                ARRAY[format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', k.conrelid::regclass, k.conname,
                    pg_get_constraintdef(k.oid))]
            FROM (%1$s) d JOIN pg_constraint k ON k.oid = d.objid
            """;

    /**
     * The indexes, constraints and properties of columns that only a partition or child has. The server keeps them if
     * the type of the column changes. A constraint or property of a single column is meant to be dropped with it.
     */
    private static final String PARTS =
            """
            SELECT c.oid AS relation, a.attname AS column_name, u.kind, u.description || u.name, NULL
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
            CROSS JOIN LATERAL (
                SELECT 'part' AS kind, 'the index ' AS description, x.relname AS name
                FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
                WHERE i.indrelid = c.oid AND NOT x.relispartition
                    AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = x.oid AND k.contype IN ('p', 'u', 'x'))
                    AND EXISTS (SELECT FROM pg_depend y WHERE y.classid = 'pg_class'::regclass AND y.objid = x.oid
                        AND y.refclassid = 'pg_class'::regclass AND y.refobjid = c.oid AND y.refobjsubid = a.attnum)
                UNION ALL
                SELECT CASE WHEN k.contype = 'p' OR cardinality(k.conkey) > 1 THEN 'part' ELSE 'detail' END,
                    'the constraint ', k.conname
                FROM pg_constraint k WHERE k.conrelid = c.oid AND a.attnum = ANY (k.conkey)
                    AND k.contype IN ('c', 'f', 'p', 'u') AND k.coninhcount = 0 AND k.conparentid = 0
                UNION ALL
                SELECT 'detail', x.property || ' the column ', a.attname
                FROM unnest(ARRAY[
                    CASE WHEN EXISTS (SELECT FROM pg_description d WHERE d.classoid = 'pg_class'::regclass
                        AND d.objoid = c.oid AND d.objsubid = a.attnum) THEN 'the comment on' END,
                    CASE WHEN a.attstattarget >= 0 THEN 'the statistics target of' END,
                    CASE WHEN a.attoptions IS NOT NULL OR a.attfdwoptions IS NOT NULL THEN 'the options of' END,
                    CASE WHEN a.attnotnull AND NOT EXISTS (SELECT FROM pg_inherits i JOIN pg_attribute p
                        ON p.attrelid = i.inhparent AND p.attname = a.attname AND p.attnotnull WHERE i.inhrelid = c.oid)
                        THEN 'NOT NULL on' END]) x (property)
                WHERE x.property IS NOT NULL) u
            WHERE c.relkind IN ('r', 'p', 'f') AND %1$s AND a.attnum > 0 AND a.attinhcount > 0 AND NOT a.attislocal
            """;

    /**
     * The objects of partitions and children that the server drops with a column of a table, because the partitions and
     * children inherit the column. Such an object belongs to the partition, so it is not created again with the column
     * of the table.
     */
    private static final String INHERITED =
            """
            SELECT x.relation, u.column_name, u.kind, format('%%s of %%s', u.description, u.relation::regclass), NULL,
                u.creations
            FROM (
                SELECT d.relation, d.column_name, 'statistics' AS kind, 'the statistics object ' || s.stxname AS description,
                    CASE WHEN s.stxstattarget >= 0 THEN ARRAY[format('ALTER STATISTICS %%s.%%I SET STATISTICS %%s',
                        s.stxnamespace::regnamespace, s.stxname, s.stxstattarget)] END AS creations
                FROM d JOIN pg_statistic_ext s ON d.classid = 'pg_statistic_ext'::regclass AND s.oid = d.objid
                UNION ALL
                SELECT d.relation, d.column_name, 'exclusion', 'the exclusion constraint ' || k.conname, NULL
                FROM (%2$s) d JOIN pg_constraint k ON k.oid = d.objid WHERE k.conparentid = 0
                UNION ALL
                SELECT a.attrelid, a.attname, 'rights', 'the rights on the column ' || a.attname, NULL
                FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE a.attacl IS NOT NULL AND a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'f') AND %1$s
                UNION ALL
                %3$s
                OFFSET 0) u
            JOIN pg_attribute b ON b.attrelid = u.relation AND b.attname = u.column_name AND b.attinhcount > 0
                AND NOT b.attislocal
            CROSS JOIN LATERAL (WITH RECURSIVE up (relation) AS (SELECT u.relation
                UNION SELECT i.inhparent FROM pg_inherits i JOIN up ON up.relation = i.inhrelid) TABLE up) x
            WHERE x.relation <> u.relation
            """;

    private static final String ORDER = "ORDER BY 1, 3, 4, 2";

    /** The properties of columns, indexes and constraints. */
    private static final String PROPERTIES =
            """
            SELECT a.attrelid AS relation, a.attname AS column_name, 'rights' AS kind,
                'the rights on the column ' || a.attname AS description, NULL AS drop, NULL AS creations
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE a.attacl IS NOT NULL AND a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'f') AND %1$s
            UNION ALL
            %2$s
            UNION ALL
            %3$s
            UNION ALL
            %4$s
            """
                    .formatted(
                            TableQueries.OWN,
                            STORAGE.formatted(TableQueries.OWN),
                            MARKS.formatted(TableQueries.OWN, TARGETS),
                            GRANTS.formatted(TableQueries.OWN));

    /**
     * The objects that use a column. Rules, triggers and policies can be created again from their definitions, with
     * their comments and states. If a publication or a function uses a column, the column can be changed only by hand:
     * rows would be missing in a subscription, and functions can use each other.
     */
    static final String USERS =
            """
            WITH d AS (%1$s)
            SELECT d.relation, d.column_name, 'policy' AS kind,
                format('the policy %%s of %%s', p.polname, p.polrelid::regclass) AS description,
                format('DROP POLICY %%I ON %%s', p.polname, p.polrelid::regclass) AS drop,
                array_remove(ARRAY[%9$s, %2$s], NULL) AS creations
            FROM d JOIN pg_policy p ON d.classid = 'pg_policy'::regclass AND p.oid = d.objid
            UNION ALL
            SELECT d.relation, d.column_name, 'rule', format('the rule %%s of %%s', r.rulename, r.ev_class::regclass),
                format('DROP RULE %%I ON %%s', r.rulename, r.ev_class::regclass),
                array_remove(ARRAY[pg_get_ruledef(r.oid), CASE WHEN r.ev_enabled <> 'O' THEN
                    format('ALTER TABLE %%s %%s RULE %%I', r.ev_class::regclass, CASE r.ev_enabled
                        WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, r.rulename)
                    END, %3$s], NULL)
            FROM d JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            WHERE r.rulename <> '_RETURN'
            UNION ALL
            SELECT d.relation, d.column_name, 'trigger', format('the trigger %%s of %%s', t.tgname, t.tgrelid::regclass),
                format('DROP TRIGGER %%I ON %%s', t.tgname, t.tgrelid::regclass),
                array_remove(ARRAY[pg_get_triggerdef(t.oid), CASE WHEN t.tgenabled <> 'O' THEN
                    format('ALTER TABLE %%s %%s TRIGGER %%I', t.tgrelid::regclass, CASE t.tgenabled
                        WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, t.tgname)
                    END, %4$s], NULL)
            FROM d JOIN pg_trigger t ON d.classid = 'pg_trigger'::regclass AND t.oid = d.objid
            WHERE NOT t.tgisinternal AND t.tgparentid = 0
            UNION ALL
            SELECT d.relation, d.column_name, 'publication', 'the publication ' || p.pubname, NULL, NULL
            FROM d JOIN pg_publication_rel x ON d.classid = 'pg_publication_rel'::regclass AND x.oid = d.objid
            JOIN pg_publication p ON p.oid = x.prpubid
            UNION ALL
            SELECT d.relation, d.column_name, 'function', 'the function ' || f.oid::regprocedure, NULL, NULL
            FROM d JOIN pg_proc f ON d.classid = 'pg_proc'::regclass AND f.oid = d.objid
            UNION ALL
            SELECT d.relation, d.column_name, 'statistics', 'the statistics object ' || s.stxname, NULL,
                CASE WHEN s.stxstattarget >= 0 THEN ARRAY[format('ALTER STATISTICS %%I.%%I SET STATISTICS %%s',
                    (SELECT nspname FROM pg_namespace WHERE oid = s.stxnamespace), s.stxname, s.stxstattarget)] END
            FROM d JOIN pg_statistic_ext s ON d.classid = 'pg_statistic_ext'::regclass AND s.oid = d.objid
            UNION ALL
            SELECT d.relation, d.column_name, 'exclusion', 'the exclusion constraint ' || k.conname, NULL, NULL
            FROM (%6$s) d JOIN pg_constraint k ON k.oid = d.objid
            UNION ALL
            %5$s
            UNION ALL
            %7$s
            UNION ALL
            %8$s
            %10$s"""
                    .formatted(
                            DEPENDENCIES.formatted(CLASSES, TableQueries.READ),
                            COMMENT.formatted("p", "pg_policy", "POLICY", "polname", "polrelid"),
                            COMMENT.formatted("r", "pg_rewrite", "RULE", "rulename", "ev_class"),
                            COMMENT.formatted("t", "pg_trigger", "TRIGGER", "tgname", "tgrelid"),
                            PROPERTIES,
                            DEPENDENCIES.formatted(EXCLUSIONS, TableQueries.OWN),
                            AGAIN.formatted(DEPENDENCIES.formatted(EXCLUSIONS, TableQueries.OWN)),
                            INHERITED.formatted(
                                    TableQueries.OWN,
                                    DEPENDENCIES.formatted(EXCLUSIONS, TableQueries.OWN),
                                    PARTS.formatted(TableQueries.OWN)),
                            OtherQueries.POLICY,
                            ORDER);

    /** The rules of views, which are dropped with their view, and their comments. */
    static final String VIEW_RULES =
            """
            SELECT c.oid AS relation, r.rulename AS name, pg_get_ruledef(r.oid) AS definition, %1$s AS comment
            FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE r.rulename <> '_RETURN' AND c.relkind = 'v' AND %2$s
            ORDER BY 1, 2
            """
                    .formatted(COMMENT.formatted("r", "pg_rewrite", "RULE", "rulename", "ev_class"), TableQueries.READ);

    private UserQueries() {}

    /**
     * {@return the query for the objects that use columns} If there are none of the kinds of objects that can depend on
     * a column, only the properties of the columns, indexes and constraints remain.
     */
    static String users(PresentObjects present) {
        return present.haveAny(
                        PresentObjects.CHILDREN,
                        PresentObjects.EXCLUSIONS,
                        PresentObjects.FUNCTIONS,
                        PresentObjects.POLICIES,
                        PresentObjects.PUBLICATIONS,
                        PresentObjects.RULES,
                        PresentObjects.STATISTICS,
                        PresentObjects.TRIGGERS)
                ? USERS
                : PROPERTIES + ORDER;
    }
}
