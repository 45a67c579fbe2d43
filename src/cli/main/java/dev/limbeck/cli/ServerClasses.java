package dev.limbeck.cli;

import dev.limbeck.load.ModelClassLoader;
import dev.limbeck.spi.ModelRequest;
import dev.limbeck.spi.ModelSource;
import java.io.File;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.jar.JarFile;

/**
 * Loads the classes that are needed only on a database server. {@link Training} has no server, so it cannot run the
 * commands that would load them.
 */
final class ServerClasses {
    /** The beginnings of the names of Limbeck's classes, many of which only a server needs, and of the drivers' classes. */
    private static final List<String> PREFIXES = List.of("dev/limbeck/", "org/postgresql/", "org/mariadb/jdbc/");

    private static final String CLASS = ".class";

    /** The server products, each with a version. */
    private static final Map<String, String> SERVERS = Map.of("PostgreSQL", "15.0", "MariaDB", "10.11");

    /** URLs of databases on a server, without its port. */
    private static final List<String> URLS =
            List.of("jdbc:mariadb://127.0.0.1:%d/shop?sslMode=disable", "jdbc:postgresql://127.0.0.1:%d/shop");

    private ServerClasses() {}

    /**
     * Loads the classes of Limbeck and of the drivers from the jars on the class path, without running any of their
     * code.
     *
     * @return the number of classes that were loaded
     */
    static int load() throws IOException {
        int loaded = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (entry.endsWith(".jar")) {
                loaded += load(entry);
            }
        }
        return loaded;
    }

    private static int load(String jar) throws IOException {
        try (JarFile file = new JarFile(jar)) {
            return (int) file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(CLASS) && PREFIXES.stream().anyMatch(name::startsWith))
                    .map(name ->
                            name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
                    .filter(ServerClasses::isLoaded)
                    .count();
        }
    }

    /** Returns false if the class needs an optional library that is missing. */
    private static boolean isLoaded(String name) {
        try {
            Class.forName(name, false, ServerClasses.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError optional) {
            return false;
        }
    }

    /** Uses the classes of Java that the drivers, and the marks of scratch databases, need on a server. */
    static void useJava() {
        System.getLogger(ServerClasses.class.getName()).isLoggable(System.Logger.Level.DEBUG);
        Cleaner.create().register(new Object(), () -> {}).clean();
        new ConcurrentSkipListMap<>(Map.of("", "")).keySet().forEach(key -> {});
        try {
            InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            System.getLogger(ServerClasses.class.getName())
                    .log(System.Logger.Level.DEBUG, "This machine has no name", e);
        }
        List.of("java.sql.ShardingKey", "java.sql.SQLType").forEach(ServerClasses::isLoaded);
    }

    /**
     * Runs a command for each kind of server, with a server that ends each connection immediately. The command loads
     * the classes that the drivers create when they connect, including those of lambda expressions, and the classes for
     * sockets.
     *
     * @param command runs a command with the given URL
     * @return the number of connections
     */
    static int connect(Consumer<String> command) throws IOException {
        AtomicInteger connections = new AtomicInteger();
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread closing = new Thread(() -> closeConnections(server, connections), "server");
            closing.setDaemon(true);
            closing.start();
            URLS.forEach(url -> command.accept(String.format(Locale.ROOT, url, server.getLocalPort())));
        }
        return connections.get();
    }

    private static void closeConnections(ServerSocket server, AtomicInteger connections) {
        try {
            while (true) {
                server.accept().close();
                connections.incrementAndGet();
            }
        } catch (IOException closed) {
            return;
        }
    }

    /** Reads the entities in the folder or jar once for each kind of server; no connection is needed. */
    static void readEntities(Path classes, List<String> packages) throws IOException {
        List<Path> classpath = List.of(classes);
        try (ModelClassLoader loader = ModelClassLoader.open(classpath, ServerClasses.class.getClassLoader())) {
            ModelSource source =
                    ServiceLoader.load(ModelSource.class, loader).findFirst().orElseThrow();
            SERVERS.forEach((product, version) -> source.scan(new ModelRequest(
                    classpath,
                    loader,
                    packages,
                    null,
                    ModelRequest.Settings.PERSISTENCE_XML,
                    List.of(),
                    Map.of(),
                    product,
                    version,
                    name -> false)));
        }
    }
}
