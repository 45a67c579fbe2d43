package dev.limbeck.command.autogenerate;

import dev.limbeck.Operations;
import dev.limbeck.SequenceDefinition;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records the names of the tables, views and triggers that a revision would create, without a database. */
final class CreatedNames {
    private final Set<String> tables = new HashSet<>();
    private final Set<String> views = new HashSet<>();

    /** {@return an implementation of the operations that only records names; calls that need a database fail} */
    Operations operations() {
        InvocationHandler handler = (proxy, method, arguments) -> record(proxy, method, arguments);
        return (Operations)
                Proxy.newProxyInstance(Operations.class.getClassLoader(), new Class<?>[] {Operations.class}, handler);
    }

    private @Nullable Object record(Object proxy, Method method, Object @Nullable [] arguments) {
        Object[] given = arguments == null ? new Object[0] : arguments;
        switch (method.getName()) {
            case "createTable" -> tables.add(given[0].toString());
            case "createSequence" ->
                tables.add(((SequenceDefinition) given[0]).sequence().name().name());
            case "renameTable" -> tables.add(given[1].toString());
            case "createView", "createTrigger" -> views.add(given[0].toString());
            default -> {
                if (method.getReturnType() != void.class) {
                    return answer(proxy, method, given);
                }
            }
        }
        return null;
    }

    private static Object answer(Object proxy, Method method, Object[] given) {
        return switch (method.getName()) {
            case "equals" -> proxy == given[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "operations that are only recorded";
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
