import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.Dialects;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;

/**
 * Reads the schema of a database on a server several times, each time with a new connection. Prints the processor time of
 * the server's process or thread for the connection and of this process, in milliseconds.
 */
public final class Reading {
    public static void main(String[] arguments) throws Exception {
        Dialect dialect = Dialects.installed().forUrl(arguments[0]);
        int runs = Integer.parseInt(arguments[1]);
        for (int i = 0; i < runs; i++) {
            try (Connection connection = DriverManager.getConnection(arguments[0])) {
                int process = process(connection, arguments[0]);
                double server = server(process);
                long client = client();
                dialect.reflector().reflect(connection).schema();
                System.out.printf("%.1f %.1f%n", server(process) - server, (client() - client) / 1e6);
            }
        }
    }

    private static int process(Connection connection, String url) throws Exception {
        String query = url.startsWith("jdbc:mariadb:")
                ? "SELECT tid FROM information_schema.processlist WHERE id = connection_id()"
                : "SELECT pg_backend_pid()";
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static double server(int process) throws Exception {
        return Long.parseLong(Files.readString(Path.of("/proc/" + process + "/schedstat")).split(" ")[0]) / 1e6;
    }

    private static long client() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
