package dev.limbeck.command.autogenerate;

import dev.limbeck.Operations;
import dev.limbeck.OperationsBlock;
import dev.limbeck.SequenceDefinition;
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
    private final Set<String> tables = new HashSet<>();
    private final Set<String> views = new HashSet<>();

    /** Records the names that are created on that dialect. */
    CreatedNames(String dialect) {
        this.dialect = dialect;
    }

    /** {@return an implementation of the operations that only records names; calls that need a database fail} */
    Operations operations() {
        InvocationHandler handler = (proxy, method, arguments) -> record(proxy, method, arguments);
        return (Operations)
                Proxy.newProxyInstance(Operations.class.getClassLoader(), new Class<?>[] {Operations.class}, handler);
    }

    private @Nullable Object record(Object proxy, Method method, Object @Nullable [] arguments) throws Exception {
        Object[] given = arguments == null ? new Object[0] : arguments;
        switch (method.getName()) {
            case "createTable" -> tables.add(given[0].toString());
            case "createSequence" ->
                tables.add(((SequenceDefinition) given[0]).sequence().name().name());
            case "renameTable" -> tables.add(given[1].toString());
            case "createView", "createTrigger" -> views.add(given[0].toString());
            case "on" -> runBlock((Operations) proxy, given);
            default -> {
                if (method.getReturnType() != void.class) {
                    return answer(proxy, method, given);
                }
            }
        }
        return null;
    }

    /** Runs the last argument of {@code op.on} if the preceding ones name the dialect. */
    private void runBlock(Operations operations, Object[] given) throws Exception {
        List<Object> names = Arrays.asList(given).subList(0, given.length - 1);
        boolean included = names.stream()
                .anyMatch(name -> name.equals(dialect) || (name instanceof List<?> several && several.contains(dialect)));
        if (included) {
            ((OperationsBlock<?>) given[given.length - 1]).run(operations);
        }
    }

    private Object answer(Object proxy, Method method, Object[] given) {
        return switch (method.getName()) {
            case "equals" -> proxy == given[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "operations that are only recorded";
            case "in" -> proxy;
            case "dialect" -> dialect;
            default -> throw new UnsupportedOperationException("it needs a database: " + method.getName());
        };
    }

    Set<String> tables() {
        return tables;
    }

    Set<String> views() {
        return views;
    }
}
