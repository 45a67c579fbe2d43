package dev.limbeck.spring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Limbeck's properties in a Spring Boot application. Each property in a section has the name of a key in
 * {@code limbeck.toml}.
 */
@ConfigurationProperties(prefix = "limbeck", ignoreUnknownFields = false)
public class LimbeckProperties {
    /** Whether the database is upgraded when the application starts. */
    private boolean enabled = true;

    /** Revision to upgrade the database to, as on the command line: head, heads, an id. */
    private String target = "head";

    /** Whether the entities are compared with the database when the application starts. Requires limbeck-hibernate. */
    private Check check = Check.OFF;

    private final Database database = new Database();
    private final Revisions revisions = new Revisions();
    private final Autogenerate autogenerate = new Autogenerate();
    private final Upgrade upgrade = new Upgrade();

    /** Creates the default properties. */
    public LimbeckProperties() {}

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public String getTarget() {
        return target;
    }

    public void setTarget(String target) {
        this.target = target;
    }

    public Check getCheck() {
        return check;
    }

    public void setCheck(Check check) {
        this.check = check;
    }

    public Database getDatabase() {
        return database;
    }

    public Revisions getRevisions() {
        return revisions;
    }

    public Autogenerate getAutogenerate() {
        return autogenerate;
    }

    public Upgrade getUpgrade() {
        return upgrade;
    }

    /** The reaction if the entities and the database differ. */
    public enum Check {
        /** The entities and the database are not compared. */
        OFF,
        /** The differences are logged. */
        WARN,
        /** The application does not start. */
        FAIL
    }

    /** The connection to the database. */
    public static class Database {
        /** JDBC URL of the database. If not set, the data source of the application is used. */
        private @Nullable String url;

        /** Database user to connect as, at limbeck.database.url. */
        private @Nullable String username;

        /** Password of the database user. */
        private @Nullable String password;

        /** How long to wait for a lock that another program holds on the database. */
        private Duration lockTimeout = Duration.ofSeconds(30);

        /**
         * Whether a table's stored definition is edited if a change does not affect its rows. If false, the table is
         * copied.
         */
        private boolean inPlace = true;

        /** Schema for names that specify none, on a database that has schemas. */
        private @Nullable String schema;

        /** Role to switch to after connecting, on a database that has roles. */
        private @Nullable String role;

        /** SQL to run after connecting to the database. */
        private @Nullable String initSql;

        /** Creates the default properties. */
        public Database() {}

        public @Nullable String getUrl() {
            return url;
        }

        public void setUrl(@Nullable String url) {
            this.url = url;
        }

        public @Nullable String getUsername() {
            return username;
        }

        public void setUsername(@Nullable String username) {
            this.username = username;
        }

        public @Nullable String getPassword() {
            return password;
        }

        public void setPassword(@Nullable String password) {
            this.password = password;
        }

        public Duration getLockTimeout() {
            return lockTimeout;
        }

        public void setLockTimeout(Duration lockTimeout) {
            this.lockTimeout = lockTimeout;
        }

        public boolean isInPlace() {
            return inPlace;
        }

        public void setInPlace(boolean inPlace) {
            this.inPlace = inPlace;
        }

        public @Nullable String getSchema() {
            return schema;
        }

        public void setSchema(@Nullable String schema) {
            this.schema = schema;
        }

        public @Nullable String getRole() {
            return role;
        }

        public void setRole(@Nullable String role) {
            this.role = role;
        }

        public @Nullable String getInitSql() {
            return initSql;
        }

        public void setInitSql(@Nullable String initSql) {
            this.initSql = initSql;
        }
    }

    /** The revisions of the application. */
    public static class Revisions {
        /** Java package of the revisions. */
        private String packageName = "db.revisions";

        /** Table with the current revisions. */
        private String versionTable = "alembic_version";

        /** Schema of the version table, on a database that has schemas. */
        private @Nullable String versionTableSchema;

        /** Table in which each run of a revision is recorded. None if not set. */
        private @Nullable String logTable;

        /** Creates the default properties. */
        public Revisions() {}

        public String getPackage() {
            return packageName;
        }

        public void setPackage(String name) {
            this.packageName = name;
        }

        public String getVersionTable() {
            return versionTable;
        }

        public void setVersionTable(String versionTable) {
            this.versionTable = versionTable;
        }

        public @Nullable String getVersionTableSchema() {
            return versionTableSchema;
        }

        public void setVersionTableSchema(@Nullable String versionTableSchema) {
            this.versionTableSchema = versionTableSchema;
        }

        public @Nullable String getLogTable() {
            return logTable;
        }

        public void setLogTable(@Nullable String logTable) {
            this.logTable = logTable;
        }
    }

    /** The part of the database that is compared with the entities. */
    public static class Autogenerate {
        /** Patterns for the tables to compare, or for parts of tables, as table.name. Everything if not set. */
        private List<String> include = new ArrayList<>();

        /** Patterns for the tables to ignore, or for parts of tables, as table.name. */
        private List<String> exclude = new ArrayList<>();

        /** Creates the default properties. */
        public Autogenerate() {}

        public List<String> getInclude() {
            return include;
        }

        public void setInclude(List<String> include) {
            this.include = include;
        }

        public List<String> getExclude() {
            return exclude;
        }

        public void setExclude(List<String> exclude) {
            this.exclude = exclude;
        }
    }

    /** The settings for applying revisions. */
    public static class Upgrade {
        /** Hazards that keep a revision from being applied, such as rewrite. */
        private List<String> refuse = new ArrayList<>();

        /**
         * Whether an incomplete revision is continued, on a database that runs revisions step by step: always or never.
         */
        private String resume = "always";

        /** Creates the default properties. */
        public Upgrade() {}

        public List<String> getRefuse() {
            return refuse;
        }

        public void setRefuse(List<String> refuse) {
            this.refuse = refuse;
        }

        public String getResume() {
            return resume;
        }

        public void setResume(String resume) {
            this.resume = resume;
        }
    }
}
