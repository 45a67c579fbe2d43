package dev.limbeck.sqlite.standin;

import dev.limbeck.ops.Operation;
import dev.limbeck.sqlite.ddl.SqliteNames;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Registers stand-ins in a scratch database, so that it accepts definitions with collations and functions that only the
 * application defines. They are never registered on a connection to a real database, because an index sorted in the
 * order of a stand-in would be corrupt.
 */
public final class StandIns {
    /**
     * A map from the driver's class loader to the class loader of the stand-ins. The references to the values are weak,
     * because each value refers to its key.
     */
    private static final Map<ClassLoader, WeakReference<ClassLoader>> LOADERS = new WeakHashMap<>();

    /** The connections to scratch databases, and whether they have stand-ins. */
    private static final Map<Connection, Boolean> SCRATCHES = Collections.synchronizedMap(new WeakHashMap<>());

    private StandIns() {}

    /** Records that the connection is to a scratch database; {@return the connection} */
    public static Connection scratch(Connection connection) {
        SCRATCHES.put(connection, false);
        return connection;
    }

    /** {@return whether the connection is to a scratch database for which stand-ins were registered} */
    public static boolean has(Connection connection) {
        return SCRATCHES.getOrDefault(connection, false);
    }

    /**
     * If the connection is to a scratch database, registers stand-ins for the functions that the operation's new
     * defaults call and that SQLite does not know. The application may define these functions in each database that it
     * migrates.
     */
    public static void registerForDefaults(Connection connection, Operation operation) throws SQLException {
        if (SCRATCHES.containsKey(connection)) {
            Set<String> functions = NewDefaults.columns(operation)
                    .flatMap(column -> NewDefaults.functions(column).stream())
                    .collect(Collectors.toSet());
            register(connection, new ApplicationNames(Set.of(), functions));
        }
    }

    /**
     * Registers stand-ins for the collations and functions that the statements use and that SQLite does not know.
     * Without access to the driver nothing is registered, and the scratch database rejects these names.
     */
    public static void register(Connection scratch, Collection<String> statements) throws SQLException {
        register(scratch, ApplicationNames.of(statements));
    }

    /**
     * Registers stand-ins for the given names that SQLite does not know. Without access to the driver nothing is
     * registered.
     */
    public static void register(Connection scratch, ApplicationNames names) throws SQLException {
        ApplicationNames unknown = unknown(scratch, names);
        for (String name : unknown.collations()) {
            register(scratch, StandInCollation.class.getName(), name);
        }
        for (String name : unknown.functions()) {
            register(scratch, StandInFunction.class.getName(), name);
        }
        if (!unknown.collations().isEmpty() || !unknown.functions().isEmpty()) {
            SCRATCHES.replace(scratch, true);
        }
    }

    /**
     * {@return the objects that the statements need but SQLite does not have, for instance {@code collation unicase}}
     *
     * @param fresh a scratch database without stand-ins
     */
    public static List<String> find(Connection fresh, Collection<String> statements) throws SQLException {
        return describe(unknown(fresh, ApplicationNames.of(statements))).toList();
    }

    /** {@return the collations and functions in the statement, described like the results of {@link #find}} */
    public static Stream<String> names(String statement) {
        return describe(ApplicationNames.of(List.of(statement)));
    }

    private static Stream<String> describe(ApplicationNames names) {
        return Stream.concat(
                        names.collations().stream().map(name -> "collation " + name),
                        names.functions().stream().map(name -> "function " + name))
                .sorted();
    }

    /** {@return the statements of the main schema of the database} */
    public static List<String> statements(Connection connection) throws SQLException {
        return column(connection, "select sql from main.sqlite_schema where sql is not null");
    }

    private static ApplicationNames unknown(Connection connection, ApplicationNames names) throws SQLException {
        return new ApplicationNames(
                findUnknown(names.collations(), connection, "select name from pragma_collation_list"),
                findUnknown(
                        names.functions(),
                        connection,
                        "select name from pragma_function_list union select name from pragma_module_list"));
    }

    private static Set<String> findUnknown(Set<String> names, Connection connection, String query) throws SQLException {
        if (names.isEmpty()) {
            return Set.of();
        }
        Set<String> rest = new HashSet<>(names);
        for (String known : column(connection, query)) {
            rest.remove(SqliteNames.fold(known));
        }
        return rest;
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }

    private static void register(Connection connection, String type, String name) throws SQLException {
        try {
            Connection own = unwrap(connection);
            ClassLoader driver = own.getClass().getClassLoader();
            Class.forName(type, true, loader(driver))
                    .getMethod("register", Connection.class, String.class)
                    .invoke(null, own, name);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException refused) {
                throw refused;
            }
        } catch (ReflectiveOperationException | LinkageError e) {
            // With another driver, or where classes cannot be loaded, nothing is registered: the scratch database
            // rejects the name.
        }
    }

    private static ClassLoader loader(ClassLoader driver) {
        synchronized (LOADERS) {
            WeakReference<ClassLoader> known = LOADERS.get(driver);
            ClassLoader loader = known == null ? null : known.get();
            if (loader == null) {
                loader = new DriverLoader(driver);
                LOADERS.put(driver, new WeakReference<>(loader));
            }
            return loader;
        }
    }

    /** {@return the driver's own connection, which a pool or an application may have wrapped} */
    private static Connection unwrap(Connection connection) throws SQLException {
        return connection.isWrapperFor(Connection.class) ? connection.unwrap(Connection.class) : connection;
    }

    /** Loads the classes of this package that extend classes of a driver, as if they were part of the driver's jar. */
    private static final class DriverLoader extends ClassLoader {
        DriverLoader(ClassLoader driver) {
            super(driver);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            boolean own = name.equals(StandInCollation.class.getName()) || name.equals(StandInFunction.class.getName());
            return own ? define(name) : super.loadClass(name, resolve);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null) {
                    return loaded;
                }
                String file = name.substring(name.lastIndexOf('.') + 1) + ".class";
                try (InputStream in = StandIns.class.getResourceAsStream(file)) {
                    if (in == null) {
                        throw new ClassNotFoundException(name);
                    }
                    byte[] bytes = in.readAllBytes();
                    return defineClass(name, bytes, 0, bytes.length);
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
        }
    }
}
