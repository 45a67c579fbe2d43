import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.Dialects;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;

/**
 * Reads the schemas of several databases twice. The names in the schemas differ, so that no cached result of one schema
 * can be used for another. The times are processor times of the thread.
 */
public final class Reflection {
    private static final int DATABASES = 20;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    public static void main(String[] arguments) throws Exception {
        int tables = Integer.parseInt(arguments[0]);
        double[] text = new double[DATABASES];
        double[] reflected = new double[DATABASES];
        double[] again = new double[DATABASES];
        for (int i = 0; i < DATABASES; i++) {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[1] + "/" + i + ".db")) {
                fill(connection, i, tables);
                read(connection);
                text[i] = millis(() -> read(connection));
                Dialect dialect = Dialects.installed().forUrl("jdbc:sqlite:x");
                reflected[i] = millis(() -> dialect.reflector().reflect(connection).schema());
                again[i] = millis(() -> dialect.reflector().reflect(connection).schema());
            }
        }
        Arrays.sort(text, DATABASES / 2, DATABASES);
        Arrays.sort(reflected, DATABASES / 2, DATABASES);
        Arrays.sort(again, DATABASES / 2, DATABASES);
        int median = DATABASES * 3 / 4;
        System.out.printf("%.1f %.1f %.1f%n", text[median], reflected[median], again[median]);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double millis(Work work) throws Exception {
        long start = THREADS.getCurrentThreadCpuTime();
        work.run();
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
    }

    private static void read(Connection connection) throws Exception {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT type, name, tbl_name, sql FROM sqlite_schema")) {
            while (rows.next()) {
                rows.getString(4);
            }
        }
    }

    private static void fill(Connection connection, int database, int tables) throws Exception {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < tables; i++) {
                String table = "t" + database + "_" + i;
                statement.execute("CREATE TABLE " + table + " (id integer NOT NULL PRIMARY KEY, name varchar(50) NOT NULL,"
                        + " code varchar(20) NOT NULL DEFAULT '-', amount decimal(10, 2) CHECK (amount >= 0), note text,"
                        + " other_id bigint, CONSTRAINT uk_" + table + " UNIQUE (code),"
                        + " CONSTRAINT fk_" + table + " FOREIGN KEY (other_id) REFERENCES " + table + " (id))");
                statement.execute("CREATE INDEX ix_" + table + " ON " + table + " (amount DESC)");
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }
}
