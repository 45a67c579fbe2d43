package dev.limbeck.postgresql.read;

import dev.limbeck.postgresql.query.TableQueries;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The versions of the rows of the system catalogs. The server stores a changed row as a new version, in a different
 * place or with the number of a different transaction. Therefore, if an object has the same versions in two readings,
 * neither this connection nor another one has changed it between them. After a rollback, it has the earlier versions
 * again.
 *
 * @param relations for each table, view or foreign table, a hash of the versions of its columns, constraints and
 *     indexes
 * @param names a hash of the versions of everything else whose name or values the server prints in the definitions of
 *     tables, except tables and sequences
 * @param others a hash of the versions of everything else that is read, including tables and sequences themselves
 */
record RowVersions(Map<Long, Long> relations, long names, long others) {
    /** A hash of one row. The number distinguishes rows of different system catalogs. */
    private static final String VERSION = "hashtextextended(%1$s.xmin::text || %1$s.ctid::text, %2$d)";

    private static final String RELATIONS =
            """
            WITH r AS MATERIALIZED (SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND %s)
            SELECT relation, bit_xor(version) AS version FROM (
                SELECT r.oid AS relation, %s AS version FROM r JOIN pg_attribute a ON a.attrelid = r.oid WHERE a.attnum > 0
                UNION ALL SELECT r.oid, %s FROM r JOIN pg_attrdef v ON v.adrelid = r.oid
                UNION ALL SELECT r.oid, %s FROM r JOIN pg_description d ON d.objoid = r.oid
                    AND d.classoid = 'pg_class'::regclass AND d.objsubid > 0
                UNION ALL SELECT r.oid, %s FROM r JOIN pg_constraint k ON k.conrelid = r.oid
                UNION ALL SELECT r.oid, %s FROM r JOIN pg_index i ON i.indrelid = r.oid
                UNION ALL SELECT r.oid, %s FROM r JOIN pg_index i ON i.indrelid = r.oid
                    JOIN pg_class x ON x.oid = i.indexrelid) version
            GROUP BY relation
            """
                    .formatted(
                            TableQueries.READ,
                            VERSION.formatted("a", 1),
                            VERSION.formatted("v", 2),
                            VERSION.formatted("d", 3),
                            VERSION.formatted("k", 4),
                            VERSION.formatted("i", 5),
                            VERSION.formatted("x", 6));

    /** The lowest number that an object can have if it was created after the database. */
    private static final String CREATED = ".oid >= 16384";

    /**
     * Queries the hash {@link #names}. Temporary tables of this connection are included, because they can hide tables
     * of the same name, and so are role names, because an expression can contain one.
     */
    private static final String NAMES =
            """
            SELECT coalesce(bit_xor(version), 0) AS version FROM (
                SELECT %2$s AS version FROM pg_namespace n WHERE n.nspname !~ '^pg_(toast_)?temp_'
                UNION ALL SELECT %3$s FROM pg_type t WHERE t%1$s AND t.typtype <> 'c' AND t.typcategory <> 'A'
                UNION ALL SELECT %4$s FROM pg_class c
                    WHERE c%1$s AND (c.relkind = 'c' OR c.relnamespace = pg_my_temp_schema())
                UNION ALL SELECT %5$s FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                    WHERE c%1$s AND c.relkind = 'c'
                UNION ALL SELECT %6$s FROM pg_enum e
                UNION ALL SELECT %7$s FROM pg_proc p WHERE p%1$s
                UNION ALL SELECT %8$s FROM pg_operator o WHERE o%1$s
                UNION ALL SELECT %9$s FROM pg_opclass k WHERE k%1$s
                UNION ALL SELECT %10$s FROM pg_collation l WHERE l%1$s
                UNION ALL SELECT %11$s FROM pg_am m WHERE m%1$s
                UNION ALL SELECT %12$s FROM pg_ts_config f WHERE f%1$s
                UNION ALL SELECT %13$s FROM pg_ts_dict d WHERE d%1$s
                UNION ALL SELECT %14$s FROM pg_cast s WHERE s%1$s
                UNION ALL SELECT hashtextextended(g.oid || ' ' || g.rolname, 14) FROM pg_roles g) version
            """
                    .formatted(
                            CREATED,
                            VERSION.formatted("n", 1),
                            VERSION.formatted("t", 2),
                            VERSION.formatted("c", 3),
                            VERSION.formatted("a", 4),
                            VERSION.formatted("e", 5),
                            VERSION.formatted("p", 6),
                            VERSION.formatted("o", 7),
                            VERSION.formatted("k", 8),
                            VERSION.formatted("l", 9),
                            VERSION.formatted("m", 10),
                            VERSION.formatted("f", 11),
                            VERSION.formatted("d", 12),
                            VERSION.formatted("s", 13));

    /**
     * Queries the hash {@link #others}. Only those rows of pg_depend are included that are also read, since there are
     * many others. A change to the privileges on a column creates a new version of the column, even if no privilege
     * remains.
     */
    private static final String OTHERS =
            """
            SELECT coalesce(bit_xor(version), 0) AS version FROM (
                SELECT %2$s AS version FROM pg_class c WHERE c%1$s AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
                UNION ALL SELECT %3$s FROM pg_sequence s
                UNION ALL SELECT %4$s FROM pg_trigger t WHERE NOT t.tgisinternal
                UNION ALL SELECT %5$s FROM pg_extension x
                UNION ALL SELECT %6$s FROM pg_constraint k WHERE k.contypid <> 0
                UNION ALL SELECT %7$s FROM pg_range g WHERE g.rngtypid >= 16384
                UNION ALL SELECT %8$s FROM pg_rewrite w WHERE w%1$s
                UNION ALL SELECT %9$s FROM pg_policy p
                UNION ALL SELECT %10$s FROM pg_statistic_ext e
                UNION ALL SELECT %11$s FROM pg_publication u
                UNION ALL SELECT %12$s FROM pg_publication_rel v
                UNION ALL SELECT %13$s FROM pg_inherits h
                UNION ALL SELECT %14$s FROM pg_partitioned_table q
                UNION ALL SELECT %15$s FROM pg_description d WHERE d.objoid >= 16384
                UNION ALL SELECT %16$s FROM pg_attribute a WHERE a.attrelid >= 16384 AND a.attacl IS NOT NULL
                UNION ALL SELECT %18$s FROM pg_index b WHERE b.indisclustered OR b.indisreplident
                UNION ALL SELECT %19$s FROM pg_attribute f WHERE f.attrelid >= 16384
                    AND f.attnum > 0
                    AND (f.attstattarget >= 0 OR f.attoptions IS NOT NULL OR f.attfdwoptions IS NOT NULL)
                UNION ALL SELECT %21$s FROM pg_inherits h JOIN pg_index i ON i.indrelid = h.inhrelid
                UNION ALL SELECT %22$s FROM pg_inherits h JOIN pg_constraint o ON o.conrelid = h.inhrelid
                UNION ALL SELECT %20$s FROM pg_class z WHERE z%1$s AND z.relkind = 'i' AND z.reltablespace <> 0
                UNION ALL SELECT %23$s FROM pg_opfamily j WHERE j%1$s
                UNION ALL SELECT %24$s FROM pg_amop ao WHERE ao%1$s
                UNION ALL SELECT %25$s FROM pg_amproc ap WHERE ap%1$s
                UNION ALL SELECT %26$s FROM pg_ts_config_map tm WHERE tm.mapcfg >= 16384
                UNION ALL SELECT %17$s FROM pg_depend y WHERE y.deptype = 'e'
                    OR y.refclassid = 'pg_proc'::regclass AND y.refobjid >= 16384
                    OR y.classid IN ('pg_policy'::regclass, 'pg_rewrite'::regclass, 'pg_trigger'::regclass,
                        'pg_publication_rel'::regclass, 'pg_proc'::regclass, 'pg_statistic_ext'::regclass)
                    OR y.classid = 'pg_class'::regclass AND y.objid IN (SELECT seqrelid FROM pg_sequence)
                    OR y.classid = 'pg_constraint'::regclass
                        AND y.objid IN (SELECT oid FROM pg_constraint WHERE contype = 'x')) version
            """
                    .formatted(
                            CREATED,
                            VERSION.formatted("c", 1),
                            VERSION.formatted("s", 2),
                            VERSION.formatted("t", 3),
                            VERSION.formatted("x", 4),
                            VERSION.formatted("k", 5),
                            VERSION.formatted("g", 6),
                            VERSION.formatted("w", 7),
                            VERSION.formatted("p", 8),
                            VERSION.formatted("e", 9),
                            VERSION.formatted("u", 10),
                            VERSION.formatted("v", 11),
                            VERSION.formatted("h", 12),
                            VERSION.formatted("q", 13),
                            VERSION.formatted("d", 14),
                            VERSION.formatted("a", 15),
                            VERSION.formatted("y", 16),
                            VERSION.formatted("b", 17),
                            VERSION.formatted("f", 18),
                            VERSION.formatted("z", 19),
                            VERSION.formatted("i", 20),
                            VERSION.formatted("o", 21),
                            VERSION.formatted("j", 22),
                            VERSION.formatted("ao", 23),
                            VERSION.formatted("ap", 24),
                            VERSION.formatted("tm", 25));

    /**
     * Reads the versions. They must be read before the rows, so that a change made in between is detected the next
     * time.
     */
    static RowVersions read(CatalogQueries queries) throws SQLException {
        Map<Long, Long> relations = queries.rows(RELATIONS).stream()
                .collect(Collectors.toMap(row -> row.number("relation"), row -> row.number("version")));
        return new RowVersions(relations, hash(queries, NAMES), hash(queries, OTHERS));
    }

    private static long hash(CatalogQueries queries, String query) throws SQLException {
        return queries.rows(query).get(0).number("version");
    }

    /** {@return the relations that are new or whose versions have changed} */
    Set<Long> changedSince(RowVersions before) {
        Set<Long> changed = new HashSet<>();
        relations.forEach((relation, version) -> {
            if (!version.equals(before.relations().get(relation))) {
                changed.add(relation);
            }
        });
        return changed;
    }

    /** {@return whether the name of an object, which may be part of any definition, has changed} */
    static boolean isRenamed(List<Row> before, List<Row> now) {
        return isRenamed(before, now, "oid", row -> row.text("schema") + "." + row.text("name"));
    }

    /** {@return whether the name of a column has changed} */
    static boolean areColumnsRenamed(List<Row> before, List<Row> now) {
        return isRenamed(before, now, "number", row -> row.text("name"));
    }

    private static boolean isRenamed(List<Row> before, List<Row> now, String key, Function<Row, String> name) {
        Map<Long, String> names = new HashMap<>();
        before.forEach(row -> names.put(row.number(key), name.apply(row)));
        return now.stream().anyMatch(row -> {
            String earlier = names.get(row.number(key));
            return earlier != null && !earlier.equals(name.apply(row));
        });
    }
}
