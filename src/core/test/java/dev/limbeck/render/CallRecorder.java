package dev.limbeck.render;

import dev.limbeck.Batch;
import dev.limbeck.ColumnChange;
import dev.limbeck.ColumnDefinition;
import dev.limbeck.ForeignKeyDefinition;
import dev.limbeck.IndexItem;
import dev.limbeck.KeyDefinition;
import dev.limbeck.Migration;
import dev.limbeck.Operations;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a compiled revision with proxies that record each call. */
final class CallRecorder {
    private final List<String> calls = new ArrayList<>();

    private CallRecorder() {}

    static List<String> recordUpgrade(Class<?> revision) {
        CallRecorder recorder = new CallRecorder();
        try {
            instance(revision).upgrade(recorder.proxy(Operations.class, "op"));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return recorder.calls;
    }

    static List<String> recordDowngrade(Class<?> revision) {
        CallRecorder recorder = new CallRecorder();
        try {
            instance(revision).downgrade(recorder.proxy(Operations.class, "op"));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return recorder.calls;
    }

    private static Migration instance(Class<?> revision) throws ReflectiveOperationException {
        return (Migration) revision.getDeclaredConstructor().newInstance();
    }

    private <T> T proxy(Class<T> type, String name) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    String call = describe(method, arguments);
                    calls.add(name + "." + call);
                    if (arguments != null && arguments[arguments.length - 1] instanceof Consumer<?> consumer) {
                        accept(consumer, method);
                    }
                    return method.getReturnType().isInstance(self) ? self : null;
                });
        return type.cast(proxy);
    }

    @SuppressWarnings("unchecked")
    private void accept(Consumer<?> consumer, Method method) {
        if (method.getName().equals("batchAlterTable")) {
            ((Consumer<Batch>) consumer).accept(proxy(Batch.class, "batch"));
        } else {
            ((Consumer<ColumnChange>) consumer).accept(proxy(ColumnChange.class, "c"));
        }
    }

    private static String describe(Method method, Object[] arguments) {
        return method.getName() + "("
                + Arrays.stream(arguments == null ? new Object[0] : arguments)
                        .filter(each -> !(each instanceof Consumer<?>))
                        .flatMap(each -> each instanceof Object[] many ? Arrays.stream(many) : Stream.of(each))
                        .map(CallRecorder::describe)
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private static String describe(Object argument) {
        if (argument instanceof ColumnDefinition column) {
            return column.toString();
        }
        if (argument instanceof KeyDefinition key) {
            return key.constraint().toString();
        }
        if (argument instanceof ForeignKeyDefinition key) {
            return key.constraint().toString();
        }
        if (argument instanceof IndexItem.Part part) {
            return part.part().toString();
        }
        return String.valueOf(argument);
    }
}
