package dev.limbeck.postgresql.history;

import dev.limbeck.postgresql.PostgresqlServer;
import dev.limbeck.testing.KindTests;
import dev.limbeck.testing.StatementObserver;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;

class KindsTest extends KindTests {

    @AfterAll
    static void update() {
        writeFound("PostgreSQL");
    }

    @Override
    protected String createDatabase() {
        return PostgresqlServer.createDatabase();
    }

    @Override
    protected int version() {
        return PostgresqlServer.majorVersion();
    }

    @Override
    protected String undescribedQuery() {
        return UNDESCRIBED;
    }

    @Override
    protected StatementObserver observer() {
        return new RefreshedSchema();
    }

    @Override
    protected String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static final String UNDESCRIBED =
            """
            SELECT 'column ' || c.relname || '.' || a.attname || ' ' || a.attstorage::text || ' ' || a.attcompression::text
                || ' ' || coalesce(a.attstattarget, -1) || coalesce(' ' || array_remove(a.attoptions, (SELECT o FROM unnest(a.attoptions) o WHERE o LIKE 'pg_attver=%'))::text, '') || coalesce(' ' || a.attacl::text, '')
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
            UNION ALL SELECT 'relation ' || relname || ' ' || relkind::text || relrowsecurity || relforcerowsecurity || relreplident::text
                || coalesce(' ' || pg_get_expr(relpartbound, oid), '') || coalesce(' ' || relacl::text, '')
            FROM pg_class WHERE relnamespace = 'public'::regnamespace
            UNION ALL SELECT 'policy ' || polname || ' ' || polrelid::regclass || polcmd::text || polpermissive || polroles::text
                || coalesce(pg_get_expr(polqual, polrelid), '') || coalesce(pg_get_expr(polwithcheck, polrelid), '')
            FROM pg_policy
            UNION ALL SELECT 'trigger ' || tgenabled::text || ' ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
            UNION ALL SELECT 'comment ' || pg_describe_object(classoid, objoid, objsubid) || ' ' || description
            FROM pg_description WHERE objoid >= 16384
            UNION ALL SELECT 'default ' || adrelid::regclass || adnum || pg_get_expr(adbin, adrelid) FROM pg_attrdef
            UNION ALL SELECT 'rule ' || ev_enabled::text || ' ' || pg_get_ruledef(oid) FROM pg_rewrite WHERE rulename <> '_RETURN' AND ev_class >= 16384
            UNION ALL SELECT 'statistics ' || pg_get_statisticsobjdef(oid) FROM pg_statistic_ext
            UNION ALL SELECT 'exclusion ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'x'
            UNION ALL SELECT 'published ' || pubname || ' ' || schemaname || ' ' || tablename FROM pg_publication_tables
            UNION ALL SELECT 'function ' || pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'
            UNION ALL SELECT 'type ' || typname || typowner::regrole || coalesce(' ' || typacl::text, '') FROM pg_type
            WHERE typnamespace = 'public'::regnamespace AND typtype = 'e'
            UNION ALL SELECT 'inherits ' || inhrelid::regclass || ' ' || inhparent::regclass FROM pg_inherits
            ORDER BY 1
            """;
}
