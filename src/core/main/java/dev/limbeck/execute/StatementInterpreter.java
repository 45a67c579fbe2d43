package dev.limbeck.execute;

import dev.limbeck.Batch;
import dev.limbeck.ColumnChange;
import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.ops.Recreate;
import dev.limbeck.render.CodeStatement;
import dev.limbeck.render.Expression;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls in the statements of a revision file as the compiled file would: it calls the same methods of the
 * published interfaces, with exactly the arguments in the text.
 */
final class StatementInterpreter {
    private static final String RECREATE = "Recreate.";

    private final Map<String, Receiver> variables;

    private StatementInterpreter(Map<String, Receiver> variables) {
        this.variables = variables;
    }

    /** The receiver of a call: a value and its static type. */
    private record Receiver(@Nullable Object value, Class<?> type) {}

    /** Makes the calls on the given operations. */
    static void interpret(List<CodeStatement> statements, Operations operations) {
        StatementInterpreter player =
                new StatementInterpreter(Map.of("op", new Receiver(operations, Operations.class)));
        statements.forEach(player::interpret);
    }

    private static StatementInterpreter of(String variable, Object value, Class<?> type) {
        return new StatementInterpreter(Map.of(variable, new Receiver(value, type)));
    }

    private void interpret(CodeStatement statement) {
        if (statement instanceof CodeStatement.Line line) {
            value(line.chain());
        } else {
            CodeStatement.Block block = (CodeStatement.Block) statement;
            int last = block.opening().calls().size() - 1;
            Expression.Call opening = block.opening().calls().get(last);
            List<@Nullable Object> arguments = values(opening.arguments());
            arguments.add(consumer(batch -> {
                StatementInterpreter inside = of(block.parameter(), batch, Batch.class);
                block.steps().forEach(inside::interpret);
            }));
            call(callAll(block.opening(), last), opening.name(), arguments);
        }
    }

    private @Nullable Object value(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return literal.value();
        }
        if (expression instanceof Expression.Raw raw) {
            return value(raw.text());
        }
        if (expression instanceof Expression.Lambda lambda) {
            return consumer(
                    change -> of(lambda.parameter(), change, ColumnChange.class).value(lambda.body()));
        }
        return value((Expression.Chain) expression);
    }

    private static Consumer<Object> consumer(Consumer<Object> body) {
        return body;
    }

    private @Nullable Object value(Expression.Chain chain) {
        return callAll(chain, chain.calls().size()).value();
    }

    /** Makes the first {@code count} calls of the chain. */
    private Receiver callAll(Expression.Chain chain, int count) {
        Receiver at = receiver(chain.receiver());
        for (Expression.Call call : chain.calls().subList(0, count)) {
            at = call(at, call.name(), values(call.arguments()));
        }
        return at;
    }

    /** Returns the receiver with the given name; an empty name refers to the builders that revisions inherit. */
    private Receiver receiver(String name) {
        Receiver found = name.isEmpty() ? new Receiver(null, Migration.class) : variables.get(name);
        if (found == null) {
            throw new IllegalStateException("The text has no variable " + name);
        }
        return found;
    }

    private List<@Nullable Object> values(List<Expression> expressions) {
        List<@Nullable Object> values = new ArrayList<>();
        expressions.forEach(each -> values.add(value(each)));
        return values;
    }

    private static @Nullable Object value(String java) {
        if (java.startsWith(RECREATE)) {
            return Recreate.valueOf(java.substring(RECREATE.length()));
        }
        return switch (java) {
            case "null" -> null;
            case "true" -> true;
            case "false" -> false;
            default -> Character.isLetter(java.charAt(0)) ? ApiMethods.readConstant(java) : number(java);
        };
    }

    private static Object number(String java) {
        boolean isLong = java.endsWith("L");
        return isLong ? (Object) Long.valueOf(java.substring(0, java.length() - 1)) : (Object) Integer.valueOf(java);
    }

    private static Receiver call(Receiver on, String name, List<@Nullable Object> arguments) {
        Method method = ApiMethods.find(on.type(), name, arguments);
        try {
            Object result = method.invoke(on.value(), ApiMethods.toArguments(method, arguments));
            return new Receiver(result, method.getReturnType());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new ExecutionException(name + " failed: " + e.getCause(), e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " is not published", e);
        }
    }
}
