package dev.limbeck.command.autogenerate;

import dev.limbeck.Operations;
import dev.limbeck.OperationsBlock;
import dev.limbeck.Renaming;
import dev.limbeck.SequenceDefinition;
import dev.limbeck.model.TableName;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records the names of the tables, views and triggers that a revision would create, without a database. */
final class CreatedNames {
    private final String dialect;
    private final Set<TableName> tables = new HashSet<>();
    private final Set<TableName> views = new HashSet<>();

    /** Records the names of the objects that would be created on a database with the given dialect. */
    CreatedNames(String dialect) {
        this.dialect = dialect;
    }

    /** {@return an implementation of the operations that only records names; calls that need a database fail} */
    Operations operations() {
        return operations(null);
    }

    private Operations operations(@Nullable String schema) {
        InvocationHandler handler =
                (proxy, method, arguments) -> method.getName().equals("in")
                        ? operations((String) arguments[0])
                        : record(proxy, method, arguments, schema);
        return (Operations)
                Proxy.newProxyInstance(Operations.class.getClassLoader(), new Class<?>[] {Operations.class}, handler);
    }

    private @Nullable Object record(Object proxy, Method method, Object @Nullable [] arguments, @Nullable String schema)
            throws Exception {
        Object[] given = arguments == null ? new Object[0] : arguments;
        switch (method.getName()) {
            case "createTable" -> tables.add(new TableName(schema, given[0].toString()));
            case "createSequence" ->
                tables.add(new TableName(
                        schema,
                        ((SequenceDefinition) given[0]).sequence().name().name()));
            case "renameTable" ->
                tables.add(
                        new TableName(schema, given[0] instanceof Renaming names ? names.to() : given[1].toString()));
            case "createView", "createTrigger" -> views.add(new TableName(schema, given[0].toString()));
            case "on" -> runBlock((Operations) proxy, given);
            default -> {
                if (method.getReturnType() != void.class) {
                    return answer(proxy, method, given);
                }
            }
        }
        return null;
    }

    /** Runs the last argument of {@code op.on} if the preceding arguments include the dialect. */
    private void runBlock(Operations operations, Object[] given) throws Exception {
        List<Object> names = Arrays.asList(given).subList(0, given.length - 1);
        boolean included = names.stream()
                .anyMatch(
                        name -> name.equals(dialect) || (name instanceof List<?> several && several.contains(dialect)));
        if (included) {
            ((OperationsBlock<?>) given[given.length - 1]).run(operations);
        }
    }

    private Object answer(Object proxy, Method method, Object[] given) {
        return switch (method.getName()) {
            case "equals" -> proxy == given[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "operations that are only recorded";
            case "dialect" -> dialect;
            default -> throw new UnsupportedOperationException("it needs a database: " + method.getName());
        };
    }

    Set<TableName> tables() {
        return tables;
    }

    Set<TableName> views() {
        return views;
    }
}
